import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { SearchRow } from '../projection/search-rows.ts'
import '../tables.ts'

type Key = { id: string; councilId: string }

export const deleteSearchRows = (trx: Trx, keys: readonly Key[]): Promise<unknown> =>
  sql`
    delete from service_search s using json_to_recordset(${JSON.stringify(keys.map(({ id, councilId }) => ({ id, council_id: councilId })))}::json)
      as k (council_id text, id uuid)
    where s.council_id = k.council_id and s.id = k.id`.execute(trx)

/** Any number of rows in one statement. The words are folded already; PostgreSQL takes them apart. */
export const insertSearchRows = (trx: Trx, rows: readonly SearchRow[]): Promise<unknown> =>
  sql`
    insert into service_search (council_id, id, place, alone, organisation_id, name_key, age_from, age_to, tags, at,
      cells, slots, hours, words, name_words, rank_words, card)
    select council_id, id, place, alone, organisation_id, name_key, age_from, age_to, tags,
      case when x is not null then point(x, y) end, cells, slots, hours,
      w.a || w.b || w.c || setweight(to_tsvector('english', texts->>'d'), 'D'),
      to_tsvector('english', texts->>'a'),
      w.a || w.b || setweight(to_tsvector('english', texts->>'categories'), 'C'),
      card
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (council_id text, id uuid, place smallint, alone boolean,
        organisation_id uuid, name_key text, age_from smallint, age_to smallint, tags text[], x float8, y float8,
        cells integer[], slots integer[], hours json, texts json, card json),
      lateral (select setweight(to_tsvector('english', texts->>'a'), 'A') as a,
        setweight(to_tsvector('english', texts->>'b'), 'B') as b,
        setweight(to_tsvector('english', texts->>'c'), 'C') as c) w
  `.execute(trx)

/** As text on every connection: the owner's, which the scripts use, would take it apart. */
const text = (column: string) => sql<string | null>`${sql.ref(column)}::text`.as('document')

/** The published names of organisations, by council and id. */
export async function organisationNames(
  trx: Trx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('published_record')
    .select(['council_id', 'id', sql<string | null>`document ->> 'name'`.as('name')])
    .where('id', 'in', [...new Set(ids)])
    .where('kind', '=', 'organisation')
    .where('document', 'is not', null)
    .execute()
  return new Map(
    rows.flatMap(({ council_id, id, name }) => (name === null ? [] : [[`${council_id} ${id}`, name]])),
  )
}

/** The documents of the services that an organisation gives. */
export async function servicesOf(trx: Trx, councilId: string, organisationId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('service_search as s')
    .innerJoin('published_record as p', (join) =>
      join.onRef('p.council_id', '=', 's.council_id').onRef('p.id', '=', 's.id'),
    )
    .select(text('p.document'))
    .where('s.council_id', '=', councilId)
    .where('s.organisation_id', '=', organisationId)
    .where('s.place', '=', 0)
    .execute()
  return rows.flatMap(({ document }) => document ?? [])
}

/** Published services, in the order of their ids, from one on. */
export async function publishedServices(trx: Trx, after: string, limit: number) {
  const rows = await trx
    .selectFrom('published_record')
    .select(['id', text('document')])
    .where('kind', '=', 'service')
    .where('document', 'is not', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows as { id: string; document: string }[]
}
