import { randomUUID } from 'node:crypto'
import { type NewAccount, registerAccounts } from '#accounts/index.ts'
import type { Operation } from '#platform/operation.ts'
import { demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import { formFrom } from '../helpers/forms.ts'
import { sharingFrom } from '../helpers/sharing.ts'
import type { StagedService } from '../helpers/stage.ts'
import type { Bringing } from './refusals.ts'

const OFFICER = 'screening_officer@westminster'
const TEAM = 'intensive_family_support_team'
const RECIPIENT = `${TEAM}@westminster`

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

const withState =
  (state: 'in force' | 'ended'): Bringing =>
  async (stage, operation) =>
    stage.as(
      DISCLOSURE_DOERS[operation.id] ?? '',
      operation.id,
      await disclosureParts(stage, operation, state),
    )

const withBody =
  (change: object, status?: string): Bringing =>
  async (stage, operation) => {
    const form = formFrom('eligible')
    const sent = await stage.as('referrer', 'submitReferral', { body: form })
    const referralId = sent.json<{ id: string }>().id
    if (status !== undefined)
      await stage.database.admin
        .updateTable('referral')
        .set({ status })
        .where('id', '=', referralId)
        .execute()
    return stage.as(OFFICER, operation.id, {
      params: { referralId },
      body: { ...sharingFrom(form), ...change },
    })
  }

/** Whoever has any role may have something shared with them: only an account without one is kept out. */
const withoutRole: Bringing = async (stage, operation) => {
  const [somebody] = demonstrationAccounts.accounts as [NewAccount]
  const subject = 'nobody-yet'
  const id = '00000000-0000-7000-8000-04000000ffff'
  const accounts = [{ ...somebody, id, subject, memberships: [] }]
  await registerAccounts(stage.database.admin, { organisations: [], clients: [], accounts })
  return stage.as(subject, operation.id, { params: { disclosureId: randomUUID() } })
}

/** There is nothing to say in the body: another disclosure is other work. */
const sameKeyForAnother: Bringing = async (stage, operation) => {
  const headers = { 'idempotency-key': randomUUID() }
  const one = await disclosureParts(stage, operation)
  await stage.as(RECIPIENT, operation.id, { ...one, headers })
  const other = await disclosureParts(stage, operation)
  return stage.as(RECIPIENT, operation.id, { ...other, headers })
}

export const DISCLOSURE_REFUSALS: Readonly<Record<string, Bringing>> = {
  'assessSharing not-in-this-state': withBody({}, 'withdrawn'),
  'assessSharing sharing-request-not-valid': withBody({ subjects: ['nobody'] }),
  'discloseReferral not-in-this-state': withBody({}, 'withdrawn'),
  'discloseReferral sharing-request-not-valid': withBody({ subjects: ['nobody'] }),
  'discloseReferral sharing-not-allowed': withBody({
    recipient: { kind: 'external', organisation: 'Example Landlord' },
  }),
  'revokeDisclosure disclosure-not-in-force': withState('ended'),
  'revokeDisclosure not-in-this-state': async (stage, operation) => {
    const parts = await disclosureParts(stage, operation)
    const id = String(parts?.params['referralId'])
    await stage.database.admin.updateTable('referral').set({ withheld: true }).where('id', '=', id).execute()
    return stage.as(OFFICER, operation.id, parts)
  },
  'listSharedReferrals not-allowed': withoutRole,
  'getSharedReferral not-allowed': withoutRole,
  'acknowledgeDisclosure not-allowed': withoutRole,
  'acknowledgeDisclosure idempotency-key-reused': sameKeyForAnother,
  'getSharedReferral disclosure-ended': withState('ended'),
  'acknowledgeDisclosure disclosure-in-force': withState('in force'),
}
