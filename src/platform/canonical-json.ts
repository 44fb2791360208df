import { createHash } from 'node:crypto'

/** JSON with the members of every object in one order: equal for the same document however it was written. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const document = value as Record<string, unknown>
  const members = Object.keys(document)
    .sort()
    .flatMap((key) =>
      document[key] === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(document[key])}`],
    )
  return `{${members.join(',')}}`
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
