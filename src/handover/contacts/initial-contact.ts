import { type Static, Type } from 'typebox'
import { ReferralStatus } from '#referrals/index.ts'
import { ContactContent } from './content.ts'

const uuid = (description: string) => Type.String({ format: 'uuid', description })
const instant = (description: string) => Type.String({ format: 'date-time', description })
const orNull = <S extends ReturnType<typeof Type.String>>(schema: S) => Type.Union([schema, Type.Null()])

const summaryProperties = {
  id: uuid('Of the initial contact.'),
  council: Type.String(),
  referral: uuid('Of the referral.'),
  reference: Type.String({ description: 'Its public reference.' }),
  kind: Type.Unsafe<'initial' | 'change'>({
    type: 'string',
    enum: ['initial', 'change'],
    description:
      '`initial`: the first of this referral. `change`: something is different from what the one before said.',
  }),
  cause: Type.String({
    description: 'What it came of, as the type of an event.',
    examples: ['referral.received', 'decision.recorded', 'consent.withdrawn'],
  }),
  corrects: orNull(uuid('The one before it, in whose place it comes; null for the first.')),
  createdAt: instant('When.'),
  state: Type.Unsafe<'pending' | 'acknowledged'>({ type: 'string', enum: ['pending', 'acknowledged'] }),
  acknowledgedAt: orNull(instant('When the case system said that it has it.')),
  caseSystemId: orNull(Type.String({ description: 'The case system’s own id of it.' })),
}

/** An initial contact in a list: nothing about the family. */
export const InitialContactSummary = Type.Object(summaryProperties, {
  $id: 'InitialContactSummary',
  additionalProperties: false,
})
export type InitialContactSummary = Static<typeof InitialContactSummary>

/** An initial contact as the case system reads it. */
export const InitialContact = Type.Object(
  {
    ...summaryProperties,
    referralStatus: ReferralStatus,
    contentWithheld: Type.Optional(
      Type.Literal('no_consent', {
        description:
          'Consent does not carry it now, and nothing else does (N16): nothing is handed over, whatever was when it was made. What was handed over before is to be held back.',
      }),
    ),
    content: Type.Optional(ContactContent),
  },
  {
    $id: 'InitialContact',
    additionalProperties: false,
    description: '`content` is as it was when the contact was made; `referralStatus` is as it is now.',
  },
)

export const ContactAcknowledgement = Type.Object(
  {
    caseSystemId: Type.String({
      minLength: 1,
      maxLength: 200,
      pattern: '^[\\x21-\\x7e]+( [\\x21-\\x7e]+)*$',
      description: 'Your own id of it. Who sent the referral never sees it.',
    }),
  },
  { $id: 'ContactAcknowledgement', additionalProperties: false },
)

export const contactParams = Type.Object({
  contactId: Type.String({ format: 'uuid', description: 'The id of the initial contact.' }),
})
