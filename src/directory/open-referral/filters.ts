import { type Static, Type } from 'typebox'
import { WEEKDAYS, type Weekday } from '../record/schedule.ts'
import type { Terms } from './terms.ts'

const uuid = (description: string) => Type.Optional(Type.String({ format: 'uuid', description }))
const age = (description: string) => Type.Optional(Type.Number({ minimum: 0, maximum: 150, description }))
const time = (description: string) =>
  Type.Optional(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description }))

/** The standard's filters on services, and on the places where they are given. All that are given have to hold. */
export const serviceFilters = {
  search: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: 'Words in its name or its texts.' }),
  ),
  taxonomy_term_id: uuid('It has this term or a narrower one.'),
  taxonomy_id: uuid('It has a term of this taxonomy.'),
  minimum_age: age('Its youngest age is this or above.'),
  maximum_age: age('Its oldest age is this or below.'),
  day: Type.Optional(
    Type.Unsafe<Weekday>({ type: 'string', enum: [...WEEKDAYS], description: 'Open on this day.' }),
  ),
  start_time: time('On that day, if one is given, it opens at this time or later. HH:MM.'),
  end_time: time('And closes at this time or earlier.'),
  organization_id: uuid('Given by this organisation.'),
  modified_after: Type.Optional(
    Type.String({
      format: 'date-time',
      description:
        'Changed at this instant or later, in the order of changes. What was withdrawn since is told too, as `defunct`, whatever else is asked for.',
    }),
  ),
}

const asked = Type.Object(serviceFilters)
export type ServiceFilters = Static<typeof asked>

/** What the database is asked for: terms with all that is narrower. */
export function conditionsOf(filters: ServiceFilters, terms: Terms) {
  const { taxonomy_term_id: term, taxonomy_id: taxonomy } = filters
  const hours = {
    ...(filters.day === undefined ? {} : { day: filters.day }),
    ...(filters.start_time === undefined ? {} : { start: filters.start_time }),
    ...(filters.end_time === undefined ? {} : { end: filters.end_time }),
  }
  return {
    search: filters.search,
    term: term === undefined ? undefined : terms.within(term),
    taxonomy: taxonomy === undefined ? undefined : terms.ofTaxonomy(taxonomy),
    minimumAge: filters.minimum_age,
    maximumAge: filters.maximum_age,
    hours: Object.keys(hours).length === 0 ? undefined : hours,
    organisation: filters.organization_id,
  }
}

export type Conditions = ReturnType<typeof conditionsOf>
