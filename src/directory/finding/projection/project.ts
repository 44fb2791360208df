import type { Trx } from '#platform/operation.ts'
import type { PublicOrganisation, PublicService } from '../../publishing/public-record.ts'
import type { RecordKind } from '../../record/index.ts'
import { pointsOf } from '../queries/postcode-points.ts'
import {
  deleteSearchRows,
  insertSearchRows,
  organisationNames,
  publishedServices,
  servicesOf,
} from '../queries/search-rows.ts'
import { codesNeeded, searchRows } from './search-rows.ts'

type Key = { id: string; councilId: string }

/** Keeps the search with what was published, in its transaction. `shown`: null where it was withdrawn. */
export async function project(
  trx: Trx,
  kind: RecordKind,
  key: Key,
  shown: PublicService | PublicOrganisation | null,
): Promise<void> {
  if (kind === 'service') {
    await deleteSearchRows(trx, [key])
    if (shown !== null) await addRows(trx, [shown as PublicService])
    return
  }
  // Its services are found by its name: they are written anew with the one it has now.
  await projectServices(trx, servicesIn(await servicesOf(trx, key.councilId, key.id)))
}

const servicesIn = (documents: readonly string[]) =>
  documents.map((document) => JSON.parse(document) as PublicService)

async function projectServices(trx: Trx, services: readonly PublicService[]): Promise<void> {
  if (services.length === 0) return
  await deleteSearchRows(trx, services)
  await addRows(trx, services)
}

async function addRows(trx: Trx, services: readonly PublicService[]): Promise<void> {
  const names = await organisationNames(
    trx,
    services.flatMap(({ organisation }) => organisation ?? []),
  )
  const points = await pointsOf(trx, services.flatMap(codesNeeded))
  await insertSearchRows(
    trx,
    services.flatMap((service) =>
      searchRows(service, names.get(`${service.councilId} ${service.organisation}`), points),
    ),
  )
}

/** Writes the search anew from what is published: after postcodes were loaded, or how it is made has changed. */
export async function projectAll(trx: Trx, progress: (done: number) => void = () => {}): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (let done = 0; ; ) {
    const rows = await publishedServices(trx, after, 500)
    await projectServices(trx, servicesIn(rows.map(({ document }) => document)))
    const last = rows.at(-1)
    if (last === undefined) return done
    after = last.id
    done += rows.length
    progress(done)
  }
}
