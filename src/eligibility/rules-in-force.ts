import type { LocalDate } from '#calendar/index.ts'
import type { RuleSet } from './rule-set.ts'

/** The council's rule set in force on a day; of several, the one that came into force last. */
export function rulesInForce(
  ruleSets: readonly RuleSet[],
  council: string,
  on: LocalDate,
): RuleSet | undefined {
  return ruleSets
    .filter((rules) => rules.council === council && rules.effectiveFrom <= on)
    .filter(({ effectiveTo }) => effectiveTo === null || on <= effectiveTo)
    .sort((a, b) =>
      a.effectiveFrom === b.effectiveFrom
        ? b.version - a.version
        : a.effectiveFrom < b.effectiveFrom
          ? 1
          : -1,
    )
    .at(0)
}
