import type { Trx } from '#platform/operation.ts'
import '#triage/index.ts'
import type { ContactRow } from './contacts.ts'

type Contact = Pick<ContactRow, 'council_id' | 'referral_id' | 'id' | 'revision' | 'created_at'>
type Revision = Pick<ContactRow, 'council_id' | 'referral_id' | 'revision'>

/** The revision of the form that the contact was made of. */
export const readRevision = (trx: Trx, contact: Revision) =>
  trx
    .selectFrom('referral_revision')
    .select(['form', 'submitted_at'])
    .where('council_id', '=', contact.council_id)
    .where('referral_id', '=', contact.referral_id)
    .where('revision', '=', contact.revision)
    .executeTakeFirstOrThrow()

/** What had been added by then: written before the contact, whose id was drawn after theirs. */
export const listAmendmentsBefore = (trx: Trx, contact: Contact) =>
  trx
    .selectFrom('referral_amendment')
    .select('amendment')
    .where('council_id', '=', contact.council_id)
    .where('referral_id', '=', contact.referral_id)
    .where('id', '<', contact.id)
    .orderBy('id')
    .execute()

/** The evaluation that counted then; none where the council may no longer read it, because it was withheld since. */
export const readEvaluation = (trx: Trx, contact: Contact) =>
  trx
    .selectFrom('evaluation')
    .select(['id', 'rule_set_id', 'rule_set_version', 'rule_set_hash', 'evaluated_on', 'document'])
    .where('council_id', '=', contact.council_id)
    .where('referral_id', '=', contact.referral_id)
    .where('revision', '=', contact.revision)
    .where('id', '<', contact.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The decision that was in force then, where there was one. A new revision of the form starts without. */
export const readDecision = (trx: Trx, contact: Contact) =>
  trx
    .selectFrom('decision')
    .select(['id', 'document', 'took_effect_at', 'proposed_role', 'confirmed_role'])
    .where('council_id', '=', contact.council_id)
    .where('referral_id', '=', contact.referral_id)
    .where('revision', '=', contact.revision)
    .where('state', '=', 'recorded')
    .where('took_effect_at', '<=', contact.created_at)
    .orderBy('took_effect_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
