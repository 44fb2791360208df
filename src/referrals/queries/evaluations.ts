import { uuidv7 } from 'uuidv7'
import type { Evaluation } from '#eligibility/index.ts'
import type { Trx } from '#platform/operation.ts'
import '../tables.ts'

type Key = { council_id: string; id: string }

type NewEvaluation = {
  revision: number
  evaluation: Evaluation
  json: string
  at: Date
  account: string
  reason: string
}

/** Adds an evaluation; the ones before it stay as they are. Answers its id. */
export async function insertEvaluation(trx: Trx, referral: Key, added: NewEvaluation): Promise<string> {
  const id = uuidv7()
  await trx
    .insertInto('evaluation')
    .values({
      council_id: referral.council_id,
      referral_id: referral.id,
      id,
      revision: added.revision,
      rule_set_id: added.evaluation.ruleSet.id,
      rule_set_version: String(added.evaluation.ruleSet.version),
      rule_set_hash: added.evaluation.ruleSet.hash,
      result: added.evaluation.result,
      evaluated_on: added.evaluation.evaluatedOn,
      evaluated_at: added.at,
      account_id: added.account,
      reason: added.reason,
      document: added.json,
    })
    .execute()
  return id
}

/** A referral's evaluations, newest first. One row more than asked for. */
export const listEvaluationRows = (
  trx: Trx,
  referral: Key,
  page: { limit: number; before: string | undefined },
) =>
  trx
    .selectFrom('evaluation')
    .select(['id', 'revision', 'evaluated_at', 'reason', 'document'])
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .$if(page.before !== undefined, (query) => query.where('id', '<', page.before as string))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()

/** The evaluation that counts now: the latest of the current revision, where the walls let whoever asks see it. */
export const findLatestEvaluation = (
  trx: Trx,
  referral: Key & { revision: number },
): Promise<{ id: string; document: string } | undefined> =>
  trx
    .selectFrom('evaluation')
    .select(['id', 'document'])
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .where('revision', '=', referral.revision)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The same, of a referral whose evaluations are open to whoever asks. */
export async function latestEvaluation(...of: Parameters<typeof findLatestEvaluation>) {
  const found = await findLatestEvaluation(...of)
  if (found === undefined) throw new Error('A revision always has its evaluation.')
  return found
}

/**
 * What was withheld goes on: the council reads the evaluation that moved it and those after it (N16), and nothing is
 * left of a disagreement from before it was sent back.
 */
export const showEvaluationsFrom = (trx: Trx, referral: Key, evaluation: string): Promise<unknown> =>
  trx
    .updateTable('referral')
    .set({ evaluations_from: evaluation, consent_hold: false })
    .where('council_id', '=', referral.council_id)
    .where('id', '=', referral.id)
    .execute()
