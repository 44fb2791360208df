import { Type } from 'typebox'

export const strict = { additionalProperties: false }

/** Text for people: not empty, not only blanks. */
export const words = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, pattern: '\\S', description })

export const day = (description: string) => Type.String({ format: 'date', description })

/** Whatever is followed by a browser: no other scheme than the web's. */
export const webAddress = (description: string) =>
  Type.String({ format: 'uri', pattern: '^https?://', maxLength: 1000, description })
