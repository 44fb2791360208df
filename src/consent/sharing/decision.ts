import { type Static, Type } from 'typebox'
import { NoticeSentence } from '#councils/index.ts'
import { ConsentNote, GateReason, StandingLimitation } from '../gate-decision.ts'
import { codeOf } from '../values.ts'
import { SHARING_CATEGORIES, type SharingCategory } from './categories.ts'
import { SHARING_ROWS, type SharingRowNumber } from './rows.ts'

const category = Type.Unsafe<SharingCategory>({ type: 'string', enum: Object.keys(SHARING_CATEGORIES) })

/** What stops a category: a limit, the lack of permission, or who the recipient is. */
export const DeniedCategory = Type.Object(
  {
    category: Type.String({ description: 'As it was asked for.' }),
    stoppedBy: Type.Array(GateReason, { minItems: 1 }),
  },
  { $id: 'DeniedCategory', additionalProperties: false },
)
export type DeniedCategory = Static<typeof DeniedCategory>

/** What a yes rests on. */
export const RestsOn = Type.Object(
  {
    kind: codeOf(
      ['consent', 'override', 'safeguarding_reasons', 'nobody_identified'],
      'A consent event, an override, the safeguarding reasons on the form, or that nobody can be identified.',
    ),
    index: Type.Optional(
      Type.Integer({ minimum: 0, description: 'Which of the consent events or of the overrides.' }),
    ),
  },
  { $id: 'RestsOn', additionalProperties: false },
)
export type RestsOn = Static<typeof RestsOn>

/** What only a person can judge. Until one has, it denies. */
export const HumanCheck = Type.Object(
  {
    pointer: Type.String({
      description: 'The limitation or explicit consent, as a JSON pointer into the form.',
    }),
    words: Type.String({ description: 'The words of the person, letter for letter.' }),
    question: Type.String(),
    categories: Type.Array(category),
  },
  { $id: 'HumanCheck', additionalProperties: false },
)
export type HumanCheck = Static<typeof HumanCheck>

/** May this be shared? The row of the table, the promise it keeps, what a yes rests on and what stops the rest. */
export const SharingDecision = Type.Object(
  {
    answer: codeOf(
      ['allow', 'deny', 'refer_back'],
      'allow lets through the allowed categories, and no others.',
    ),
    row: Type.Unsafe<SharingRowNumber>({
      type: 'integer',
      enum: Object.keys(SHARING_ROWS).map(Number),
      description: 'The row of the decision table.',
    }),
    sentence: NoticeSentence,
    reasons: Type.Array(GateReason, { minItems: 1 }),
    allowedCategories: Type.Array(category),
    deniedCategories: Type.Array(DeniedCategory),
    limitations: Type.Array(StandingLimitation, {
      description: 'Every limitation in force on the information asked for, word for word.',
    }),
    restsOn: Type.Array(RestsOn),
    writeDown: Type.Array(
      Type.Object(
        {
          what: Type.String(),
          by: codeOf(
            ['referrer', 'screening', 'decision_maker', 'who_shares', 'service'],
            'Who writes it down.',
          ),
        },
        { additionalProperties: false },
      ),
    ),
    missing: Type.Array(ConsentNote, { description: 'Asked for; holds nothing up.' }),
    humanCheck: Type.Array(HumanCheck),
  },
  { $id: 'SharingDecision', additionalProperties: false },
)
export type SharingDecision = Static<typeof SharingDecision>
