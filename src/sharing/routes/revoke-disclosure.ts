import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { COUNCIL_STAFF, holdFor, insertEvent, referralParams } from '#referrals/index.ts'
import { disclosureParams } from '../disclosures/params.ts'
import { Disclosure, disclosureOf } from '../disclosures/view.ts'
import { endDisclosure, findDisclosure } from '../queries/disclosures.ts'

export const revokeDisclosure = operation({
  id: 'revokeDisclosure',
  method: 'POST',
  path: '/v1/referrals/{referralId}/disclosures/{disclosureId}/revocation',
  tag: 'Sharing',
  summary: 'Take back what was shared',
  description:
    'Effective at once: the recipient reads nothing of it any more, and is asked to acknowledge that.',
  allow: COUNCIL_STAFF,
  params: Type.Object({ ...referralParams.properties, ...disclosureParams.properties }),
  body: Type.Object(
    {
      reason: Type.String({
        minLength: 1,
        maxLength: 2000,
        pattern: '\\S',
        description: 'Why. For the council.',
        examples: ['It went to the wrong team (made up).'],
      }),
    },
    { $id: 'NewRevocation', additionalProperties: false },
  ),
  bodyExamples: {
    wrongTeam: { summary: 'It went to the wrong team', value: { reason: 'It is not for them (made up).' } },
  },
  idempotent: true,
  answers: { 200: { description: 'Ended.', schema: Disclosure } },
  problems: ['not-in-this-state', 'disclosure-not-in-force'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const referral = await holdFor('revokeDisclosure', call, trx, concerns, 'any version')
      if (isRefusal(referral)) return referral
      const { disclosureId } = call.params
      const made = await findDisclosure(trx, referral, disclosureId)
      if (made === undefined) return refuse('not-found')
      if (made.state !== 'in_force') return refuse('disclosure-not-in-force')
      await endDisclosure(trx, made, {
        state: 'revoked',
        at: call.now,
        code: 'revoked',
        reason: call.body.reason,
      })
      await insertEvent(trx, referral, {
        type: 'disclosure.revoked',
        at: call.now,
        account: call.caller.account,
        actor: 'council',
        from: referral.status,
        to: referral.status,
        about: made.id,
      })
      const row = (await findDisclosure(trx, referral, disclosureId)) ?? made
      return { status: 200, body: disclosureOf(row, false) }
    }),
})
