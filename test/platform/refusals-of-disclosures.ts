import { randomUUID } from 'node:crypto'
import { formFrom } from '../helpers/forms.ts'
import { DISCLOSURE_DOERS, disclosureParts, RECIPIENT } from '../helpers/parts-of-disclosures.ts'
import { sharingFrom } from '../helpers/sharing.ts'
import type { Bringing } from './bringing.ts'

const OFFICER = 'screening_officer@westminster'

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
  'acknowledgeDisclosure idempotency-key-reused': sameKeyForAnother,
  'getSharedReferral disclosure-ended': withState('ended'),
  'acknowledgeDisclosure disclosure-in-force': withState('in force'),
}
