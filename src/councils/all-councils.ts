import type { LocalDate } from '#calendar/index.ts'
import type { Council, RuleSetInForce } from './council.ts'
import { rbkc } from './rbkc.ts'
import { westminster } from './westminster.ts'

/** Every council that takes referrals by this service. A new one: its own file, and a line here. */
export const councils: readonly Council[] = [westminster, rbkc]

/** Where nobody knows yet which council it is for, the publisher of the portal looks at it (N1). */
export const unplacedCouncil: Council = westminster

/** The council with this id. */
export const findCouncil = (id: string): Council | undefined => councils.find((council) => council.id === id)

/** The council a borough belongs to, where it is one of ours. */
export const councilOfBorough = (borough: string | null | undefined): Council | undefined =>
  councils.find((council) => council.borough === borough)

/** The rule set that speaks for the council on a day; undefined before its first. */
export function ruleSetInForce(council: Council, on: LocalDate): RuleSetInForce | undefined {
  let inForce: RuleSetInForce | undefined
  for (const ruleSet of council.ruleSets)
    if (ruleSet.from <= on && (!inForce || ruleSet.from > inForce.from)) inForce = ruleSet
  return inForce
}
