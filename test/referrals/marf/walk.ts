export type Node = Record<string, unknown>

export const isObject = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every object in a JSON value with its pointer, the whole included. */
export function objectsIn(value: unknown, pointer = ''): { object: Node; pointer: string }[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => objectsIn(item, `${pointer}/${i}`))
  if (!isObject(value)) return []
  const below = Object.entries(value).flatMap(([name, member]) => objectsIn(member, `${pointer}/${name}`))
  return [{ object: value, pointer }, ...below]
}

type Schema = { properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[]; required?: string[] }

/** The members a schema requires of the object a pointer leads to. */
export function requiredAt(schema: unknown, pointer: string): string[] {
  let at = schema as Schema | undefined
  for (const segment of pointer.split('/').slice(1)) at = at?.properties?.[segment] ?? at?.items
  return at?.required ?? []
}
