import { Type } from 'typebox'
import type { Condition } from './condition.ts'
import { DERIVED_QUANTITIES, DERIVED_TRUTHS } from './derived/index.ts'
import { MEMBER_LISTS } from './lists/index.ts'
import { NAMED_FACTS } from './named-facts/index.ts'

const strict = { additionalProperties: false }
const text = Type.String()
const sentence = Type.Optional(Type.String())
const parameter = Type.String({ description: 'The name of a threshold.' })
const answers = Type.Array(Type.Union([Type.String(), Type.Boolean()]))

const leaves = [
  Type.Object(
    {
      kind: Type.Enum(['stated', 'judged']),
      text,
      fact: Type.Enum(Object.keys(NAMED_FACTS)),
      met: answers,
      notMet: answers,
      open: Type.Optional(
        Type.Array(Type.Object({ answer: Type.String(), reason: Type.String() }, strict), {
          description: 'Answers that count neither way, and why.',
        }),
      ),
      sentence,
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('compare'),
      text,
      derived: Type.Enum(Object.keys(DERIVED_QUANTITIES)),
      operator: Type.Enum(['over', 'at_least', 'under']),
      parameter,
      sentence,
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('derived'),
      text,
      derived: Type.Enum(Object.keys(DERIVED_TRUTHS)),
      parameter: Type.Optional(parameter),
      sentence,
    },
    strict,
  ),
]

/** One level more: a group, a negation or a list over the conditions of the level within. */
const over = (id: string, inner: ReturnType<typeof Type.Unsafe<Condition>>) =>
  Type.Unsafe<Condition>(
    Type.Union(
      [
        ...leaves,
        Type.Object({ kind: Type.Enum(['all', 'any']), text, of: Type.Array(inner) }, strict),
        Type.Object({ kind: Type.Literal('not'), text, of: inner }, strict),
        Type.Object(
          {
            kind: Type.Literal('at_least'),
            text,
            parameter,
            list: Type.Enum(Object.keys(MEMBER_LISTS)),
            each: inner,
          },
          strict,
        ),
      ],
      { $id: id },
    ),
  )

const Innermost = Type.Unsafe<Condition>(Type.Union(leaves, { $id: 'InnermostCondition' }))

/** As deep as an evaluation can explain, level by level: see `DEEPEST`. */
export const ConditionSchema = over('Condition', over('NestedCondition', over('InnerCondition', Innermost)))
