import { sql } from 'kysely'
import { councils } from '#councils/index.ts'
import type { Trx } from '#platform/operation.ts'
import type { ServiceRecord } from '../../record/service-record.ts'
import { councilOrganisationId } from '../ids.ts'
import '../../tables.ts'

type ServiceState = ServiceRecord['state']

/** A published organisation, or a council as one: then without a document. */
export type OrganisationRow = { id: string; council_id: string; document: string | null }

const all = sql`(
  select id, council_id, document from published_record where kind = 'organisation' and document is not null
  union all
  select id::uuid, council_id, null from jsonb_to_recordset(${JSON.stringify(
    councils.map(({ id }) => ({ id: councilOrganisationId(id), council_id: id })),
  )}::jsonb) as council (id text, council_id text))`

type Asked = { search: string | undefined; after: string | undefined; skip: number; limit: number }

export async function listOrganisations(
  trx: Trx,
  asked: Asked,
): Promise<{ rows: OrganisationRow[]; total: number }> {
  const where =
    asked.search === undefined
      ? sql`true`
      : sql`to_tsvector('english', concat_ws(' ', document ->> 'name', document ->> 'description'))
          @@ websearch_to_tsquery('english', ${asked.search})`
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from ${all} organisation where ${where}`.execute(trx)
  const from = asked.after === undefined ? sql`true` : sql`id > ${asked.after}`
  const { rows } = await sql<OrganisationRow>`
    select * from ${all} organisation where ${where} and ${from}
     order by id limit ${asked.limit} offset ${asked.after === undefined ? asked.skip : 0}`.execute(trx)
  return { rows, total: counted[0]?.total ?? 0 }
}

export async function findOrganisation(trx: Trx, id: string): Promise<OrganisationRow | undefined> {
  const { rows } = await sql<OrganisationRow>`select * from ${all} organisation where id = ${id}`.execute(trx)
  return rows[0]
}

/** The services that an organisation gives, by their ids and names. */
export async function servicesOf(
  trx: Trx,
  { id, council_id, document }: OrganisationRow,
): Promise<{ id: string; name: string; state: ServiceState }[]> {
  const own =
    document === null
      ? sql`f.council_id = ${council_id} and not exists (select from published_record o
          where o.council_id = f.council_id and o.id = f.organisation and o.document is not null)`
      : sql`f.organisation = ${id}`
  const { rows } = await sql<{ id: string; name: string; state: ServiceState }>`
    select r.id, r.document ->> 'name' as name, r.document ->> 'state' as state
      from feed_service f join published_record r on r.council_id = f.council_id and r.id = f.record_id
     where ${own} order by r.id limit 1000`.execute(trx)
  return rows
}
