import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import type { RuleSet } from './rule-set.ts'

/** SHA-256 of the rule set's canonical JSON: two rule sets with one hash say the same. */
export const ruleSetHash = (ruleSet: RuleSet): string =>
  createHash('sha256').update(canonicalJson(ruleSet)).digest('hex')
