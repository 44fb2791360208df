import { Type } from 'typebox'
import { ruleSets } from '#eligibility/index.ts'
import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { PublishedRuleSet, publishRuleSet } from '../published-rule-set.ts'

export const getRuleSet = operation({
  id: 'getRuleSet',
  method: 'GET',
  path: '/v1/rule-sets/{ruleSetId}/versions/{version}',
  tag: 'Criteria',
  summary: 'One version of a rule set: the criteria as data and as plain text, with the source’s sentences',
  allow: 'anyone',
  params: Type.Object({
    ruleSetId: Type.String({ pattern: '^[a-z0-9-]{1,60}$', description: 'e.g. `westminster-teh`.' }),
    version: Type.Integer({ minimum: 1, maximum: 100_000 }),
  }),
  answers: { 200: { description: 'The rule set.', schema: PublishedRuleSet } },
  handle: async ({ params }) => {
    const ruleSet = ruleSets.find(({ id, version }) => id === params.ruleSetId && version === params.version)
    return ruleSet === undefined ? refuse('not-found') : { status: 200, body: publishRuleSet(ruleSet) }
  },
})
