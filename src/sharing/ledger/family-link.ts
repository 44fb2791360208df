import { type Static, Type } from 'typebox'
import { ENTITLEMENTS } from '#consent/index.ts'
import { referralParams } from '#referrals/index.ts'
import { StaffMember } from '#triage/index.ts'

const key = Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$', description: 'The key of a person on the form.' })
const words = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, description })

type LinkEntitlement = Exclude<(typeof ENTITLEMENTS)[number], 'none'>

/** Whose information is shown, and why this person may see it: somebody's decision, not the service's. */
export const FamilyLinkSubject = Type.Object(
  {
    key,
    entitlement: Type.Unsafe<LinkEntitlement>({
      type: 'string',
      enum: ENTITLEMENTS.filter((each) => each !== 'none'),
      description: 'By what right the person may see it.',
    }),
    reasons: words(2000, 'What this rests on: what was seen, or who was asked.'),
  },
  { $id: 'FamilyLinkSubject', additionalProperties: false },
)

/** How it was made sure that the person is who they say. */
export const IdentityCheck = Type.Object(
  {
    how: Type.Unsafe<'document_seen' | 'known_in_person' | 'rung_back_on_known_number' | 'other'>({
      type: 'string',
      enum: ['document_seen', 'known_in_person', 'rung_back_on_known_number', 'other'],
    }),
    what: words(1000, 'What was seen or done.'),
    checkedBy: Type.Object(
      { name: words(200, 'Name.'), role: words(200, 'Role or job title.') },
      { additionalProperties: false, description: 'Who checked.' },
    ),
    on: Type.String({ format: 'date', description: 'The day of the check.' }),
  },
  { $id: 'IdentityCheck', additionalProperties: false },
)

export const NewFamilyLink = Type.Object(
  {
    person: key,
    subjects: Type.Array(FamilyLinkSubject, { minItems: 1, maxItems: 21 }),
    identity: IdentityCheck,
    validForDays: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 14, description: 'How long it may be opened. 7 where not given.' }),
    ),
  },
  { $id: 'NewFamilyLink', additionalProperties: false },
)
export type NewFamilyLink = Static<typeof NewFamilyLink>

const instantOrNull = Type.Union([Type.String({ format: 'date-time' }), Type.Null()])

/** A link as the council's staff see it. */
export const FamilyLink = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    referral: Type.String({ format: 'uuid' }),
    state: Type.Unsafe<'waiting' | 'opened' | 'expired' | 'revoked'>({
      type: 'string',
      enum: ['waiting', 'opened', 'expired', 'revoked'],
      description: '`expired`: nobody opened it in time.',
    }),
    person: key,
    subjects: Type.Array(FamilyLinkSubject),
    identity: IdentityCheck,
    recipientsNamed: Type.Boolean({
      description: 'False where something is to be kept from this person: a recipient’s name could tell it.',
    }),
    createdAt: Type.String({ format: 'date-time' }),
    createdBy: StaffMember,
    expiresAt: Type.String({ format: 'date-time' }),
    openedAt: instantOrNull,
    revokedAt: instantOrNull,
    url: Type.Optional(
      Type.String({
        format: 'uri',
        description:
          'The link itself, once: only its hash is kept, and a repeated request is answered without it.',
      }),
    ),
  },
  { $id: 'FamilyLink', additionalProperties: false },
)
export type FamilyLink = Static<typeof FamilyLink>

export const familyLinkParams = Type.Object({
  ...referralParams.properties,
  linkId: Type.String({ format: 'uuid', description: 'The id of the link.' }),
})
