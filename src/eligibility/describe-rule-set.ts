import type { RuleSet } from './rule-set.ts'
export const describeRuleSet = (ruleSet: RuleSet): string => ruleSet.title
