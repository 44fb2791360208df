import { CHILD_FACTS } from './child.ts'
import { FAMILY_FACTS } from './family.ts'
import { MEMBER_FACTS } from './members.ts'
import type { NamedFact } from './named-fact.ts'

const facts = { ...FAMILY_FACTS, ...CHILD_FACTS, ...MEMBER_FACTS }

export type FactName = keyof typeof facts

/** Every fact a condition may name. */
export const NAMED_FACTS: Readonly<Record<FactName, NamedFact>> = facts
