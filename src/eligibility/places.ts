import { frozen } from './frozen.ts'
import type { Scope } from './scope.ts'

/** Whose fact something is: the family's, one child's, or that of one member of a child's list. */
export type Owner = 'family' | 'child' | 'member'

/** What depends on the place alone is kept for so many children and members; for others it is made anew. */
const CHILDREN = 8
const MEMBERS = 8

/** The place as a small number, or -1 where nothing is kept for it. */
export const placeFor: Readonly<Record<Owner, (scope: Scope) => number>> = {
  family: () => 0,
  child: ({ position }) => (position < CHILDREN ? position : -1),
  member: ({ position, memberPosition }) =>
    position < CHILDREN && memberPosition < MEMBERS ? position * MEMBERS + memberPosition : -1,
}

/** Keeps what is the same for every family at the same place, such as a pointer. Never anything of the facts. */
export function keptByPlace<T>(owner: Owner, make: (scope: Scope) => T): (scope: Scope) => T {
  const placeOf = placeFor[owner]
  const kept: T[] = []
  return (scope) => {
    const place = placeOf(scope)
    if (place < 0) return make(scope)
    kept[place] ??= frozen(make(scope))
    return kept[place]
  }
}
