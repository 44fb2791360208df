import { Type } from 'typebox'
import { Status } from './status.ts'

/** A fact as it was given, by its place in the facts. A blank has no entry. */
export const FactUsed = Type.Object(
  {
    pointer: Type.String({ description: 'A JSON pointer into the facts.' }),
    value: Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]),
  },
  { $id: 'FactUsed', additionalProperties: false },
)
export type FactUsed = { pointer: string; value: string | number | boolean | string[] }

const NEEDS = ['all', 'any', 'none', 'at_least'] as const
export type Needs = (typeof NEEDS)[number]

/** One condition with its own status, and either the facts it rests on or the conditions within it. */
export type ConditionResult = {
  text: string
  status: Status
  sentence?: string
  facts?: FactUsed[]
  reason?: string
  needs?: Needs
  count?: number
  conditions?: ConditionResult[]
}

/** How deep conditions nest: a list's member, a group within it, a leaf. Compiling refuses deeper ones. */
export const DEEPEST = 3

const leaf = {
  text: Type.String({ description: 'The condition, in plain English.' }),
  status: Status,
  sentence: Type.Optional(Type.String({ description: 'Its sentence, where the criterion cites several.' })),
  facts: Type.Optional(Type.Array(FactUsed)),
  reason: Type.Optional(Type.String({ description: 'Why the answer given leaves it open.' })),
}

const group = {
  needs: Type.Optional(Type.Enum([...NEEDS], { description: 'How the conditions within combine.' })),
  count: Type.Optional(Type.Integer({ description: 'How many, where it needs at least a number.' })),
}

const strict = { additionalProperties: false }

const Innermost = Type.Object(leaf, { $id: 'InnermostConditionResult', ...strict })

const Nested = Type.Object(
  { ...leaf, ...group, conditions: Type.Optional(Type.Array(Innermost)) },
  { $id: 'NestedConditionResult', ...strict },
)

/** Levels of their own rather than a recursive schema, which several client generators cannot read. */
export const ConditionResult = Type.Unsafe<ConditionResult>(
  Type.Object(
    { ...leaf, ...group, conditions: Type.Optional(Type.Array(Nested)) },
    { $id: 'ConditionResult', ...strict },
  ),
)
