import type { Operation } from '#platform/operation.ts'
import { formFrom } from './forms.ts'
import { sharingFrom } from './sharing.ts'
import type { StagedService } from './stage.ts'

const OFFICER = 'screening_officer@westminster'
const TEAM = 'intensive_family_support_team'
/** Whoever reads what is disclosed to the team. */
export const RECIPIENT = `${TEAM}@westminster`

export const DISCLOSURE_DOERS: Readonly<Record<string, string>> = {
  assessSharing: OFFICER,
  discloseReferral: OFFICER,
  revokeDisclosure: OFFICER,
  getSharedReferral: RECIPIENT,
  acknowledgeDisclosure: RECIPIENT,
}

const NAMING_ONE = ['revokeDisclosure', 'getSharedReferral', 'acknowledgeDisclosure']

/** A disclosure of its own, in force; ended where it is to be acknowledged that it has. */
export async function disclosureParts(
  stage: StagedService,
  { id }: Operation,
  state: 'in force' | 'ended' = id === 'acknowledgeDisclosure' ? 'ended' : 'in force',
): Promise<{ params: Record<string, string> } | undefined> {
  if (!NAMING_ONE.includes(id)) return undefined
  const form = formFrom('eligible')
  const sent = await stage.as('referrer', 'submitReferral', { body: form })
  const referralId = sent.json<{ id: string }>().id
  const made = await stage.as(OFFICER, 'discloseReferral', {
    params: { referralId },
    body: { ...sharingFrom(form), recipient: { kind: 'internal_team', team: TEAM } },
  })
  const params = { referralId, disclosureId: made.json<{ id: string }>().id }
  if (state === 'ended') await stage.as(OFFICER, 'revokeDisclosure', { params })
  return { params }
}
