/** The parts of a JSON pointer. The schema allows no escapes in the pointer of a dispute. */
export const partsOf = (pointer: string): string[] => pointer.split('/').slice(1)

export const pointerOf = (parts: readonly string[]): string => parts.map((part) => `/${part}`).join('')

/** The member of an object or a list, own members only. */
export function memberOf(value: unknown, part: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
  return Object.entries(value).find(([name]) => name === part)?.[1]
}

/**
 * A copy with the value at the place, and everything beside the way there shared. Missing sections on
 * the way are made; undefined takes the member away.
 */
export function withValueAt(given: unknown, parts: readonly string[], value: unknown): unknown {
  const [first, ...rest] = parts
  if (first === undefined) return value
  const inner = withValueAt(memberOf(given, first), rest, value)
  if (Array.isArray(given)) return given.map((item, i) => (String(i) === first ? inner : item))
  const members = typeof given === 'object' && given !== null ? Object.entries(given) : []
  const others = Object.fromEntries(members.filter(([name]) => name !== first))
  return inner === undefined ? others : { ...others, [first]: inner }
}
