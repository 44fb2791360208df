import { Type } from 'typebox'
import { ConditionSchema } from './condition-schema.ts'
import { EvaluationResult } from './evaluation.ts'
import { EligibilityFacts } from './facts.ts'
import type { CompositionNode, RuleSet as RuleSetData } from './rule-set.ts'
import { Status } from './status.ts'
import { WARNING_NAMES } from './warnings/index.ts'

const strict = { additionalProperties: false }
const text = Type.String()
const texts = Type.Array(Type.String())
const date = Type.String({ format: 'date' })

const Source = Type.Object(
  {
    publisher: text,
    title: text,
    foundAt: texts,
    retrieved: Type.String({ description: 'The year or day its text was taken.' }),
    sha256: Type.String({ description: 'Of the text the sentences were taken from.' }),
    sentences: Type.Array(Type.Object({ id: text, text }, { $id: 'Sentence', ...strict })),
  },
  { $id: 'RuleSetSource', ...strict },
)

const Parameter = Type.Object(
  {
    name: text,
    value: Type.Number(),
    of: Type.Number({ description: 'The denominator of the value.' }),
    unit: text,
    words: text,
    cites: text,
  },
  { $id: 'RuleSetParameter', ...strict },
)

const Reading = Type.Object(
  { id: text, question: text, reading: text, why: text, alternative: text },
  { $id: 'Reading', ...strict, description: 'Where the page leaves room: how it is read here, and why.' },
)

const WorkedExample = Type.Object(
  { name: text, facts: EligibilityFacts, status: Status, evaluatedOn: Type.Optional(date) },
  { $id: 'WorkedExample', ...strict },
)

const Criterion = Type.Object(
  {
    id: text,
    title: text,
    cites: texts,
    explainedBy: Type.Optional(texts),
    readings: texts,
    kind: Type.Enum(['computable', 'judgement', 'mixed']),
    scope: Type.Enum(['family', 'child']),
    condition: ConditionSchema,
    examples: Type.Array(WorkedExample),
  },
  { $id: 'Criterion', ...strict },
)

const single = [
  Type.Object({ criterion: text }, strict),
  Type.Object({ condition: ConditionSchema, cites: text, onBehalfOf: text }, strict),
]
const nodes = (inner: ReturnType<typeof Type.Union>[] | typeof single) => {
  const of = Type.Array(Type.Union([...single, ...inner]))
  return Type.Union([...single, Type.Object({ all: of }, strict), Type.Object({ any: of }, strict)])
}
const Node = Type.Unsafe<CompositionNode>({ ...nodes([nodes([])]), $id: 'CompositionNode' })

const outcome = { code: text, result: EvaluationResult, because: text }

const Composition = Type.Object(
  {
    steps: Type.Array(
      Type.Object({ ...outcome, when: Node, whenOpen: text }, { $id: 'CompositionStep', ...strict }),
    ),
    otherwise: Type.Object(outcome, strict),
  },
  { $id: 'Composition', ...strict, description: 'The first step that holds gives the result.' },
)

/** Published criteria as data. Never changed once published: a correction is a new version. */
export const RuleSet = Type.Unsafe<RuleSetData>(
  Type.Object(
    {
      id: text,
      council: text,
      version: Type.Integer({ minimum: 1 }),
      title: text,
      effectiveFrom: date,
      effectiveTo: Type.Union([date, Type.Null()]),
      note: Type.Optional(text),
      sources: Type.Array(Source),
      parameters: Type.Array(Parameter),
      readings: Type.Array(Reading),
      criteria: Type.Array(Criterion),
      composition: Composition,
      warnings: Type.Array(
        Type.Object(
          { code: Type.Enum(WARNING_NAMES), text, criteria: texts, cites: Type.Optional(text) },
          { $id: 'RuleSetWarning', ...strict },
        ),
      ),
      examplesHold: Type.Object(
        {
          evaluatedOn: date,
          terms: Type.Array(Type.Object({ name: text, from: date, to: date }, strict)),
        },
        strict,
      ),
    },
    { $id: 'RuleSet', ...strict },
  ),
)
export type RuleSet = RuleSetData
