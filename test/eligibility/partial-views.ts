import fc from 'fast-check'
import { partsOf, withValueAt } from '../../src/eligibility/disputes/pointers.ts'
import type { EligibilityFacts } from '../../src/eligibility/index.ts'

/** Every single fact of a world, by pointer: what somebody may not know. */
export function factsIn(value: unknown, at = ''): string[] {
  if (Array.isArray(value) && (at.endsWith('/items') || at === '/children'))
    return value.flatMap((item, i) => factsIn(item, `${at}/${i}`))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return at === '' ? [] : [at]
  const members = Object.entries(value).flatMap(([name, member]) => factsIn(member, `${at}/${name}`))
  return Array.isArray(Object(value).items) ? [...members, at] : members
}

/** The world without some of its facts. A child's safety question is unknown only where that is said. */
export function without(facts: EligibilityFacts, hidden: ReadonlySet<string>): EligibilityFacts {
  return [...hidden].reduce((so, pointer) => {
    const unknown = /children\/\d+\/safety/.test(pointer) ? 'not_known' : undefined
    return isThere(so, pointer) ? (withValueAt(so, partsOf(pointer), unknown) as EligibilityFacts) : so
  }, facts)
}

/** Hidden with its list already. */
const isThere = (facts: unknown, pointer: string): boolean => {
  let at = facts
  for (const part of partsOf(pointer)) {
    if (typeof at !== 'object' || at === null) return false
    at = Object(at)[part]
  }
  return at !== undefined
}

/** Two views of one world, the second of which knows all that the first does, and more. */
export const twoViews = (world: fc.Arbitrary<EligibilityFacts>) =>
  world.chain((facts) =>
    fc
      .record({
        share: fc.constantFrom(0.02, 0.1, 0.3, 0.8),
        chances: fc.infiniteStream(
          fc.record({ hide: fc.double({ min: 0, max: 1, noNaN: true }), reveal: fc.boolean() }),
        ),
      })
      .map(({ share, chances }) => {
        const hidden = new Set<string>()
        const stillHidden = new Set<string>()
        for (const pointer of factsIn(facts)) {
          const { hide, reveal } = chances.next().value
          if (hide < share) hidden.add(pointer)
          if (hide < share && !reveal) stillHidden.add(pointer)
        }
        return { facts, less: without(facts, hidden), more: without(facts, stillHidden), hidden }
      }),
  )
