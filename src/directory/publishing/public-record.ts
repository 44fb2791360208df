import { type Static, Type } from 'typebox'
import type { DocumentOf, RecordKind } from '../record/index.ts'
import { OrganisationRecord } from '../record/organisation-record.ts'
import { ServiceRecord } from '../record/service-record.ts'
import { strict } from '../record/words.ts'
import { PublicPlace, publicPlace } from './public-place.ts'

const standing = {
  id: Type.String({ format: 'uuid' }),
  councilId: Type.String(),
  assuredOn: Type.String({ format: 'date', description: 'When its provider last said that it is right.' }),
  reviewDueOn: Type.String({ format: 'date' }),
}

/** Named one by one: a member that is new in the record is not published until it is named here. */
export const PublicService = Type.Object(
  {
    ...standing,
    ...Type.Pick(ServiceRecord, [
      'name',
      'summary',
      'description',
      'url',
      'organisation',
      'channels',
      'categories',
      'terms',
      'state',
      'stateNote',
      'ages',
      'eligibility',
      'referral',
      'gettingIn',
      'costs',
      'languages',
      'contacts',
      'links',
      'schedules',
      'childcare',
      'localOffer',
    ]).properties,
    places: Type.Array(PublicPlace),
  },
  { $id: 'PublicService', ...strict, description: 'A service as the directory publishes it.' },
)
export type PublicService = Static<typeof PublicService>

export const PublicOrganisation = Type.Object(
  {
    ...standing,
    ...Type.Pick(OrganisationRecord, [
      'name',
      'description',
      'url',
      'charityNumber',
      'companyNumber',
      'contacts',
      'links',
    ]).properties,
  },
  { $id: 'PublicOrganisation', ...strict, description: 'An organisation as the directory publishes it.' },
)
export type PublicOrganisation = Static<typeof PublicOrganisation>

export type PublicOf<K extends RecordKind> = K extends 'service' ? PublicService : PublicOrganisation

export type Standing = { id: string; councilId: string; assuredOn: string; reviewDueOn: string }

const keysOf = {
  service: Object.keys(PublicService.properties),
  organisation: Object.keys(PublicOrganisation.properties),
}

/** What of a record may leave this service. */
export function publicRecord<K extends RecordKind>(
  kind: K,
  standing: Standing,
  document: DocumentOf<K>,
): PublicOf<K> {
  const named = Object.entries(document).filter(([name]) => keysOf[kind].includes(name))
  const places =
    'places' in document ? { places: document.places.flatMap((place) => publicPlace(place) ?? []) } : {}
  return { ...standing, ...Object.fromEntries(named), ...places } as unknown as PublicOf<K>
}
