import { type Static, Type } from 'typebox'
import { ConsentNote, type SharingRecipient } from '#consent/index.ts'
import { findCouncil, NOTICE_SENTENCES, NoticeSentence } from '#councils/index.ts'
import { dueBy } from '#referrals/index.ts'
import { StaffMember, staffMember } from '#triage/index.ts'
import type { DisclosureRow } from '../queries/disclosures.ts'
import { ShareCategory } from './request.ts'

const strict = { additionalProperties: false }
const instant = (description: string) => Type.String({ format: 'date-time', description })
const orNull = (schema: Parameters<typeof Type.Union>[0][number]) => Type.Union([schema, Type.Null()])

/** What became of a disclosure. */
export const DISCLOSURE_STATES = {
  in_force: 'The recipient may read it, until its last day where it has one.',
  revoked: 'Somebody of the council took it back.',
  stopped: 'What it rested on was taken back, or something new keeps it from the recipient.',
} as const

/** Why it ended. */
export const END_CODES = {
  revoked: 'Somebody of the council took it back.',
  no_longer_allowed: 'The family’s word no longer carries it.',
} as const

/** A recipient in words. */
export const RecipientInWords = Type.Object(
  {
    kind: Type.Unsafe<DisclosureRow['recipient_kind']>({
      type: 'string',
      enum: ['internal_team', 'named_professional', 'external'],
    }),
    organisation: Type.String({ description: 'The team of the council, or the organisation outside it.' }),
    person: Type.Optional(Type.String()),
    team: Type.Optional(Type.String({ description: 'The id of the team.' })),
    hasAccount: Type.Boolean({ description: 'Whether it is read through the service.' }),
  },
  { $id: 'RecipientInWords', ...strict },
)

/** What an urgent override still lacks: it went through without. */
export const NoteAsked = Type.Object(
  {
    what: Type.Array(ConsentNote, { minItems: 1 }),
    by: Type.String({ format: 'date', description: 'The day by which it is asked for (`recordConsent`).' }),
  },
  { $id: 'NoteAsked', ...strict },
)

/** One disclosure: what of whose information went to whom, on whose word, by which promise. */
export const Disclosure = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    referral: Type.String({ format: 'uuid' }),
    state: Type.Unsafe<keyof typeof DISCLOSURE_STATES>({
      type: 'string',
      enum: Object.keys(DISCLOSURE_STATES),
      description: Object.entries(DISCLOSURE_STATES)
        .map(([state, meaning]) => `\`${state}\`: ${meaning}`)
        .join(' '),
    }),
    recipient: RecipientInWords,
    subjects: Type.Array(Type.String()),
    categories: Type.Array(ShareCategory),
    purpose: Type.String(),
    row: Type.Integer({ minimum: 1, maximum: 18, description: 'The row of the decision table.' }),
    sentence: NoticeSentence,
    consentEvents: Type.Array(Type.String({ format: 'uuid' }), {
      description: 'What was said and allows it.',
    }),
    overrideEvent: Type.Optional(Type.String({ format: 'uuid', description: 'The override it rests on.' })),
    reasons: Type.Optional(Type.String({ description: 'For the council only.' })),
    disclosedAt: instant('When.'),
    disclosedBy: StaffMember,
    until: orNull(Type.String({ format: 'date', description: 'The last day.' })),
    endedAt: orNull(instant('When it ended.')),
    endCode: orNull(
      Type.Unsafe<string>({ type: 'string', enum: Object.keys(END_CODES), description: 'Why it ended.' }),
    ),
    endReason: Type.Optional(Type.String({ description: 'For the council only.' })),
    acknowledgedAt: orNull(instant('When the recipient acknowledged that it ended.')),
    noteAsked: Type.Optional(NoteAsked),
  },
  { $id: 'Disclosure', ...strict },
)
export type Disclosure = Static<typeof Disclosure>

export function recipientInWords(row: {
  recipient_kind: DisclosureRow['recipient_kind']
  recipient: string
  account_id: string | null
  team_id: string | null
}): Static<typeof RecipientInWords> {
  const recipient = JSON.parse(row.recipient) as Exclude<SharingRecipient, { kind: 'statistics' }>
  const internal = recipient.kind === 'internal_team'
  return {
    kind: row.recipient_kind,
    organisation: internal ? recipient.name : (recipient.organisation.names[0] ?? ''),
    ...(recipient.person === undefined ? {} : { person: recipient.person.name }),
    ...(internal ? { team: recipient.id } : {}),
    hasAccount: row.account_id !== null || row.team_id !== null,
  }
}

/** The promise, by its id. */
export const sentenceOf = (id: string): Static<typeof NoticeSentence> => ({
  id,
  text: NOTICE_SENTENCES[id as keyof typeof NOTICE_SENTENCES],
})

/** Reasons and names are the council's own. */
export const disclosureOf = (row: DisclosureRow, sender: boolean): Disclosure => ({
  id: row.id,
  referral: row.referral_id,
  state: row.state,
  recipient: recipientInWords(row),
  subjects: row.subjects,
  categories: row.categories as Disclosure['categories'],
  purpose: row.purpose,
  row: row.policy_row,
  sentence: sentenceOf(row.sentence),
  consentEvents: row.consent_events,
  ...(row.override_event === null ? {} : { overrideEvent: row.override_event }),
  ...(sender || row.reasons === null ? {} : { reasons: row.reasons }),
  disclosedAt: row.disclosed_at.toISOString(),
  disclosedBy: staffMember(sender, row.disclosed_role, row.disclosed_by, row.discloser_name),
  until: row.until,
  endedAt: row.ended_at?.toISOString() ?? null,
  endCode: row.end_code,
  ...(sender || row.end_reason === null ? {} : { endReason: row.end_reason }),
  acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
})

export function noteAskedOf(
  missing: readonly Static<typeof ConsentNote>[],
  councilId: string,
  now: Date,
): { noteAsked?: Static<typeof NoteAsked> } {
  const council = findCouncil(councilId)
  if (missing.length === 0 || council === undefined) return {}
  return { noteAsked: { what: [...missing], by: dueBy(council, 'next_steps', now) } }
}
