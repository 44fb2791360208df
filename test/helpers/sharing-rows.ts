import { createHash, randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { findCouncil } from '#councils/index.ts'
import type { Database } from '#platform/tables.ts'

/** A family's link to a referral, an override and a disclosure by it, by their ids. */
export type SharingRows = { linkId: string; disclosureId: string; consentEventId: string }

export const newSharingRows = (): SharingRows => ({
  linkId: randomUUID(),
  disclosureId: randomUUID(),
  consentEventId: randomUUID(),
})

/** What stands in the texts, by who reads them. */
export type SharingWords = {
  /** Both sides, as what is on the form; the case system too. */
  readonly told: string
  /** The council, and nobody where the content is withheld. */
  readonly internal: string
  /** Whoever is shown the record of what was shared: both sides, and the family. */
  readonly shared: string
  /** The council, in that record. */
  readonly why: string
  /** The recipient alone. */
  readonly copy: string
  /** The family alone. */
  readonly family: string
}
const NOTHING: SharingWords = { told: '', internal: '', shared: '', why: '', copy: '', family: '' }

/** The secret of the link of these rows. */
export const linkTokenOf = ({ linkId }: SharingRows): string => linkId

/** Somebody of no interest, who did what had to be done before. */
const SOMEBODY = '00000000-0000-7000-8000-030000000064'

/**
 * Puts the rows in place, and takes away what was there: past every rule, for tests that ask what may be done in a
 * state and not how one gets there. The first team of the council is the recipient.
 */
export async function putSharingRows(
  admin: Kysely<Database>,
  referral: { readonly id: string; readonly council_id: string },
  rows: SharingRows,
  words: SharingWords = NOTHING,
): Promise<void> {
  const { linkId, disclosureId, consentEventId } = rows
  const team = findCouncil(referral.council_id)?.teams[0] ?? { id: 'made_up', name: 'Made up' }
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
      event: JSON.stringify({ basis: 'safeguarding', reasons: `At risk (made up). ${words.told}` }),
    })
    .execute()
  await admin
    .insertInto('family_link')
    .values({
      ...key,
      id: linkId,
      token_hash: createHash('sha256').update(linkTokenOf(rows)).digest('hex'),
      person: 'made-up',
      subjects: ['made-up'],
      names: JSON.stringify({ 'made-up': `Made up. ${words.family}` }),
      decision: JSON.stringify({
        subjects: [
          {
            key: 'made-up',
            entitlement: 'adult_for_themselves',
            reasons: `Their own (made up). ${words.internal}`,
          },
        ],
        identity: {
          how: 'known_in_person',
          what: `Known for years (made up). ${words.internal}`,
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
      recipient_kind: 'internal_team',
      recipient: JSON.stringify({
        kind: 'internal_team',
        id: team.id,
        name: `${team.name} ${words.shared}`.trim(),
        council: referral.council_id,
      }),
      subjects: ['made-up'],
      categories: ['identity'],
      purpose: 'protect_person_at_risk',
      policy_row: 13,
      sentence: 'N12',
      consent_events: [],
      override_event: consentEventId,
      override: JSON.stringify({
        basis: 'safeguarding',
        partInProtecting: true,
        reasons: `Made up. ${words.why}`,
      }),
      reasons: `They protect the child (made up). ${words.why}`,
      end_reason: `It has not ended (made up). ${words.why}`,
      considered: [],
      disclosed_at: at,
      disclosed_by: SOMEBODY,
      disclosed_role: 'screening_officer',
    })
    .execute()
  await admin
    .insertInto('disclosure_recipient')
    .values({ ...key, disclosure_id: disclosureId, team_id: team.id })
    .execute()
  await admin
    .insertInto('disclosure_content')
    .values({
      ...key,
      disclosure_id: disclosureId,
      category: 'identity',
      rests_on: 'override',
      document: JSON.stringify({ children: [{ key: 'made-up', givenNames: `Made up. ${words.copy}` }] }),
    })
    .execute()
  await admin
    .insertInto('disclosure_hold_back')
    .values({
      ...key,
      disclosure_id: disclosureId,
      id: randomUUID(),
      until: '2026-12-01',
      reasons: `Somebody would be at risk (made up). ${words.internal}`,
      decided_at: at,
      decided_by: SOMEBODY,
      decided_role: 'decision_maker',
    })
    .execute()
}
