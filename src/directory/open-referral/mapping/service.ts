import type { PublicService } from '../../publishing/public-record.ts'
import type { ServiceRecord } from '../../record/service-record.ts'
import { type HsdsOrganization, type HsdsService, present } from '../hsds.ts'
import type { Terms } from '../terms.ts'
import { type ForWantOfTerms, fromHsdsAttributes, toHsdsAttributes } from './attributes.ts'
import { fromHsdsContacts, fromHsdsUrls, toHsdsContacts, toHsdsUrls } from './contact.ts'
import { fromHsdsCosts, toHsdsCosts } from './cost.ts'
import { fromHsdsDescription, toHsdsDescription } from './description.ts'
import { fromHsdsLanguages, toHsdsLanguages } from './language.ts'
import { fromHsdsPlace, toHsdsPlace } from './place.ts'
import { fromHsdsSchedule, toHsdsSchedule } from './schedule.ts'
import { fromHsdsState, toHsdsState } from './state.ts'

type Beside = { organisation: HsdsOrganization; terms: Terms; modifiedAt: Date }

/** A service as the standard says it: HSDS 3.0 with what the UK's profile adds, from what the public may read. */
export function toHsdsService(
  service: PublicService,
  { organisation, terms, modifiedAt }: Beside,
): HsdsService {
  const { id } = service
  const { status, wait_time, alert } = toHsdsState(service)
  return present<HsdsService>({
    id,
    organization_id: organisation.id,
    name: service.name,
    description: toHsdsDescription(service),
    url: service.url,
    additional_urls: toHsdsUrls(service.links, id),
    email: service.contacts.find(({ email }) => email !== undefined)?.email,
    status,
    application_process: service.gettingIn,
    wait_time,
    eligibility_description: service.eligibility,
    minimum_age: service.ages.from,
    maximum_age: service.ages.to,
    assured_date: service.assuredOn,
    alert,
    last_modified: modifiedAt.toISOString(),
    phones: undefined,
    schedules: service.schedules.map((schedule, at) => toHsdsSchedule(schedule, id, at)),
    service_at_locations: service.places.map((place) => toHsdsPlace(id, place)),
    languages: toHsdsLanguages(service.languages, id),
    organization: organisation,
    cost_options: toHsdsCosts(service.costs, id),
    contacts: toHsdsContacts(service.contacts, id),
    attributes: toHsdsAttributes(service, terms),
  })
}

export type Reading = {
  record: ServiceRecord
  /** Where the feed says something that a record has no place for. */
  leftOut: string[]
}

/** A service of a feed as a record; undefined of one that is no longer given. The inverse of `toHsdsService` for what both can say. */
export function fromHsdsService(
  hsds: HsdsService,
  otherwise: ForWantOfTerms,
  known: (taxonomy: string, code: string) => boolean,
): Reading | undefined {
  const state = fromHsdsState(hsds)
  if (state === undefined) return undefined
  const { unknown, ...fromTerms } = fromHsdsAttributes(hsds.attributes, otherwise, known)
  const schedules = (hsds.schedules ?? []).map(fromHsdsSchedule)
  const places = (hsds.service_at_locations ?? []).map(fromHsdsPlace)
  return {
    record: {
      name: hsds.name,
      ...fromHsdsDescription(hsds.description ?? hsds.name),
      ...(hsds.url === undefined ? {} : { url: hsds.url }),
      ...fromTerms,
      ...state,
      ages: agesOf(hsds),
      ...(hsds.eligibility_description === undefined ? {} : { eligibility: hsds.eligibility_description }),
      ...(hsds.application_process === undefined ? {} : { gettingIn: hsds.application_process }),
      costs: fromHsdsCosts(hsds.cost_options),
      languages: fromHsdsLanguages(hsds.languages),
      contacts: fromHsdsContacts(hsds.contacts, { email: hsds.email, phones: hsds.phones }),
      links: fromHsdsUrls(hsds.additional_urls),
      places: places.filter((place) => place !== undefined),
      schedules: schedules.filter((schedule) => schedule !== undefined),
    },
    leftOut: [
      ...unknown,
      ...missing('/schedules', schedules),
      ...missing('/service_at_locations', places),
      ...missingInPlaces(hsds),
    ],
  }
}

const OLDEST = 25

/** The directory is for children and young people: an age above theirs is an open end. */
const agesOf = ({ minimum_age: from, maximum_age: to }: HsdsService): ServiceRecord['ages'] => ({
  ...(from === undefined ? {} : { from: Math.floor(from) }),
  ...(to === undefined || to > OLDEST ? {} : { to: Math.floor(to) }),
})

const missing = (pointer: string, read: readonly unknown[]): string[] =>
  read.flatMap((each, at) => (each === undefined ? [`${pointer}/${at}`] : []))

const missingInPlaces = ({ service_at_locations = [] }: HsdsService): string[] =>
  service_at_locations.flatMap((place, at) => [
    ...missing(`/service_at_locations/${at}/schedules`, (place.schedules ?? []).map(fromHsdsSchedule)),
    ...missing(
      `/service_at_locations/${at}/location/schedules`,
      (place.location?.schedules ?? []).map(fromHsdsSchedule),
    ),
  ])
