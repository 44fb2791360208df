import { Type } from 'typebox'
import { findCouncil } from '#councils/index.ts'
import type { Answer, Db, Trx } from '#platform/operation.ts'
import type { Refusal } from '#platform/problems.ts'
import type { PublicOrganisation, PublicService } from '../publishing/public-record.ts'
import { kept } from '../reading/kept.ts'
import { allTaxonomies } from '../taxonomies/index.ts'
import type { HsdsOrganization, HsdsService } from './hsds.ts'
import { briefly, toHsdsCouncil, toHsdsOrganisation } from './mapping/organisation.ts'
import { toHsdsService } from './mapping/service.ts'
import type { OrganisationRow } from './queries/organisations.ts'
import type { ServiceRow } from './queries/services.ts'
import { type Terms, termsOf } from './terms.ts'

export const FEED = '/oruk/v3'

/** The standard's schemas are its own (CC BY-SA) and are not told again here: what answers hold to is tested against them. */
export const hsdsRecord = (what: string) =>
  Type.Object(
    { id: Type.String({ format: 'uuid' }) },
    { additionalProperties: true, description: `${what}, valid by HSDS 3.0 and by its UK profile.` },
  )

export const idParams = Type.Object(
  { id: Type.String({ format: 'uuid', description: 'Its id.' }) },
  { additionalProperties: false },
)

/** Reads for one answer: all of it as it was at one moment. */
export const readFeed = <T extends Answer | Refusal>(
  db: Db,
  work: (trx: Trx, terms: Terms) => Promise<T>,
): Promise<T> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => work(trx, termsOf(await allTaxonomies(trx))))

export const oneRecord = (body: object): Answer => {
  const json = JSON.stringify(body)
  return { status: 200, json, headers: kept(json) }
}

export const organisationOf = ({ document, council_id }: Omit<OrganisationRow, 'id'>): HsdsOrganization =>
  document === null
    ? toHsdsCouncil(findCouncil(council_id) ?? { id: council_id, name: council_id })
    : toHsdsOrganisation(JSON.parse(document) as PublicOrganisation)

/** All of a service; of one that was withdrawn, that it is gone. */
export function serviceOf(row: ServiceRow, terms: Terms): HsdsService {
  if (row.document === null) return gone(row)
  return toHsdsService(JSON.parse(row.document) as PublicService, {
    organisation: organisationOf({ document: row.organisation, council_id: row.council_id }),
    terms,
    modifiedAt: row.modified_at,
  })
}

/** Nothing is left of it but that it was: what it was called went with it. */
const gone = ({ id, modified_at }: ServiceRow): HsdsService => ({
  id,
  name: 'No longer listed',
  status: 'defunct',
  last_modified: modified_at.toISOString(),
})

/** What a list shows of a record, unless all is asked for: whatever there is one of. */
export function inAList<T extends HsdsService | HsdsOrganization>(record: T): object {
  const single = Object.entries(record).filter(([, value]) => !Array.isArray(value))
  const { organization, ...rest } = Object.fromEntries(single) as Partial<HsdsService>
  return organization === undefined ? rest : { ...rest, organization: briefly(organization) }
}

/** For those who only compare: the ids, when each changed, and which are gone. */
export const minimally = ({ id, status, last_modified }: HsdsService): object =>
  status === 'defunct' ? { id, status, last_modified } : { id, last_modified }
