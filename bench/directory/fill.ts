import { type Kysely, sql } from 'kysely'
import type { Database } from '#platform/tables.ts'
import { searchRows } from '../../src/directory/finding/projection/search-rows.ts'
import { insertSearchRows } from '../../src/directory/finding/queries/search-rows.ts'
import { type PublicService, publicRecord } from '../../src/directory/publishing/public-record.ts'
import { type MadeUp, madeUpServices } from './made-up-services.ts'

const BATCH = 1_000

/** A UUID whose order is that of the numbers. */
const idOf = (number: number) => `018f0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`

/** So many published services, as publishing would write them. `each` sees them as the public does. */
export async function fillDirectory(
  owner: Kysely<Database>,
  count: number,
  { each = () => {}, batch = BATCH }: { each?: (service: PublicService) => void; batch?: number } = {},
): Promise<MadeUp> {
  const made = madeUpServices()
  for (let from = 0; from < count; from += batch) {
    const services = Array.from({ length: Math.min(batch, count - from) }, (_, at) => {
      const councilId = (from + at) % 3 === 0 ? 'rbkc' : 'westminster'
      const standing = { id: idOf(from + at), councilId, assuredOn: '2026-11-01', reviewDueOn: '2027-11-01' }
      return publicRecord('service', standing, made.next())
    })
    services.forEach(each)
    await owner.transaction().execute((trx) =>
      insertSearchRows(
        trx,
        services.flatMap((service) => searchRows(service, undefined, new Map())),
      ),
    )
  }
  await sql`vacuum analyze service_search`.execute(owner)
  return made
}
