import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { RecordKind } from '../../record/index.ts'
import { RECORD_KINDS } from '../../record/index.ts'
import type { Publication } from '../../tables.ts'
import '../tables.ts'

export type QualityRow = {
  id: string
  kind: RecordKind
  name: string
  publication: Publication
  owner_id: string
  owner_name: string
  review_due_on: string | null
  score: number
  lacks: string[]
}

export type QualityFilter = {
  readonly council: string
  readonly kind?: RecordKind | undefined
  readonly lacks?: string | undefined
}

type Page = { limit: number; from: { score: number; id: string } | undefined }

/**
 * A council's records, the worst first; of equals the older. One more than asked for. Each kind is a walk along the
 * index to as many rows as the page has, whatever there is of the other.
 */
export async function listQuality(
  trx: Trx,
  { council, kind, lacks = '' }: QualityFilter,
  { limit, from }: Page,
): Promise<QualityRow[]> {
  const kinds = kind === undefined ? RECORD_KINDS : [kind]
  const after = from && sql`and (score, record_id) > (${from.score}::int, ${from.id}::uuid)`
  const { rows } = await sql<QualityRow>`
    with worst as materialized (
      select w.record_id, w.score
        from unnest(${kinds}::text[]) as k (kind) cross join lateral (
          select record_id, score from directory_quality
           where council_id = ${council} and kind = k.kind and lack = ${lacks} ${after ?? sql``}
           order by score, record_id limit ${limit + 1}) w
       order by w.score, w.record_id limit ${limit + 1})
    select r.id, r.kind, r.name, r.publication, r.organisation_id as owner_id, o.name as owner_name,
           r.review_due_on, w.score,
           array(select q.lack from directory_quality q
                  where q.council_id = ${council} and q.record_id = w.record_id and q.lack <> '') as lacks
      from worst w
      join directory_record r on r.council_id = ${council} and r.id = w.record_id
      join organisation o on o.id = r.organisation_id
     order by w.score, w.record_id`.execute(trx)
  return rows
}
