import { sql } from 'kysely'
import type { Db } from '#platform/operation.ts'
import '../../tables.ts'
import type { Counted } from '../coverage.ts'

/** Counts the published services of a council’s Local Offer, by heading and need: one look at the few that have one. */
export async function countCoverage(
  db: Db,
  council: string,
): Promise<{ services: number; counted: Counted[] }> {
  const { rows } = await sql<{ heading: string | null; need: string | null; services: number; all: boolean }>`
    with offers as materialized (
      select id, document -> 'localOffer' as offer from published_record
       where council_id = ${council} and document is not null and kind = 'service'
         and (document -> 'localOffer') is not null
         and exists (select from json_array_elements_text(document -> 'channels') c where c = 'local_offer'))
    select h.heading, n.need, count(distinct o.id)::int as services, grouping(n.need) = 1 as "all"
      from offers o
      left join lateral json_array_elements_text(o.offer -> 'headings') h(heading) on true
      left join lateral json_array_elements_text(o.offer -> 'sendNeeds') n(need) on true
     group by grouping sets ((), (h.heading), (h.heading, n.need))
     order by grouping(h.heading) desc`.execute(db)
  const [total, ...rest] = rows
  return {
    services: total?.services ?? 0,
    // Without a need named, a service counts for its heading and for no need.
    counted: rest.flatMap(({ heading, need, services, all }) =>
      heading === null || (need === null && !all) ? [] : [{ heading, need, services }],
    ),
  }
}
