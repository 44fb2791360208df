import { type Static, Type } from 'typebox'

export const CodeEntry = Type.Object(
  {
    code: Type.String({ minLength: 1, maxLength: 60 }),
    label: Type.String({ minLength: 1, maxLength: 300 }),
    note: Type.Optional(Type.String({ maxLength: 500, description: 'What to know before relying on it.' })),
  },
  { $id: 'CodeEntry', additionalProperties: false },
)

/** A list of codes as its publisher published it in one version. */
export const CodeList = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z_]{1,59}$' }),
    version: Type.String({ minLength: 1, maxLength: 20 }),
    title: Type.String({ minLength: 1, maxLength: 200 }),
    source: Type.String({ minLength: 1, maxLength: 500, description: 'Who published it, where.' }),
    note: Type.Optional(Type.String({ maxLength: 500 })),
    entries: Type.Array(CodeEntry, { maxItems: 200 }),
  },
  {
    $id: 'CodeList',
    additionalProperties: false,
    description: 'A versioned list of codes, with its source.',
  },
)
export type CodeEntry = Static<typeof CodeEntry>
export type CodeList = Static<typeof CodeList>

type Row = readonly [code: string, label: string, note?: string]

/** A code list from rows of code, label and, where something must be known, a note. */
export const codeList = <const Id extends string, const R extends readonly Row[]>(
  header: { id: Id; version: string; title: string; source: string; note?: string },
  rows: R,
) => ({
  ...header,
  entries: rows.map(([code, label, note]): CodeEntry & { code: R[number][0] } => ({
    code,
    label,
    ...(note === undefined ? {} : { note }),
  })),
})
