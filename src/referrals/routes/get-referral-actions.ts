import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import { ACTIONS } from '../lifecycle/rules.ts'
import { ReferralStatus } from '../lifecycle/status.ts'
import { WHY_NOT, type WhyNot, whyNot } from '../lifecycle/why-not.ts'
import { lookAt } from '../look-at.ts'
import { referralParams } from '../params.ts'
import { READERS } from '../permissions.ts'

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
      const seen = await lookAt('that it is there', call, trx, concerns)
      if (isRefusal(seen)) return seen
      const { referral } = seen
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
