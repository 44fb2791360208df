import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import { holdFor, READERS, referralParams } from '#referrals/index.ts'
import { ConsentWithdrawal } from '../consents/new-consent.ts'
import { ConsentReceipt } from '../consents/receipt.ts'
import { recordSaid } from '../consents/record-said.ts'

export const withdrawConsent = operation({
  id: 'withdrawConsent',
  method: 'POST',
  path: '/v1/referrals/{referralId}/consents/withdrawal',
  tag: 'Sharing',
  summary: 'Record that somebody takes their permission back: at any time, with effect at once',
  description:
    'It needs no version of the referral and no reason. It undoes nothing that was lawfully shared before, and leaves the lawful basis of the council’s own work. Safeguarding reasons and legal requirements carry on.',
  allow: READERS,
  params: referralParams,
  body: ConsentWithdrawal,
  bodyExamples: {
    byTelephone: {
      summary: 'The mother rang',
      value: {
        subjects: ['child-1'],
        givenBy: {
          name: 'Example Mother',
          relation: 'mother',
          entitlement: 'parental_responsibility',
          heldThrough: 'birth_mother',
        },
        how: 'telephone',
        words: 'I have changed my mind.',
        at: '2026-11-20T17:00:00Z',
        recordedBy: { name: 'Example Officer', role: 'Screening officer' },
      },
    },
  },
  idempotent: true,
  answers: { 201: { description: 'Taken back.', schema: ConsentReceipt, headers: ['ETag'] } },
  problems: ['not-in-this-state', 'consent-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const referral = await holdFor('withdrawConsent', call, trx, concerns, 'any version')
      if (isRefusal(referral)) return referral
      const recorded = await recordSaid(
        trx,
        call,
        referral,
        { kind: 'record', said: { state: 'withdrawn', ...call.body }, place: '' },
        'takes back',
      )
      if (isRefusal(recorded)) return recorded
      return { status: 201, body: recorded.receipt, headers: { ETag: etag(recorded.version) } }
    }),
})
