import { operation, type Trx } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal } from '#platform/problems.ts'
import { lookAt } from '../look-at.ts'
import { referralParams } from '../params.ts'
import { READERS } from '../permissions.ts'
import type { ReferralRow } from '../queries/find-referral.ts'
import { getRevision, listAmendments, listLinks } from '../queries/read-referral.ts'
import { Referral } from '../referral.ts'
import { summaryOf, withMembers } from '../views.ts'

export const getReferral = operation({
  id: 'getReferral',
  method: 'GET',
  path: '/v1/referrals/{referralId}',
  tag: 'Referrals',
  summary: 'Read a referral: the form as it was sent, its receipt, and what was added since',
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
        json: withMembers({ ...head, ...(sender ? ownMembers(row) : {}) }, await contentOf(trx, row, sender)),
        headers,
      }
    }),
})

/** What only the sender's side is shown: its own case reference, and where its draft came from. */
const ownMembers = (row: ReferralRow) => ({
  ...(row.case_reference === null ? {} : { caseReference: row.case_reference }),
  ...(row.based_on === null ? {} : { basedOn: row.based_on }),
})

async function contentOf(trx: Trx, row: ReferralRow, sender: boolean) {
  const revision = await getRevision(trx, row, row.revision)
  const amendments = await listAmendments(trx, row)
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
    receipt: revision.receipt,
    amendments: `[${written.join(',')}]`,
    form: revision.form,
  }
}
