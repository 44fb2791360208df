import { operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import {
  amendedForm,
  COUNCIL_STAFF,
  lookAt,
  readFormAndAmendments,
  referralParams,
} from '#referrals/index.ts'
import { suggest } from '../suggestions/suggest.ts'
import { ServiceSuggestions } from '../suggestions/suggestion.ts'

export const suggestServices = operation({
  id: 'suggestServices',
  method: 'GET',
  path: '/v1/referrals/{referralId}/service-suggestions',
  tag: 'Triage',
  summary: 'Published services that fit each child, for signposting',
  description:
    'By each child’s age today, what is answered yes on the form, and the district they live in. What is answered is public already; the directory is told nothing and keeps nothing of it.',
  allow: COUNCIL_STAFF,
  params: referralParams,
  answers: { 200: { description: 'Services for each child.', schema: ServiceSuggestions } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      // Whoever also sends referrals reaches this as staff of a council alone.
      const memberships = call.caller.memberships.filter(({ role }) =>
        (COUNCIL_STAFF as readonly string[]).includes(role),
      )
      const asStaff = { caller: { ...call.caller, memberships }, params: call.params }
      const seen = await lookAt('content', asStaff, trx, concerns)
      if (isRefusal(seen)) return seen
      const { referral } = seen
      const { form, amendments } = await readFormAndAmendments(trx, referral)
      const about = { id: referral.id, council: referral.council_id }
      return { status: 200, body: await suggest(trx, about, amendedForm(form, amendments), call.now) }
    }),
})
