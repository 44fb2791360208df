import { londonDate } from '#calendar/index.ts'
import { operation } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { staffMember } from '#triage/index.ts'
import { findForStaff } from '../ledger/find-for-staff.ts'
import { disclosureParams, HoldBack, holdBackFaults, NewHoldBack } from '../ledger/hold-back.ts'
import { findOverride, insertHoldBack } from '../ledger/queries/hold-backs.ts'

export const holdBackDisclosure = operation({
  id: 'holdBackDisclosure',
  method: 'POST',
  path: '/v1/referrals/{referralId}/disclosures/{disclosureId}/hold-backs',
  tag: 'Families',
  summary: 'Decide that the family is not shown an override yet, or is shown it now',
  description:
    'For what was shared without consent, where the family would be at greater risk if it knew. The latest decision counts: hidden up to and including `until`, shown afterwards. Before anybody has decided, an override whose note does not say that the family was told is hidden for a week.',
  allow: ['decision_maker'],
  params: disclosureParams,
  body: NewHoldBack,
  bodyExamples: {
    forSixWeeks: {
      summary: 'Until the hearing is over',
      value: {
        until: '2027-01-08',
        reasons: 'He would learn that she spoke to the police before she has moved (made up).',
      },
    },
    showNow: {
      summary: 'The danger is over',
      value: { until: null, reasons: 'The family was told at the meeting of 2 December (made up).' },
    },
  },
  idempotent: true,
  answers: { 201: { description: 'Decided.', schema: HoldBack } },
  problems: ['hold-back-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, now, body, params } = call
      const referral = await findForStaff(call, trx, concerns, ['decision_maker'])
      if (isRefusal(referral)) return referral
      const disclosure = await findOverride(trx, referral, params.disclosureId)
      if (disclosure === undefined) return refuse('not-found')
      const errors = holdBackFaults(body, disclosure, londonDate(now))
      if (errors.length > 0) return refuse('hold-back-not-valid', { errors })
      const decided = { ...body, at: now, account: caller.account, role: 'decision_maker' }
      return {
        status: 201,
        body: {
          id: await insertHoldBack(trx, referral, disclosure.id, decided),
          disclosure: disclosure.id,
          until: body.until,
          reasons: body.reasons,
          decidedAt: now.toISOString(),
          decidedBy: staffMember(false, 'decision_maker', caller.account, caller.name),
        },
      }
    }),
})
