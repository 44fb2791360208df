import { uuidv7 } from 'uuidv7'
import type { Trx } from '#platform/operation.ts'
import '../tables.ts'

type Key = { council_id: string; id: string }

type NewRequest = {
  at: Date
  account: string
  role: string
  questions: string
  answerBy: string | null
}

/** Asks the sender something. Answers the request's id. */
export async function insertInformationRequest(trx: Trx, referral: Key, asked: NewRequest): Promise<string> {
  const id = uuidv7()
  await trx
    .insertInto('information_request')
    .values({
      council_id: referral.council_id,
      referral_id: referral.id,
      id,
      state: 'open',
      asked_at: asked.at,
      asked_by: asked.account,
      asked_role: asked.role,
      questions: asked.questions,
      answer_by: asked.answerBy,
    })
    .execute()
  return id
}

export const findInformationRequest = (trx: Trx, referral: Key, id: string) =>
  trx
    .selectFrom('information_request')
    .select(['id', 'state', 'questions'])
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .where('id', '=', id)
    .executeTakeFirst()

/** The answer is an amendment: the request points to it. */
export const markAnswered = (
  trx: Trx,
  referral: Key,
  id: string,
  answer: { at: Date; account: string; amendment: string },
): Promise<unknown> =>
  trx
    .updateTable('information_request')
    .set({
      state: 'answered',
      answered_at: answer.at,
      answered_by: answer.account,
      amendment_id: answer.amendment,
    })
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .where('id', '=', id)
    .execute()

/** A referral's requests with their answers, oldest first. One row more than asked for. */
export const listInformationRequestRows = (
  trx: Trx,
  referral: Key,
  page: { limit: number; after: string | undefined },
) =>
  trx
    .selectFrom('information_request as request')
    .leftJoin('account', 'account.id', 'request.asked_by')
    .leftJoin('referral_amendment as answer', (join) =>
      join
        .onRef('answer.council_id', '=', 'request.council_id')
        .onRef('answer.referral_id', '=', 'request.referral_id')
        .onRef('answer.id', '=', 'request.amendment_id'),
    )
    .select([
      'request.id',
      'request.state',
      'request.asked_at',
      'request.asked_by',
      'request.asked_role',
      'request.questions',
      'request.answer_by',
      'request.answered_at',
      'account.name as asked_by_name',
      'answer.amendment',
    ])
    .where('request.council_id', '=', referral.council_id)
    .where('request.referral_id', '=', referral.id)
    .$if(page.after !== undefined, (query) => query.where('request.id', '>', page.after as string))
    .orderBy('request.id')
    .limit(page.limit + 1)
    .execute()

export type InformationRequestRow = Awaited<ReturnType<typeof listInformationRequestRows>>[number]
