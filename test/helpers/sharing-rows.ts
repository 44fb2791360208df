import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '#platform/tables.ts'

/** A family's link to a referral, an override and a disclosure by it, by their ids. */
export type SharingRows = { linkId: string; disclosureId: string; consentEventId: string }

export const newSharingRows = (): SharingRows => ({
  linkId: randomUUID(),
  disclosureId: randomUUID(),
  consentEventId: randomUUID(),
})

/** Somebody of no interest, who did what had to be done before. */
const SOMEBODY = '00000000-0000-7000-8000-030000000064'

/**
 * Puts the rows in place, and takes away what was there: past every rule, for tests that ask what may be done in a
 * state and not how one gets there. `internal` stands in every text that is the council's own.
 */
export async function putSharingRows(
  admin: Kysely<Database>,
  referral: { readonly id: string; readonly council_id: string },
  { linkId, disclosureId, consentEventId }: SharingRows,
  internal = '',
): Promise<void> {
  const key = { council_id: referral.council_id, referral_id: referral.id }
  const at = new Date('2026-11-20T09:00:00Z')
  for (const table of [
    'family_link',
    'disclosure_hold_back',
    'disclosure_content',
    'disclosure_recipient',
    'disclosure',
  ] as const)
    await admin.deleteFrom(table).where('referral_id', '=', referral.id).execute()
  for (const table of ['consent_event', 'consent_no'] as const)
    await admin
      .deleteFrom(table)
      .where('referral_id', '=', referral.id)
      .where('kind', '=', 'override')
      .execute()
  await admin
    .insertInto('consent_event')
    .values({
      ...key,
      revision: 1,
      position: 1000,
      id: consentEventId,
      recorded_with: 'later',
      kind: 'override',
      state: null,
      subjects: [],
      effective_at: at,
      recorded_at: at,
      account_id: SOMEBODY,
      event: JSON.stringify({ basis: 'safeguarding' }),
    })
    .execute()
  await admin
    .insertInto('family_link')
    .values({
      ...key,
      id: linkId,
      token_hash: randomUUID(),
      person: 'made-up',
      subjects: ['made-up'],
      names: JSON.stringify({ 'made-up': `Made up. ${internal}` }),
      decision: JSON.stringify({
        subjects: [
          {
            key: 'made-up',
            entitlement: 'adult_for_themselves',
            reasons: `Their own (made up). ${internal}`,
          },
        ],
        identity: {
          how: 'known_in_person',
          what: `Known for years (made up). ${internal}`,
          checkedBy: { name: 'Made Up', role: 'Screening officer' },
          on: '2026-11-20',
        },
      }),
      recipients_named: true,
      created_at: at,
      created_by: SOMEBODY,
      created_role: 'screening_officer',
      expires_at: new Date('2026-12-04T09:00:00Z'),
    })
    .execute()
  await admin
    .insertInto('disclosure')
    .values({
      ...key,
      id: disclosureId,
      revision: 1,
      state: 'in_force',
      recipient_kind: 'external',
      recipient: JSON.stringify({ kind: 'external', organisation: { names: ['Made Up Police'] } }),
      subjects: ['made-up'],
      categories: ['identity'],
      purpose: 'protect_person_at_risk',
      policy_row: 13,
      sentence: 'N12',
      consent_events: [],
      override_event: consentEventId,
      override: JSON.stringify({ basis: 'safeguarding', partInProtecting: true }),
      considered: [],
      disclosed_at: at,
      disclosed_by: SOMEBODY,
      disclosed_role: 'screening_officer',
    })
    .execute()
  await admin
    .insertInto('disclosure_recipient')
    .values({ ...key, disclosure_id: disclosureId })
    .execute()
  await admin
    .insertInto('disclosure_hold_back')
    .values({
      ...key,
      disclosure_id: disclosureId,
      id: randomUUID(),
      until: '2026-12-01',
      reasons: `Somebody would be at risk (made up). ${internal}`,
      decided_at: at,
      decided_by: SOMEBODY,
      decided_role: 'decision_maker',
    })
    .execute()
}
