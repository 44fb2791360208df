import { type Static, type TSchema, Type } from 'typebox'

/**
 * An answer that was asked for and could not be given. Different from a blank in the record,
 * the same to the criteria: both are unknown.
 */
export const NOT_KNOWN = 'not_known'
export type NotKnown = typeof NOT_KNOWN

/** A value that may also be answered "not known" or left blank (absent or null). */
export type Answer<T> = T | NotKnown | null

/** Who supplied a section's facts, in what role, when, and on what evidence. Judgements also carry reasons. */
export const FactSource = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    role: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    organisation: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    on: Type.Optional(Type.String({ format: 'date', description: 'The day the statement was made.' })),
    evidence: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 500 }), {
        maxItems: 20,
        description: 'References to documents, or to attachments by their reference.',
      }),
    ),
    reasons: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 4000,
        description: 'Why the person who judged came to this view.',
      }),
    ),
  },
  {
    $id: 'FactSource',
    additionalProperties: false,
    description: 'Who said so, in which role, when, on what evidence.',
  },
)
export type FactSource = Static<typeof FactSource>

/** true, false, "not_known", or blank. */
export const yesNo = (description: string) =>
  Type.Unsafe<Answer<boolean>>({ enum: [true, false, NOT_KNOWN, null], description })

/** One of the values, "not_known", or blank. */
export const oneOf = <const V extends readonly string[]>(values: V, description: string) =>
  Type.Unsafe<Answer<V[number]>>({ enum: [...values, NOT_KNOWN, null], description })

const unknownAnswer = Type.Unsafe<NotKnown | null>({ enum: [NOT_KNOWN, null] })

/** A whole number from zero up, "not_known", or blank. */
export const wholeNumber = (description: string, maximum = 100_000) =>
  Type.Union([Type.Integer({ minimum: 0, maximum }), unknownAnswer], { description })

/** A number from 0 to 100 with decimals, "not_known", or blank. */
export const percentage = (description: string) =>
  Type.Union([Type.Number({ minimum: 0, maximum: 100 }), unknownAnswer], { description })

/** YYYY-MM-DD, "not_known", or blank. */
export const day = (description: string) =>
  Type.Union([Type.String({ format: 'date' }), unknownAnswer], { description })

/** A section of facts: every member may be left out, unknown members are refused, its source is recorded with it. */
export const section = <const Id extends string, P extends Record<string, TSchema>>(
  id: Id,
  description: string,
  properties: P,
) =>
  Type.Object(
    { ...Type.Partial(Type.Object(properties)).properties, source: Type.Optional(FactSource) },
    { $id: id, additionalProperties: false, description },
  )

/**
 * A list that says whether it is the whole list. Without `complete: true` the criteria reckon with
 * further members nobody has mentioned.
 */
export const listOf = <const Id extends string, S extends TSchema>(id: Id, item: S, description: string) =>
  Type.Object(
    {
      items: Type.Array(item, { maxItems: 100 }),
      complete: Type.Optional(yesNo('Are these all there are?')),
      source: Type.Optional(FactSource),
    },
    { $id: id, additionalProperties: false, description },
  )
