import { operation, type Trx } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import type { Amendment } from '../amendment.ts'
import { lookAt, type Seen } from '../look-at.ts'
import type { ReferralForm } from '../marf/index.ts'
import {
  amendmentWithoutOthers,
  formWithoutOthers,
  leftOut,
  receiptWithoutOthers,
} from '../other-persons/index.ts'
import { referralParams } from '../params.ts'
import { READERS } from '../permissions.ts'
import type { ReferralRow } from '../queries/find-referral.ts'
import { getRevision, listAmendments, listLinks } from '../queries/read-referral.ts'
import type { ReceiptCover } from '../receipt.ts'
import { Referral } from '../referral.ts'
import { summaryOf, withMembers } from '../views.ts'

export const getReferral = operation({
  id: 'getReferral',
  method: 'GET',
  path: '/v1/referrals/{referralId}',
  tag: 'Referrals',
  summary: 'Read a referral: the form as it was sent, its receipt, and what was added since',
  description:
    'What is known of other persons (W16) is for its sender and for those of the council who check or decide; anybody else is told in `withheld` what was left out.',
  allow: READERS,
  params: referralParams,
  answers: { 200: { description: 'The referral.', schema: Referral, headers: ['ETag'] } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const seen = await lookAt('that it is there', call, trx, concerns)
      if (isRefusal(seen)) return seen
      const { referral: row, sender, withheld } = seen
      const headers = { ETag: etag(row.version) }
      const head = {
        ...summaryOf(row, call.now),
        ...(row.emergency_confirmed_at === null
          ? {}
          : { emergencyCallConfirmedAt: row.emergency_confirmed_at.toISOString() }),
      }
      if (withheld) return { status: 200, body: { ...head, contentWithheld: 'no_consent' }, headers }
      return {
        status: 200,
        json: withMembers({ ...head, ...(sender ? ownMembers(row) : {}) }, await contentOf(trx, seen)),
        headers,
      }
    }),
})

/** What only the sender's side is shown: its own case reference, and where its draft came from. */
const ownMembers = (row: ReferralRow) => ({
  ...(row.case_reference === null ? {} : { caseReference: row.case_reference }),
  ...(row.based_on === null ? {} : { basedOn: row.based_on }),
})

async function contentOf(trx: Trx, { referral: row, sender, ofOthers }: Seen) {
  const kept = {
    ...(await getRevision(trx, row, row.revision)),
    amendments: await listAmendments(trx, row),
  }
  const { withheld, receipt, form, amendments } = ofOthers ? { ...kept, withheld: undefined } : without(kept)
  const links = sender ? undefined : await listLinks(trx, row)
  const written = amendments.map((each) =>
    withMembers(
      {
        id: each.id,
        writtenAt: each.written_at.toISOString(),
        writtenBy: each.account_id === row.account_id ? 'sender' : 'council',
      },
      { amendment: each.amendment },
    ),
  )
  return {
    links: links && JSON.stringify(links.map((link) => ({ referral: link.earlier_id, kind: link.kind }))),
    receipt,
    amendments: `[${written.join(',')}]`,
    form,
    withheld,
  }
}

type Kept<Each> = { receipt: string; form: string; amendments: Each[] }

/** What was kept without what is known of other persons, and where that was. */
function without<Each extends { amendment: string; of_others: boolean }>(
  kept: Kept<Each>,
): Kept<Each> & { withheld: string | undefined } {
  const form = formWithoutOthers(JSON.parse(kept.form) as ReferralForm)
  const amendments = kept.amendments.map(({ amendment, of_others }) =>
    amendmentWithoutOthers(JSON.parse(amendment) as Amendment, of_others),
  )
  const { withheld } = leftOut([
    ...form.pointers.map((pointer) => `/form${pointer}`),
    ...amendments.flatMap(({ pointers }, at) => pointers.map((one) => `/amendments/${at}/amendment${one}`)),
  ])
  return {
    form: JSON.stringify(form.rest),
    receipt: JSON.stringify(receiptWithoutOthers(JSON.parse(kept.receipt) as ReceiptCover)),
    amendments: kept.amendments.map((each, at) => ({
      ...each,
      amendment: JSON.stringify(amendments[at]?.rest),
    })),
    withheld: withheld && JSON.stringify(withheld),
  }
}
