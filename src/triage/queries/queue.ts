import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '#calendar/index.ts'
import type { Trx } from '#platform/operation.ts'
import { type ReferralRow, WITH_COUNCIL } from '#referrals/index.ts'
import '../tables.ts'

export type QueueRow = ReferralRow & { assignee_name: string | null }

export type QueueFilter = {
  readonly status?: string | undefined
  readonly service?: 'early_help' | 'social_care' | undefined
  /** Null: nobody has taken it on. */
  readonly assignee?: string | null | undefined
  readonly overdue?: boolean | undefined
  readonly result?: string | undefined
  /** How the public reference begins. */
  readonly reference?: string | undefined
}

/** Whose queue, how much of it, and which day it is there. */
export type QueueView = {
  readonly council: string
  readonly seen: 'all' | 'early_help'
  readonly today: LocalDate
}

/** Where a page ended. `dueOn` is '-infinity' where there is no due date: these come first. */
export type QueuePosition = { readonly rank: number; readonly dueOn: string; readonly id: string }

/** As in the index `referral_queue`, letter for letter: by a comparison that tells nothing, so that the walls let it search. */
const DUE = sql.raw<string>(`case when r.due_on is null then '-infinity'::date else r.due_on end`)
const ORDER = sql`r.queue_rank, ${DUE}, r.id`

/** Written into the statement: prepared without knowing the values, it could not count on a partial index. */
const OPEN = sql`r.status in (${sql.join(WITH_COUNCIL.map((state) => sql.lit(state)))})`

const waiting = ({ council, seen }: QueueView) => [
  sql`r.council_id = ${council}`,
  OPEN,
  sql`not r.withheld`,
  ...(seen === 'all' ? [] : [sql`r.service = 'early_help'`]),
]

/** "Is true" keeps a condition out of the search in other indexes: their order would have to be sorted, and they hold the history. */
const matching = (filter: QueueFilter, today: LocalDate): RawBuilder<unknown>[] => [
  ...(filter.status === undefined ? [] : [sql`(r.status = ${filter.status}) is true`]),
  ...(filter.service === undefined ? [] : [sql`r.service = ${filter.service}`]),
  ...(filter.result === undefined ? [] : [sql`r.result = ${filter.result}`]),
  ...(filter.reference === undefined ? [] : [sql`starts_with(r.reference, ${filter.reference})`]),
  ...(filter.assignee === undefined
    ? []
    : [
        filter.assignee === null ? sql`r.assignee_id is null` : sql`r.assignee_id = ${filter.assignee}::uuid`,
      ]),
  ...(filter.overdue === undefined
    ? []
    : [sql`(r.due_on < ${today}::date) ${filter.overdue ? sql`is true` : sql`is not true`}`]),
]

/**
 * A page of the queue, and one row more where there is a next page. The index alone says which rows they are,
 * whatever the filter; only these are then read.
 */
export async function listQueueRows(
  trx: Trx,
  view: QueueView,
  filter: QueueFilter,
  { limit, after }: { limit: number; after: QueuePosition | undefined },
): Promise<QueueRow[]> {
  const where = [
    ...waiting(view),
    ...matching(filter, view.today),
    ...(after === undefined
      ? []
      : [sql`(${ORDER}) > (${after.rank}::smallint, ${after.dueOn}::date, ${after.id}::uuid)`]),
  ]
  const { rows } = await sql<QueueRow>`
    select r.*, organisation.name as organisation_name, assignee.name as assignee_name
      from (select r.id from referral r where ${sql.join(where, sql` and `)} order by ${ORDER} limit ${limit + 1}) page
      join referral r on r.council_id = ${view.council} and r.id = page.id
      join organisation on organisation.id = r.organisation_id
      left join account assignee on assignee.id = r.assignee_id
     order by ${ORDER}`.execute(trx)
  return rows
}

/** How many of the queue are alike. */
export type QueueGroup = {
  readonly status: string
  readonly service: string
  readonly result: string
  /** As the queue is ordered: see the migration that makes it. */
  readonly rank: number
  readonly overdue: boolean
  readonly unassigned: boolean
  readonly count: number
}

/** The queue by all that is counted, in one reading of its index. */
export async function countQueue(trx: Trx, view: QueueView): Promise<QueueGroup[]> {
  const { rows } = await sql<QueueGroup>`
    select r.status, r.service, r.result, r.queue_rank as rank,
      coalesce(r.due_on < ${view.today}::date, false) as overdue, r.assignee_id is null as unassigned, count(*)::integer as count
    from referral r where ${sql.join(waiting(view), sql` and `)}
    group by 1, 2, 3, 4, 5, 6`.execute(trx)
  return rows
}
