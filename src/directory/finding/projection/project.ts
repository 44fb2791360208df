import type { Trx } from '#platform/operation.ts'
import type { PublicOrganisation, PublicService } from '../../publishing/public-record.ts'
import type { RecordKind } from '../../record/index.ts'
import { pointsOf } from '../queries/postcode-points.ts'
import {
  deleteSearchRows,
  insertSearchRows,
  organisationName,
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
  if (kind === 'service') return projectService(trx, key, shown as PublicService | null)
  // Its services are found by its name: they are written anew with the one it has now.
  for (const document of await servicesOf(trx, key.councilId, key.id)) {
    const service = JSON.parse(document) as PublicService
    await projectService(trx, service, service)
  }
}

async function projectService(trx: Trx, key: Key, service: PublicService | null): Promise<void> {
  await deleteSearchRows(trx, key)
  if (service === null) return
  const organisation =
    service.organisation === undefined
      ? undefined
      : await organisationName(trx, service.councilId, service.organisation)
  const points = await pointsOf(trx, codesNeeded(service))
  await insertSearchRows(trx, searchRows(service, organisation, points))
}

/** Writes the search anew from what is published: after postcodes were loaded, or how it is made has changed. */
export async function projectAll(trx: Trx, progress: (done: number) => void = () => {}): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (let done = 0; ; ) {
    const rows = await publishedServices(trx, after, 500)
    for (const { document } of rows) {
      const service = JSON.parse(document) as PublicService
      await projectService(trx, service, service)
    }
    const last = rows.at(-1)
    if (last === undefined) return done
    after = last.id
    done += rows.length
    progress(done)
  }
}
