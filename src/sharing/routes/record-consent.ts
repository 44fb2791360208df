import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import { holdFor, READERS, referralParams } from '#referrals/index.ts'
import { NewConsent } from '../consents/new-consent.ts'
import { ConsentReceipt } from '../consents/receipt.ts'
import { recordSaid } from '../consents/record-said.ts'

export const recordConsent = operation({
  id: 'recordConsent',
  method: 'POST',
  path: '/v1/referrals/{referralId}/consents',
  tag: 'Sharing',
  summary: 'Record what was said about consent since, or the reasons for going on without it',
  description:
    'What was said before stays as it was. Whether the referral may go on is asked again at once, over all that was said: one that was referred back goes on where it now may, one that nothing carries any more is referred back (N16), and where people who are entitled do not agree it is held for a person. Disclosures that are no longer allowed are stopped.',
  allow: READERS,
  params: referralParams,
  body: NewConsent,
  bodyExamples: {
    given: {
      summary: 'The mother has agreed, with a limitation',
      value: {
        record: {
          subjects: ['child-1'],
          state: 'given_with_limitations',
          givenBy: {
            name: 'Example Mother',
            relation: 'mother',
            entitlement: 'parental_responsibility',
            heldThrough: 'birth_mother',
          },
          how: 'telephone',
          at: '2026-11-20T16:30:00Z',
          recordedBy: { name: 'Example Teacher', role: 'Designated safeguarding lead' },
          limitations: [
            { kind: 'not_this_recipient', words: 'Not the youth club, please.', recipients: ['youth club'] },
          ],
        },
      },
    },
    override: {
      summary: 'There are safeguarding reasons to go on without',
      value: {
        override: {
          basis: 'safeguarding',
          personAtRisk: 'child',
          reasons: 'Asking again would put the child at risk (made up).',
          decidedBy: { name: 'Example Head', role: 'Designated safeguarding lead' },
          decidedAt: '2026-11-20T16:45:00Z',
          familyTold: false,
          whyFamilyNotTold: 'It would put the child at risk (made up).',
        },
      },
    },
  },
  idempotent: true,
  conditional: true,
  answers: { 201: { description: 'Recorded.', schema: ConsentReceipt, headers: ['ETag'] } },
  problems: ['not-in-this-state', 'consent-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const referral = await holdFor('recordConsent', call, trx, concerns, 'version seen')
      if (isRefusal(referral)) return referral
      const { body } = call
      const recorded = await recordSaid(
        trx,
        call,
        referral,
        'record' in body
          ? { kind: 'record', said: body.record, place: '/record' }
          : { kind: 'override', said: body.override, place: '/override' },
      )
      if (isRefusal(recorded)) return recorded
      return { status: 201, body: recorded.receipt, headers: { ETag: etag(recorded.version) } }
    }),
})
