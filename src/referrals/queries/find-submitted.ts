import { type Asking, ask } from '#platform/asking.ts'
import { findRecord, type IdempotencyRecord } from '#platform/idempotency.ts'
import type { Answer, Db } from '#platform/operation.ts'
import type { Refusal } from '#platform/problems.ts'
import { receiptJson } from '../receipt.ts'
import '../tables.ts'
import { getFirstEvaluation, getRevision } from './read-referral.ts'

/** What an Idempotency-Key was first used for, with the receipt it was answered with where that was a submission. */
export function findSubmitted(
  db: Db,
  asking: Asking,
  keyHash: string,
  answer: (record: IdempotencyRecord, receipt: string | null) => Answer | Refusal,
): Promise<Answer | Refusal> {
  return db.transaction().execute(async (trx) => {
    await ask(trx, asking)
    const record = await findRecord(trx, asking.account, keyHash)
    if (record === undefined) throw new Error('An Idempotency-Key was taken and cannot be found.')
    if (record.resource_id === null) return answer(record, record.body)
    const referral = await trx
      .selectFrom('referral')
      .select(['council_id', 'id'])
      .where('id', '=', record.resource_id)
      .where('account_id', '=', asking.account)
      .executeTakeFirstOrThrow()
    const revision = await getRevision(trx, referral, 1)
    const evaluation = await getFirstEvaluation(trx, referral, 1)
    return answer(
      record,
      receiptJson(Buffer.from(revision.receipt), Buffer.from(evaluation.document)).toString(),
    )
  })
}

/** The referral a client system has already sent under a case reference, where the caller may read it. */
export async function findByCaseReference(
  db: Db,
  asking: Asking,
  by: { council: string; client: string; caseReference: string },
): Promise<string | undefined> {
  return db.transaction().execute(async (trx) => {
    await ask(trx, asking)
    const row = await trx
      .selectFrom('referral')
      .select('id')
      .where('council_id', '=', by.council)
      .where('client_id', '=', by.client)
      .where('case_reference', '=', by.caseReference)
      .executeTakeFirst()
    return row?.id
  })
}
