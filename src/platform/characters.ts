import type { Fault } from './faults.ts'

/** PostgreSQL's text has no U+0000, and a lone surrogate is no text at all: both would be changed or lost on the way. */
const UNKEEPABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

/** Every string, also a member's name, that could not be kept as it was sent. */
export function unkeepableCharacters(value: unknown, pointer = ''): Fault[] {
  if (typeof value === 'string') {
    if (!UNKEEPABLE.test(value)) return []
    return [
      {
        pointer,
        code: 'character',
        message: 'This has a character that cannot be kept (U+0000, or half a surrogate pair).',
      },
    ]
  }
  if (typeof value !== 'object' || value === null) return []
  const faults: Fault[] = []
  for (const key of Object.keys(value)) {
    const inner = unkeepableCharacters((value as Record<string, unknown>)[key], `${pointer}/${key}`)
    if (inner.length > 0) faults.push(...inner)
  }
  return faults
}
