import type { Db, Trx } from '#platform/operation.ts'
import type { FeedbackAbout } from '../feedback.ts'
import type { FeedbackAnswerTable, FeedbackTable } from '../tables.ts'
import '../tables.ts'

export type FeedbackRow = FeedbackTable & { email: string | null }
type Key = { council: string; id: string }
type Page = { limit: number; from: string | undefined }

const received = (trx: Trx, council: string) =>
  trx
    .selectFrom('directory_feedback as f')
    .leftJoin('directory_feedback_email as e', (join) =>
      join.onRef('e.council_id', '=', 'f.council_id').onRef('e.feedback_id', '=', 'f.id'),
    )
    .selectAll('f')
    .select('e.email')
    .where('f.council_id', '=', council)

export const findFeedback = (
  trx: Trx,
  { council, id }: Key,
  lock?: 'locked',
): Promise<FeedbackRow | undefined> =>
  received(trx, council)
    .where('f.id', '=', id)
    .$if(lock !== undefined, (query) => query.forUpdate('f'))
    .executeTakeFirst()

/** Oldest first: what has waited longest. One more than asked for. */
export const listFeedbackRows = (
  trx: Trx,
  council: string,
  state: FeedbackTable['state'] | undefined,
  { limit, from }: Page,
): Promise<FeedbackRow[]> =>
  received(trx, council)
    .$if(state !== undefined, (query) => query.where('f.state', '=', state as FeedbackTable['state']))
    .$if(from !== undefined, (query) => query.where('f.id', '>', from as string))
    .orderBy('f.id')
    .limit(limit + 1)
    .execute()

type Settled = Pick<FeedbackTable, 'state' | 'not_published_because' | 'settled_at' | 'settled_by'>

/** Settles what this transaction holds; where an answer was wished for is forgotten. */
export async function settleFeedback(trx: Trx, row: FeedbackRow, settled: Settled): Promise<FeedbackRow> {
  const set = { ...settled, version: row.version + 1 }
  await trx
    .updateTable('directory_feedback')
    .set(set)
    .where('council_id', '=', row.council_id)
    .where('id', '=', row.id)
    .execute()
  await trx
    .deleteFrom('directory_feedback_email')
    .where('council_id', '=', row.council_id)
    .where('feedback_id', '=', row.id)
    .execute()
  return { ...row, ...set, email: null }
}

export const publishAnswer = (trx: Trx, row: FeedbackAnswerTable): Promise<unknown> =>
  trx.insertInto('directory_feedback_answer').values(row).execute()

/** Newest first, by when it was received. One more than asked for. */
export const listAnswers = (
  db: Db,
  council: string,
  about: FeedbackAbout | undefined,
  { limit, from }: Page,
): Promise<FeedbackAnswerTable[]> =>
  db
    .selectFrom('directory_feedback_answer')
    .selectAll()
    .where('council_id', '=', council)
    .$if(about !== undefined, (query) => query.where('about', '=', about as FeedbackAbout))
    .$if(from !== undefined, (query) => query.where('feedback_id', '<', from as string))
    .orderBy('feedback_id', 'desc')
    .limit(limit + 1)
    .execute()
