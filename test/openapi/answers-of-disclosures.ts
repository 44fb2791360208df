import type { Answered, callerOf } from '../helpers/call.ts'
import { withEarlyHelp } from '../helpers/family.ts'
import { formFrom } from '../helpers/forms.ts'

/** Something is shared with a team, read, and taken back; every answer shown. */
export async function showDisclosures(
  as: ReturnType<typeof callerOf>,
  show: (operation: string, answer: Answered) => Answered,
): Promise<void> {
  const officer = as('screening_officer@westminster')
  const worker = as('intensive_family_support_team@westminster')
  const sent = await as('referrer').post('/v1/referrals', formFrom('eligible'))
  const at = `/v1/referrals/${String(sent.body['id'])}`
  const landlord = { recipient: { kind: 'external', organisation: 'Example Landlord (made up)' } }
  const withTheTeam = withEarlyHelp({
    recipient: { kind: 'internal_team', team: 'intensive_family_support_team' },
    categories: ['identity', 'education'],
  })
  show('assessSharing', await officer.post(`${at}/sharing-assessments`, withEarlyHelp(landlord)))
  const made = show('discloseReferral', await officer.post(`${at}/disclosures`, withTheTeam))
  show('listDisclosures', await officer.get(`${at}/disclosures`))
  const id = String(made.body['id'])
  show('listSharedReferrals', await worker.get('/v1/shared-referrals'))
  show('getSharedReferral', await worker.get(`/v1/shared-referrals/${id}`))
  const reason = { reason: 'The team has no place for them (made up).' }
  show('revokeDisclosure', await officer.post(`${at}/disclosures/${id}/revocation`, reason))
  show('acknowledgeDisclosure', await worker.post(`/v1/shared-referrals/${id}/acknowledgement`, {}))
}
