import { councils } from '#councils/index.ts'
import { faultsOfBody } from '#platform/validation.ts'
import {
  councilOrganisationId,
  type ForWantOfTerms,
  fromHsdsOrganisation,
  fromHsdsService,
  type HsdsOrganization,
  type HsdsService,
  type Terms,
} from '../open-referral/index.ts'
import { HsdsServiceInput, withoutEmpty } from './hsds-input.ts'
import { type Import, importRecord } from './import-record.ts'
import type { ImportedItem } from './report.ts'

type Known = { terms: Terms; otherwise: ForWantOfTerms }

const refused = (sourceId: string, errors: ImportedItem['errors']): ImportedItem => ({
  kind: 'service',
  sourceId,
  outcome: 'refused',
  leftOut: [],
  errors,
})

/** Services of a feed, each with its organisation before it. One that cannot be read keeps no other back. */
export async function importAll(
  into: Import,
  sent: readonly object[],
  known: Known,
): Promise<ImportedItem[]> {
  const items: ImportedItem[] = []
  const organisations = new Map<string, ImportedItem>()
  for (const each of sent) {
    const service = withoutEmpty(each) as HsdsService
    const faults = faultsOfBody(HsdsServiceInput, service)
    if (faults.length > 0) {
      items.push(refused(typeof service.id === 'string' ? service.id : '', faults))
      continue
    }
    const own = giver(service)
    if (own !== undefined && !organisations.has(own.id)) {
      const organisation = await importOrganisation(into, own)
      organisations.set(own.id, organisation)
      items.push(organisation)
    }
    items.push(await importService(into, service, own && organisations.get(own.id), known))
  }
  return items
}

/** The council that stands for whoever gives a service is no organisation of the directory. */
const giver = ({ organization }: HsdsService): HsdsOrganization | undefined =>
  organization !== undefined && councils.every(({ id }) => councilOrganisationId(id) !== organization.id)
    ? organization
    : undefined

const importOrganisation = (into: Import, hsds: HsdsOrganization): Promise<ImportedItem> =>
  importRecord(into, {
    kind: 'organisation',
    sourceId: hsds.id,
    document: fromHsdsOrganisation({ ...hsds, description: hsds.description ?? hsds.name }),
    leftOut: [],
  })

async function importService(
  into: Import,
  service: HsdsService,
  organisation: ImportedItem | undefined,
  { terms, otherwise }: Known,
): Promise<ImportedItem> {
  const isKnown = (taxonomy: string, code: string) => terms.find(into.council, taxonomy, code) !== undefined
  const read = fromHsdsService(service, otherwise, isKnown)
  if (read === undefined)
    return refused(service.id, [
      { pointer: '/status', code: 'no_longer_given', message: 'The feed says that it is no longer given.' },
    ])
  const record = organisation?.record
  const unread = organisation !== undefined && record === undefined ? ['/organization'] : []
  return importRecord(into, {
    kind: 'service',
    sourceId: service.id,
    document: { ...read.record, ...(record === undefined ? {} : { organisation: record }) },
    leftOut: [...read.leftOut, ...unread],
  })
}
