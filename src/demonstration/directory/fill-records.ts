import type { OrganisationRecord } from '../../directory/record/organisation-record.ts'
import type { ServiceRecord } from '../../directory/record/service-record.ts'
import { childcareOf } from './childcare.ts'
import type { Door } from './door.ts'
import { familyServices } from './family-services.ts'
import { approve, type Deed, type InWork, submit } from './in-work.ts'
import { localOfferServices } from './local-offer.ts'
import { organisationsOf } from './organisations.ts'
import type { Where } from './where.ts'
import { serviceOf } from './words.ts'

type NewRecord =
  | { readonly kind: 'service'; readonly document: ServiceRecord }
  | { readonly kind: 'organisation'; readonly document: OrganisationRecord }

const PROVIDER = 'directory_provider'
const AT_ONCE = 6

/**
 * Begins a record, and does to it what has been done. Each deed raises its version by one: what a start that was cut
 * off had done already is not done again.
 */
async function tell(
  door: Door,
  { council }: Where,
  record: NewRecord,
  deeds: readonly Deed[],
): Promise<string> {
  const people = { provider: PROVIDER, editor: `directory_editor@${council}` }
  const records = `/v1/councils/${council}/directory/records`
  const key = `demonstration-${council}-${record.document.name}`.replaceAll(/[^\w-]+/g, '-').slice(0, 100)
  const begun = await door<{ id: string; version: number }>(PROVIDER, {
    method: 'POST',
    url: records,
    key,
    body: record,
  })
  const url = `${records}/${begun.body.id}`
  const stands = begun.replayed ? await door<{ version: number }>(PROVIDER, { method: 'GET', url }) : begun
  let { etag } = stands
  for (const { by, method, path, body: said } of deeds.slice(stands.body.version - 1))
    ({ etag } = await door(people[by], { method, url: `${url}${path}`, etag, body: said }))
  return begun.body.id
}

/** All of a council's records that are as they should be: organisations first, as services name them. */
export async function fillRecords(door: Door, where: Where): Promise<void> {
  const organisations: string[] = []
  for (const document of organisationsOf(where))
    organisations.push(await tell(door, where, { kind: 'organisation', document }, [submit, approve]))
  const services = [...familyServices(where), ...childcareOf(where), ...localOfferServices(where)]
  for (let from = 0; from < services.length; from += AT_ONCE)
    await Promise.all(
      services.slice(from, from + AT_ONCE).map((service) => {
        const document = serviceOf(service, organisations[service.by ?? -1])
        return tell(door, where, { kind: 'service', document }, [submit, approve])
      }),
    )
}

export const fillInWork = (door: Door, where: Where, { service, deeds }: InWork): Promise<string> =>
  tell(door, where, { kind: 'service', document: serviceOf(service) }, deeds)
