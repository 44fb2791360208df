import { Type } from 'typebox'

/** One of the codes. */
export const codeOf = <const V extends readonly string[]>(values: V, description: string) =>
  Type.Unsafe<V[number]>({ enum: [...values], description })

/** Words as they were said or written: kept as sent, never trimmed or normalised. */
export const words = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, description })

/** An instant, RFC 3339. */
export const instant = (description: string) => Type.String({ format: 'date-time', description })

/** A day, YYYY-MM-DD. */
export const localDate = (description: string) => Type.String({ format: 'date', description })

/** The key of a child or another person on the form. */
export const personKey = (description: string) =>
  Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$', description })

/** A professional who recorded, judged or decided something, in their role at the time. */
export const professional = (description: string) =>
  Type.Object(
    {
      name: words(200, 'Name.'),
      role: words(200, 'Role or job title at the time.'),
      organisation: Type.Optional(words(200, 'Organisation.')),
    },
    { additionalProperties: false, description },
  )
