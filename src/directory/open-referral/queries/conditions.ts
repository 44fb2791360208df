import { type RawBuilder, sql } from 'kysely'
import { councils } from '#councils/index.ts'
import type { Conditions } from '../filters.ts'
import { councilOrganisationId } from '../ids.ts'

/** What the feed's filters say of `f`, a row of feed_service whose published organisation is `o`. */
export function serviceConditions(asked: Conditions): RawBuilder<boolean> {
  const all = [
    asked.search === undefined ? undefined : sql`f.words @@ websearch_to_tsquery('english', ${asked.search})`,
    asked.term === undefined ? undefined : sql`f.terms && ${asked.term}::uuid[]`,
    asked.taxonomy === undefined ? undefined : sql`f.terms && ${asked.taxonomy}::uuid[]`,
    asked.minimumAge === undefined ? undefined : sql`f.minimum_age >= ${asked.minimumAge}::numeric`,
    asked.maximumAge === undefined ? undefined : sql`f.maximum_age <= ${asked.maximumAge}::numeric`,
    asked.hours === undefined ? undefined : openAt(asked.hours),
    asked.organisation === undefined ? undefined : givenBy(asked.organisation),
  ].filter((condition) => condition !== undefined)
  return all.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(all, sql` and `)}`
}

/** The same hours: a day on which it opens early and another on which it closes late are no answer. */
const openAt = ({ day, start, end }: NonNullable<Conditions['hours']>) => sql`
  exists (select from jsonb_to_recordset(f.hours) as h (days jsonb, opens text, closes text)
    where ${day === undefined ? sql`true` : sql`h.days ? ${day}`}
      and ${start === undefined ? sql`true` : sql`h.opens >= ${start}`}
      and ${end === undefined ? sql`true` : sql`h.closes <= ${end}`})`

/** A council gives what names no organisation, or one that is not published. */
function givenBy(id: string) {
  const council = councils.find((each) => councilOrganisationId(each.id) === id)
  return council === undefined ? sql`o.id = ${id}` : sql`f.council_id = ${council.id} and o.id is null`
}
