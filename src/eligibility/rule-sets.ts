import type { RuleSet } from './rule-set.ts'
import { rbkcEarlyHelp1 } from './rule-sets/rbkc-early-help-1/index.ts'
import { westminsterTeh1 } from './rule-sets/westminster-teh-1/index.ts'

/** The rule sets this service ships with. Never changed once published: a correction is a new version. */
export const ruleSets: readonly RuleSet[] = [westminsterTeh1, rbkcEarlyHelp1]
