import { isObject } from './walk.ts'

/** Sets, or with undefined removes, the member a JSON pointer leads to. */
export function setAt(value: unknown, pointer: string, member: unknown): void {
  const segments = pointer.split('/').slice(1)
  const last = segments.pop() ?? ''
  let at: unknown = value
  for (const segment of segments) at = Reflect.get(at as object, segment)
  if (Array.isArray(at) && last === '-') at.push(member)
  else if (member === undefined && isObject(at)) delete at[last]
  else Reflect.set(at as object, last, member)
}
