import type { Trx } from '#platform/operation.ts'
import '../tables.ts'

type Key = { council_id: string; id: string }

/** The form and the receipt of one revision, both as their text. */
export const getRevision = (trx: Trx, referral: Key, revision: number) =>
  trx
    .selectFrom('referral_revision')
    .select(['form', 'receipt', 'form_sha256'])
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow()

export const listAmendments = (trx: Trx, referral: Key) =>
  trx
    .selectFrom('referral_amendment')
    .select(['id', 'account_id', 'written_at', 'amendment', 'of_others'])
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .orderBy('id')
    .execute()

/** Likely referrals of the same children; the walls show them to the council alone. */
export const listLinks = (trx: Trx, referral: Key) =>
  trx
    .selectFrom('referral_link')
    .select(['earlier_id', 'kind'])
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .orderBy('earlier_id')
    .orderBy('kind')
    .execute()

/** The evaluation that belongs to a receipt: the first of its revision. */
export const getFirstEvaluation = (trx: Trx, referral: Key, revision: number) =>
  trx
    .selectFrom('evaluation')
    .select(['id', 'document'])
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .where('revision', '=', revision)
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
