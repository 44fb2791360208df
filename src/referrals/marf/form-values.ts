import { Type } from 'typebox'
import { type Answer, NOT_KNOWN } from '#eligibility/index.ts'
import { type CodeListId, type CodeOf, codesOf } from '../code-lists/index.ts'

export { day, oneOf, yesNo } from '#eligibility/index.ts'

/** Free text of bounded length. */
export const text = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, description })

/** A code of a code list, "not_known", or blank. */
export const code = <Id extends CodeListId>(list: Id, description: string) =>
  Type.Unsafe<Answer<CodeOf<Id>>>({ enum: [...codesOf(list), NOT_KNOWN, null], description })

/** Several codes of a code list, each once. */
export const codes = <Id extends CodeListId>(list: Id, description: string) =>
  Type.Array(Type.Unsafe<CodeOf<Id>>({ enum: codesOf(list) }), {
    maxItems: codesOf(list).length,
    uniqueItems: true,
    description,
  })

/** An instant, RFC 3339. */
export const instant = (description: string) => Type.String({ format: 'date-time', description })

/** The sender's name for a child, person or professional within the form. */
export const key = (description: string) => Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$', description })

/** A telephone number as given: an odd one is flagged, not refused. */
export const telephone = Type.String({ minLength: 1, maxLength: 40, description: 'As given.' })

export const email = Type.String({ format: 'email', maxLength: 254 })
