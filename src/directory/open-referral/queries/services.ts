import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { Conditions } from '../filters.ts'
import { serviceConditions } from './conditions.ts'
import '../../tables.ts'
import '../tables.ts'

/** A published service with its published organisation; without a document where it was withdrawn. */
export type ServiceRow = {
  id: string
  council_id: string
  document: string | null
  organisation: string | null
  modified_at: Date
}

export const columns = sql`r.id, r.council_id, r.document, r.modified_at, o.document as organisation`

const beside = sql`
  left join feed_service f on f.council_id = r.council_id and f.record_id = r.id
  left join published_record o on o.council_id = f.council_id and o.id = f.organisation
    and o.kind = 'organisation' and o.document is not null`

export const published = sql`published_record r ${beside}`

/** What is asked for: what stands and fits; and where changes are followed, whatever was changed and stands no more. */
function wanted(conditions: Conditions, since: Date | undefined) {
  const everything = Object.values(conditions).every((condition) => condition === undefined)
  const fits = everything ? sql`true` : serviceConditions(conditions)
  return {
    // Without a filter the records are counted and skipped by their own index alone.
    from: everything ? sql`published_record r` : published,
    where:
      since === undefined
        ? sql`r.kind = 'service' and r.document is not null and ${fits}`
        : sql`r.kind = 'service' and r.modified_at >= ${since} and (r.document is null or ${fits})`,
  }
}

type Asked = {
  conditions: Conditions
  since: Date | undefined
  after: string | undefined
  skip: number
  limit: number
}

/** A page in the order of creation, or of change. Beginning after a record where one is named, at a number otherwise. */
export async function listServices(trx: Trx, asked: Asked): Promise<{ rows: ServiceRow[]; total: number }> {
  const { from, where } = wanted(asked.conditions, asked.since)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from ${from} where ${where}`.execute(trx)
  const after = asked.after === undefined ? sql`true` : sql`r.id > ${asked.after}`
  const order = asked.since === undefined ? sql`r.id` : sql`r.modified_at`
  const { rows } = await sql<ServiceRow>`
    with page as materialized (
      select r.council_id, r.id from ${from} where ${where} and ${after}
       order by ${order} limit ${asked.limit} offset ${asked.after === undefined ? asked.skip : 0})
    select ${columns} from page join published_record r on r.council_id = page.council_id and r.id = page.id ${beside}
     order by ${order}`.execute(trx)
  return { rows, total: counted[0]?.total ?? 0 }
}

export async function findService(trx: Trx, id: string): Promise<ServiceRow | undefined> {
  const { rows } = await sql<ServiceRow>`
    select ${columns} from ${published} where r.kind = 'service' and r.id = ${id}`.execute(trx)
  return rows[0]
}
