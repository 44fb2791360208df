import { type Static, Type } from 'typebox'
import { ConditionResult } from './condition-result.ts'
import { FactSource } from './fact-values.ts'
import { DisputedReport } from './facts.ts'
import { Status } from './status.ts'

/** The overall results, the most urgent first. */
export const RESULTS = ['emergency', 'social_care', 'eligible', 'undetermined', 'not_eligible'] as const
export const EvaluationResult = Type.Enum([...RESULTS], {
  $id: 'EvaluationResult',
  description:
    'A recommendation; a person decides. Undetermined goes to a person with what is missing, and is never a refusal.',
})
export type EvaluationResult = Static<typeof EvaluationResult>

/** Who can normally answer a question. */
export const WHO_CAN_ANSWER = [
  'school',
  'police_or_youth_justice',
  'screening_team',
  'parent',
  'referrer',
  'social_care',
] as const
export type WhoCanAnswer = (typeof WHO_CAN_ANSWER)[number]

const sentenceId = Type.String({
  description: 'A sentence of the published page, e.g. W5; quoted once in `quotations`.',
})
const pointer = Type.String({ description: 'A JSON pointer into the facts.' })
const strict = { additionalProperties: false }

export const Quotation = Type.Object(
  { sentence: sentenceId, text: Type.String({ description: 'Letter for letter, slips included.' }) },
  { $id: 'Quotation', ...strict },
)
export type Quotation = Static<typeof Quotation>

export const CriterionResult = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    status: Status,
    sentences: Type.Array(sentenceId),
    needs: Type.Enum(['all', 'any', 'none', 'at_least'], { description: 'How the conditions combine.' }),
    count: Type.Optional(Type.Integer({ description: 'How many, where it needs at least a number.' })),
    conditions: Type.Array(ConditionResult),
    reason: Type.Optional(Type.String({ description: 'Why the list as a whole leaves it open.' })),
  },
  { $id: 'CriterionResult', ...strict },
)
export type CriterionResult = Static<typeof CriterionResult>

export const MissingFact = Type.Object(
  {
    pointer,
    question: Type.String({ description: 'In plain English.' }),
    whoCanAnswer: Type.Array(Type.Enum([...WHO_CAN_ANSWER])),
    why: Type.Array(
      Type.Object(
        { criterion: Type.String(), sentence: sentenceId },
        { $id: 'WhyItMatters', ...strict, description: 'The criterion, and the sentence it rests on.' },
      ),
    ),
    reason: Type.Optional(
      Type.String({ description: 'Why what was given does not settle it: impossible, or an open answer.' }),
    ),
    disputed: Type.Optional(Type.Array(DisputedReport)),
  },
  { $id: 'MissingFact', ...strict, description: 'A fact that could still change the result.' },
)
export type MissingFact = Static<typeof MissingFact>

export const ResultReason = Type.Object(
  {
    code: Type.String({
      description: 'The step of the composition, e.g. "eligible", "no_published_criteria".',
    }),
    text: Type.String(),
    criteria: Type.Array(Type.String(), { description: 'The criteria that decided, or that leave it open.' }),
  },
  { $id: 'ResultReason', ...strict },
)
export type ResultReason = Static<typeof ResultReason>

const couldStillBe = Type.Optional(
  Type.Array(EvaluationResult, { description: 'Where undetermined: what it can still turn out to be.' }),
)

export const ChildEvaluation = Type.Object(
  {
    position: Type.Integer({ minimum: 0, description: "The child's place in the list of children." }),
    key: Type.Optional(Type.String()),
    result: EvaluationResult,
    couldStillBe,
    reasons: Type.Array(ResultReason),
    criteria: Type.Array(CriterionResult),
    missing: Type.Array(MissingFact, {
      description: "Facts about this child that could still change the child's result.",
    }),
  },
  { $id: 'ChildEvaluation', ...strict },
)
export type ChildEvaluation = Static<typeof ChildEvaluation>

export const EvaluationWarning = Type.Object(
  {
    code: Type.String(),
    text: Type.String(),
    pointer: Type.Optional(pointer),
    sentence: Type.Optional(sentenceId),
  },
  { $id: 'EvaluationWarning', ...strict, description: 'Changes no result; a person should see it.' },
)
export type EvaluationWarning = Static<typeof EvaluationWarning>

export const Evaluation = Type.Object(
  {
    ruleSet: Type.Object({ id: Type.String(), version: Type.Integer(), hash: Type.String() }, strict),
    evaluatedOn: Type.String({ format: 'date' }),
    result: EvaluationResult,
    couldStillBe,
    reasons: Type.Array(ResultReason),
    criteria: Type.Array(CriterionResult, {
      description: 'Those asked once for the whole family.',
    }),
    children: Type.Array(ChildEvaluation),
    missing: Type.Array(MissingFact, {
      description:
        'Facts about the family as a whole that could still change a result; those about one child stand with the child.',
    }),
    warnings: Type.Array(EvaluationWarning),
    quotations: Type.Array(Quotation, { description: 'Every sentence named above, quoted once.' }),
    sources: Type.Array(Type.Object({ pointer, source: FactSource }, { $id: 'SourceUsed', ...strict }), {
      description: 'Who supplied the sections that the facts used come from.',
    }),
  },
  { $id: 'Evaluation', ...strict },
)
export type Evaluation = Static<typeof Evaluation>
