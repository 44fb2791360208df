import type { WarningFinder } from './finder.ts'

/** "Will escalate into safeguarding or care entry" beside "statutory intervention would not follow" (A20). */
export const contradictingJudgements: WarningFinder = ({ family, child, childAt }) =>
  child.parentalImpact.willEscalate === true && family.statutoryRisk.withoutService === 'would_not_follow'
    ? [`${childAt}/parentalImpact/willEscalate`, '/statutoryRisk/withoutService']
    : []
