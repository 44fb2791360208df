import { Type } from 'typebox'
import { ruleSets } from '#eligibility/index.ts'
import { operation } from '#platform/operation.ts'
import { RuleSetSummary, summariseRuleSet } from '../published-rule-set.ts'

export const listRuleSets = operation({
  id: 'listRuleSets',
  method: 'GET',
  path: '/v1/rule-sets',
  tag: 'Criteria',
  summary: 'The published rule sets, every version',
  allow: 'anyone',
  answers: {
    200: {
      description: 'All of them.',
      schema: Type.Object(
        { items: Type.Array(RuleSetSummary) },
        { $id: 'RuleSets', additionalProperties: false },
      ),
    },
  },
  handle: async () => ({ status: 200, body: { items: ruleSets.map(summariseRuleSet) } }),
})
