import { ask, askingFor } from '#platform/asking.ts'
import { type Call, operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import { COUNCIL_STAFF, insertEvent, referralParams } from '#referrals/index.ts'
import { type AskedSharing, askSharing, keepQuestion, notAllowed } from '../disclosures/asking.ts'
import { disclose } from '../disclosures/disclose.ts'
import { sharingExamples } from '../disclosures/examples.ts'
import { SharingRequest } from '../disclosures/request.ts'
import { Disclosure, disclosureOf, noteAskedOf } from '../disclosures/view.ts'
import { findDisclosure } from '../queries/disclosures.ts'

export const discloseReferral = operation({
  id: 'discloseReferral',
  method: 'POST',
  path: '/v1/referrals/{referralId}/disclosures',
  tag: 'Sharing',
  summary: 'Share something of a referral with somebody',
  description:
    'Decided by the decision table at this moment. The recipient gets a copy of the categories allowed, for the persons named, and reads it only while what it rests on holds. Categories that are not allowed are left out; where none is, nothing is shared. An override for a person at risk goes through with its basis alone: `noteAsked` says what is still to be written down.',
  allow: COUNCIL_STAFF,
  params: referralParams,
  body: SharingRequest,
  bodyExamples: sharingExamples,
  idempotent: true,
  answers: { 201: { description: 'Shared.', schema: Disclosure } },
  problems: ['not-in-this-state', 'sharing-request-not-valid', 'sharing-not-allowed'],
  handle: async (call) => {
    let denied: AskedSharing | undefined
    const outcome = await call.transaction(async (trx, concerns) => {
      const asked = await askSharing('discloseReferral', call, trx, concerns)
      if (isRefusal(asked)) return asked
      const { referral, role, answered } = asked
      if (answered.decision.answer !== 'allow') {
        denied = asked
        return notAllowed(answered)
      }
      const { account } = call.caller
      const id = await disclose(trx, referral, {
        ...asked,
        body: call.body,
        by: { ...call, role },
      })
      await insertEvent(trx, referral, {
        type: 'disclosure.made',
        at: call.now,
        account,
        actor: 'council',
        from: referral.status,
        to: referral.status,
        about: id,
      })
      const row = await findDisclosure(trx, referral, id)
      if (row === undefined) throw new Error('A disclosure that was made is there.')
      const noteAsked = noteAskedOf(answered.decision.missing, referral.council_id, call.now)
      return { status: 201, body: { ...disclosureOf(row, false), ...noteAsked } }
    })
    if (denied !== undefined) await keepDenial(call, denied)
    return outcome
  },
})

/** What was denied is written down (rows 8, 10, 12, 14 and 18), though the work it was refused in is undone. */
const keepDenial = (call: Call<SharingRequest>, denied: AskedSharing): Promise<unknown> =>
  call.db.transaction().execute(async (trx) => {
    await ask(trx, askingFor(call.caller, COUNCIL_STAFF), call.now)
    await keepQuestion(trx, 'denied', call, denied)
  })
