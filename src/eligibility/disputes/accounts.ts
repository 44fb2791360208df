import { Value } from 'typebox/value'
import { NOT_KNOWN } from '../fact-values.ts'
import type { Dispute, EligibilityFacts } from '../facts.ts'
import { isChildSafety } from './places.ts'
import { memberOf, partsOf, pointerOf } from './pointers.ts'
import { schemaAt } from './schema-at.ts'

/** One disputed place, and the values it is said to have; undefined is an account that leaves it unknown. */
export type Accounts = { pointer: string; values: unknown[]; unknown: unknown; reports: Dispute['reports'] }

/** What people say about one fact; what stands in the facts is an account too. Undefined where no such fact is there. */
export function accountsOf(dispute: Dispute, facts: EligibilityFacts): Accounts | undefined {
  const { pointer, reports } = dispute
  const parts = partsOf(pointer)
  const schema = schemaAt(parts)
  if (!schema || !canStandThere(facts, parts)) return undefined
  const unknown = isChildSafety(parts) ? NOT_KNOWN : undefined
  const values = reports.map(({ value }) => (Value.Check(schema, value) ? (value ?? unknown) : unknown))
  const stated = parts.reduce<unknown>(memberOf, facts)
  if (stated !== undefined && stated !== null) values.push(stated)
  return { pointer, values: counted(pointer, values), unknown, reports }
}

/**
 * A dispute about something that is not there is still a dispute: the section it points into counts as
 * unknown. Never the safety questions, lest a yes be lost, nor a child.
 */
export function unknownAbove({ pointer, reports }: Dispute, facts: EligibilityFacts): Accounts | undefined {
  const parts = partsOf(pointer)
  for (let length = parts.length - 1; length > 0; length--) {
    const above = parts.slice(0, length)
    const isThere = above.reduce<unknown>(memberOf, facts) !== undefined
    if (isThere && schemaAt(above) && canStandThere(facts, above))
      return { pointer: pointerOf(above), values: [undefined], unknown: undefined, reports }
  }
  return undefined
}

/** Disputes of one place are one dispute. */
export const onePerPlace = (all: readonly Accounts[]): Accounts[] => {
  const places = new Map<string, Accounts>()
  for (const one of all) {
    const known = places.get(one.pointer)
    places.set(one.pointer, {
      ...one,
      values: counted(one.pointer, [...(known?.values ?? []), ...one.values]),
      reports: [...(known?.reports ?? []), ...one.reports],
    })
  }
  return outermost([...places.values()])
}

/** A dispute within a disputed section cannot be weighed by itself: the section is unknown under one account more. */
const outermost = (all: readonly Accounts[]): Accounts[] => {
  const within = (outer: Accounts) => all.filter(({ pointer }) => pointer.startsWith(`${outer.pointer}/`))
  const inner = new Set(all.flatMap(within))
  return all
    .filter((one) => !inner.has(one))
    .map((one) => {
      const reports = within(one).flatMap((other) => other.reports)
      if (reports.length === 0) return one
      return {
        ...one,
        values: counted(one.pointer, [...one.values, one.unknown]),
        reports: [...one.reports, ...reports],
      }
    })
}

/** The different accounts; of danger and harm, one that says yes is enough. */
function counted(pointer: string, values: readonly unknown[]): unknown[] {
  if (pointer.includes('/safety/') && values.includes(true)) return [true]
  return [...new Map(values.map((value) => [JSON.stringify(value) ?? '', value])).values()]
}

/** Not facts of their own: a child, a list's members, a name, a source. Sections and answers are. */
const NO_FACTS = ['children', 'disputes', 'items', 'safety', 'key', 'source']

/** Whether a value can be put there: it is the member of an object, and every list on the way has the member. */
function canStandThere(facts: EligibilityFacts, parts: readonly string[]): boolean {
  const last = parts.at(-1) ?? ''
  if (isIndex(last) || NO_FACTS.includes(last) || parts.includes('source')) return false
  return parts.every(
    (part, i) => !isIndex(part) || parts.slice(0, i + 1).reduce<unknown>(memberOf, facts) !== undefined,
  )
}

const isIndex = (part: string) => /^\d+$/.test(part)
