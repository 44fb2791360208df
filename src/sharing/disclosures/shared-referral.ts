import { type Static, Type } from 'typebox'
import { SHARING_CATEGORIES } from '#consent/index.ts'
import { NoticeSentence } from '#councils/index.ts'
import type { ReceivedRow } from '../queries/shared-referrals.ts'
import { ShareCategory } from './request.ts'
import { sentenceOf } from './view.ts'

const strict = { additionalProperties: false }

/** What a recipient is told of a disclosure without opening it. One that has ended says so, and nothing else. */
export const SharedReferralSummary = Type.Object(
  {
    id: Type.String({ format: 'uuid', description: 'Of the disclosure.' }),
    council: Type.String({ description: 'The council that shares it.' }),
    state: Type.Unsafe<'in_force' | 'ended'>({ type: 'string', enum: ['in_force', 'ended'] }),
    team: Type.Optional(Type.String({ description: 'The team for which the caller receives it.' })),
    categories: Type.Optional(Type.Array(ShareCategory)),
    purpose: Type.Optional(Type.String({ description: 'What it may be used for, and nothing else.' })),
    disclosedAt: Type.Optional(Type.String({ format: 'date-time' })),
    until: Type.Optional(Type.Union([Type.String({ format: 'date' }), Type.Null()])),
    acknowledgedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()], {
      description: 'When it was acknowledged that it ended.',
    }),
  },
  { $id: 'SharedReferralSummary', ...strict },
)
export type SharedReferralSummary = Static<typeof SharedReferralSummary>

const byCategory = Type.Object(
  Object.fromEntries(
    Object.entries(SHARING_CATEGORIES).map(([category, { text }]) => [
      category,
      Type.Optional(Type.Object({}, { additionalProperties: true, description: `${text}.` })),
    ]),
  ),
  {
    $id: 'SharedContent',
    ...strict,
    description:
      'As the form and the council had it when it was shared, by category. Persons go by their keys. What is to be kept from somebody is marked as withheld.',
  },
)

/** What was shared, as its recipient reads it. */
export const SharedReferral = Type.Object(
  {
    ...SharedReferralSummary.properties,
    subjects: Type.Array(Type.String(), { description: 'Whose information.' }),
    sentence: NoticeSentence,
    contactRestricted: Type.Boolean({
      description: 'Something is to be kept from somebody: ask the council before you make contact.',
    }),
    content: byCategory,
  },
  { $id: 'SharedReferral', ...strict },
)

/** `open`: whether the policy still allows any of it. */
export const sharedSummaryOf = (row: ReceivedRow, open: boolean): SharedReferralSummary => ({
  id: row.disclosure_id,
  council: row.of_council,
  state: open ? 'in_force' : 'ended',
  ...(row.team_id === null ? {} : { team: row.team_id }),
  ...(open && row.id !== null
    ? {
        categories: row.categories as NonNullable<SharedReferralSummary['categories']>,
        purpose: row.purpose ?? '',
        disclosedAt: row.disclosed_at?.toISOString() ?? '',
        until: row.until,
      }
    : {}),
  acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
})

/** The parts as their text, letter for letter as they were kept. */
export const contentJson = (parts: readonly { category: string; document: string }[]): string =>
  `{${parts.map(({ category, document }) => `${JSON.stringify(category)}:${document}`).join(',')}}`

export const sharedHead = (row: ReceivedRow, contactRestricted: boolean) => ({
  ...sharedSummaryOf(row, true),
  subjects: row.subjects ?? [],
  sentence: sentenceOf(row.sentence ?? ''),
  contactRestricted,
})
