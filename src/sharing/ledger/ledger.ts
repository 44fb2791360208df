import { type Static, Type } from 'typebox'
import { NoticeSentence } from '#councils/index.ts'

const WORDS = ['your_word', 'another_persons_word', 'somebody_at_risk', 'the_law'] as const
export type OnWhoseWord = (typeof WORDS)[number]

/** One time that something was shared, in words a parent understands. */
export const LedgerEntry = Type.Object(
  {
    sharedAt: Type.String({ format: 'date-time' }),
    recipient: Type.String({ description: 'Who received it.', examples: ['Disabled Children’s Team'] }),
    about: Type.Array(Type.String(), { description: 'About whom, of those whom this link is for.' }),
    what: Type.Array(Type.String(), { description: 'What kinds of information.' }),
    why: Type.String({ description: 'For what purpose.' }),
    onWhoseWord: Type.Unsafe<OnWhoseWord>({ type: 'string', enum: [...WORDS] }),
    explanation: Type.String({ description: 'On whose word, in a sentence or two.' }),
    promise: NoticeSentence,
    state: Type.Unsafe<'shared' | 'shared_until' | 'ended'>({
      type: 'string',
      enum: ['shared', 'shared_until', 'ended'],
      description: 'Whether it is still shared.',
    }),
    on: Type.Optional(
      Type.String({ format: 'date', description: 'The day until which it is shared, or was.' }),
    ),
  },
  { $id: 'LedgerEntry', additionalProperties: false },
)
export type LedgerEntry = Static<typeof LedgerEntry>

/** Who was told what about a family, for somebody of that family. */
export const FamilyLedger = Type.Object(
  {
    council: Type.String({ description: 'The council, by name.' }),
    telephone: Type.Optional(
      Type.Object(
        { name: Type.String(), number: Type.String(), hours: Type.String(), madeUp: Type.Boolean() },
        { additionalProperties: false, description: 'Whom to ring about this record.' },
      ),
    ),
    person: Type.String({ description: 'Whom the link was made for, by name.' }),
    about: Type.Array(Type.String(), { description: 'About whom it shows anything, by name.' }),
    readAt: Type.String({ format: 'date-time' }),
    readableUntil: Type.String({ format: 'date-time', description: 'When this session ends.' }),
    recipientsNamed: Type.Boolean({
      description: 'False where those outside the council who received it are not named here.',
    }),
    entries: Type.Array(LedgerEntry, { description: 'Newest first.' }),
    remarks: Type.Array(Type.String(), { description: 'What this record does not say.' }),
  },
  { $id: 'FamilyLedger', additionalProperties: false },
)
export type FamilyLedger = Static<typeof FamilyLedger>
