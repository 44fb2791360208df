/** One thing in which a document differs from another. `before` is absent where it is new, `after` where it is gone. */
export type Difference = { readonly pointer: string; readonly before?: unknown; readonly after?: unknown }

type Plain = { readonly [member: string]: unknown }

/** Lists whose items have names of their own: they are compared item by item, wherever they stand. */
const NAMED_BY: Readonly<Record<string, string>> = { '/places': 'key', '/localOffer/answers': 'question' }

/**
 * In what `after` differs from `before`, member by member, as JSON pointers. An item of a named list is told by its
 * name instead of its index; where the order of such a list is another, `…/-` has the names in their order. Other
 * lists of the same length are compared item by item, and as a whole where one is longer.
 */
export function differences(before: unknown, after: unknown, pointer = ''): Difference[] {
  const names = namesIn(before, after, pointer)
  if (names !== undefined) return inNamed(before as Plain[], after as Plain[], names, pointer)
  if (isPlain(before) && isPlain(after)) return inMembers(membersOf(before), membersOf(after), pointer)
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((item, at) => differences(item, after[at], `${pointer}/${at}`))
  return same(before, after) ? [] : [{ pointer, before, after }]
}

type Members = ReadonlyMap<string, unknown>

/** Both by name, in the order in which they stand: an object would put names of digits first. */
const inMembers = (before: Members, after: Members, pointer: string): Difference[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((name): Difference[] => {
    const at = `${pointer}/${escaped(name)}`
    if (!before.has(name)) return [{ pointer: at, after: after.get(name) }]
    if (!after.has(name)) return [{ pointer: at, before: before.get(name) }]
    return differences(before.get(name), after.get(name), at)
  })

const membersOf = (document: Plain): Members => new Map(Object.entries(document))

type Names = { readonly before: readonly string[]; readonly after: readonly string[] }

function inNamed(
  before: readonly Plain[],
  after: readonly Plain[],
  names: Names,
  pointer: string,
): Difference[] {
  const items = (list: readonly Plain[], of: readonly string[]): Members =>
    new Map(list.map((item, at) => [of[at] as string, item]))
  const stayed = names.before.filter((name) => names.after.includes(name))
  const expected = [...stayed, ...names.after.filter((name) => !names.before.includes(name))]
  return [
    ...inMembers(items(before, names.before), items(after, names.after), pointer),
    ...(same(expected, names.after)
      ? []
      : [{ pointer: `${pointer}/-`, before: names.before, after: names.after }]),
  ]
}

/** The names of the items, where both are lists of named items and none is there twice. */
function namesIn(before: unknown, after: unknown, pointer: string): Names | undefined {
  const member = NAMED_BY[pointer]
  if (member === undefined || !Array.isArray(before) || !Array.isArray(after)) return undefined
  const named = (list: readonly unknown[]) => list.map((item) => (isPlain(item) ? item[member] : undefined))
  const [first, second] = [named(before), named(after)]
  const sound = (names: readonly unknown[]): names is string[] =>
    names.every((name) => typeof name === 'string' && name !== '-') && new Set(names).size === names.length
  return sound(first) && sound(second) ? { before: first, after: second } : undefined
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, at) => same(item, other[at]))
  if (isPlain(one) && isPlain(other)) {
    const [first, second] = [Object.keys(one), Object.keys(other)]
    return (
      first.length === second.length &&
      first.every((name) => Object.hasOwn(other, name) && same(one[name], other[name]))
    )
  }
  return Object.is(one, other) || one === other
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
