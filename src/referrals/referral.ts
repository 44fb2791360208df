import { type Static, Type } from 'typebox'
import { Amendment } from './amendment.ts'
import { ReferralStatus } from './lifecycle/status.ts'
import { ReferralForm } from './marf/index.ts'
import { withheldMember } from './other-persons/index.ts'
import { ReceiptCover } from './receipt.ts'

const instant = (description: string) => Type.String({ format: 'date-time', description })
const orNull = <S extends ReturnType<typeof Type.String>>(schema: S) => Type.Union([schema, Type.Null()])

const summaryProperties = {
  id: Type.String({ format: 'uuid' }),
  reference: Type.String({ description: 'The public reference; it means nothing.' }),
  council: Type.String({ description: 'The council that keeps it.' }),
  status: ReferralStatus,
  service: Type.Unsafe<'early_help' | 'social_care'>({ type: 'string', enum: ['early_help', 'social_care'] }),
  result: Type.Unsafe<string>({
    type: 'string',
    enum: ['emergency', 'social_care', 'eligible', 'undetermined', 'not_eligible'],
    description: 'What the criteria make of it, as last evaluated: advice, not a decision.',
  }),
  revision: Type.Integer({ minimum: 1 }),
  version: Type.Integer({ minimum: 1, description: 'As in the ETag.' }),
  organisation: Type.String({ description: 'The organisation it came from.' }),
  submittedAt: instant('When the latest revision was sent.'),
  receivedAt: orNull(instant('When the council took it; null where it did not.')),
  dueOn: orNull(Type.String({ format: 'date', description: 'By when the next steps are decided.' })),
  overdue: Type.Boolean({ description: 'The day has passed.' }),
}

/** A row of a list: no names and no free text. */
export const ReferralSummary = Type.Object(summaryProperties, {
  $id: 'ReferralSummary',
  additionalProperties: false,
})
export type ReferralSummary = Static<typeof ReferralSummary>

/** A likely referral of the same child. */
export const ReferralLink = Type.Object(
  {
    referral: Type.String({ format: 'uuid' }),
    kind: Type.String({ description: 'What is the same: nhs_number, upn or name_birth_postcode.' }),
  },
  { $id: 'ReferralLink', additionalProperties: false },
)

export const WrittenAmendment = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    writtenAt: instant('When.'),
    writtenBy: Type.Unsafe<'sender' | 'council'>({ type: 'string', enum: ['sender', 'council'] }),
    amendment: Amendment,
  },
  { $id: 'WrittenAmendment', additionalProperties: false },
)

/** A referral as it was sent, with what came of it since. */
export const Referral = Type.Object(
  {
    ...summaryProperties,
    caseReference: Type.Optional(Type.String({ description: 'The sender’s own case reference.' })),
    basedOn: Type.Optional(
      Type.String({ format: 'uuid', description: 'The earlier referral its draft was started from.' }),
    ),
    contentWithheld: Type.Optional(
      Type.Literal('no_consent', {
        description:
          'Referred back for want of consent (N16): the council is told that it was, and nothing of its content.',
      }),
    ),
    emergencyCallConfirmedAt: Type.Optional(instant('When screening staff confirmed the telephone call.')),
    links: Type.Optional(Type.Array(ReferralLink, { description: 'For the council only.' })),
    receipt: Type.Optional(ReceiptCover),
    amendments: Type.Optional(Type.Array(WrittenAmendment)),
    form: Type.Optional(ReferralForm),
    withheld: withheldMember,
  },
  { $id: 'Referral', additionalProperties: false },
)
