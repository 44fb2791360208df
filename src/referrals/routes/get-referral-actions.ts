import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { refuse } from '#platform/problems.ts'
import { ACTIONS } from '../lifecycle/rules.ts'
import { ReferralStatus } from '../lifecycle/status.ts'
import { WHY_NOT, type WhyNot, whyNot } from '../lifecycle/why-not.ts'
import { referralParams } from '../params.ts'
import { READERS, reachOf } from '../permissions.ts'
import { findReferral } from '../queries/find-referral.ts'

const ReferralActions = Type.Object(
  {
    status: ReferralStatus,
    actions: Type.Array(
      Type.Object(
        {
          operation: Type.Unsafe<string>({
            type: 'string',
            enum: [...ACTIONS],
            description: 'The operationId.',
          }),
          allowed: Type.Boolean(),
          whyNot: Type.Optional(
            Type.Object(
              {
                code: Type.Unsafe<WhyNot>({ type: 'string', enum: Object.keys(WHY_NOT) }),
                text: Type.String(),
              },
              { additionalProperties: false },
            ),
          ),
        },
        { $id: 'ReferralAction', additionalProperties: false },
      ),
    ),
  },
  { $id: 'ReferralActions', additionalProperties: false },
)

export const getReferralActions = operation({
  id: 'getReferralActions',
  method: 'GET',
  path: '/v1/referrals/{referralId}/actions',
  tag: 'Referrals',
  summary: 'What you may do with a referral now, and why not the rest',
  allow: READERS,
  params: referralParams,
  answers: {
    200: { description: 'Every action, allowed or not.', schema: ReferralActions, headers: ['ETag'] },
  },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const referral = await findReferral(trx, reachOf(call.caller), call.params.referralId)
      if (referral === undefined) return refuse('not-found')
      concerns({ council: referral.council_id, kind: 'referral', id: referral.id })
      const actions = ACTIONS.map((action) => {
        const reason = whyNot(action, call.caller, referral)
        if (reason === null) return { operation: action, allowed: true }
        return { operation: action, allowed: false, whyNot: { code: reason, text: WHY_NOT[reason] } }
      })
      return {
        status: 200,
        body: { status: referral.status, actions },
        headers: { ETag: etag(referral.version) },
      }
    }),
})
