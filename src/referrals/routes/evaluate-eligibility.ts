import { Type } from 'typebox'
import { londonDate } from '#calendar/index.ts'
import { councilOfBorough, findCouncil, ruleSetInForce, unplacedCouncil } from '#councils/index.ts'
import { EligibilityFacts, Evaluation } from '#eligibility/index.ts'
import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { READERS } from '../permissions.ts'
import { evaluateFor } from '../submission/rule-sets.ts'

const EvaluationRequest = Type.Object(
  {
    council: Type.Optional(
      Type.String({
        pattern: '^[a-z-]{1,60}$',
        description: 'Whose criteria; by default those of the borough in the facts.',
      }),
    ),
    evaluatedOn: Type.Optional(
      Type.String({ format: 'date', description: 'The day; by default today in London.' }),
    ),
    facts: EligibilityFacts,
  },
  { $id: 'EvaluationRequest', additionalProperties: false },
)

const NO_RULE_SET = {
  pointer: '/evaluatedOn',
  code: 'no_rule_set',
  message: 'No rule set of this council was in force on that day.',
}

export const evaluateEligibility = operation({
  id: 'evaluateEligibility',
  method: 'POST',
  path: '/v1/eligibility/evaluations',
  tag: 'Criteria',
  summary: 'What the published criteria make of given facts; nothing is stored',
  description:
    'Three values throughout: what is not known is neither met nor not met, and the answer says which questions would settle it.',
  allow: READERS,
  body: EvaluationRequest,
  bodyExamples: {
    attendance: {
      summary: 'One child, of whom little is known yet',
      value: {
        facts: {
          borough: 'westminster',
          serviceRequested: 'early_help',
          safety: { immediateDanger: false, significantHarmSuspected: false },
          children: [
            {
              dateOfBirth: '2015-03-09',
              attendance: { term: '2026-summer', possibleSessions: 140, unauthorisedSessions: 14 },
            },
          ],
        },
      },
    },
  },
  answers: { 200: { description: 'The evaluation.', schema: Evaluation } },
  problems: ['not-found'],
  handle: async ({ body, now }) => {
    const council =
      body.council === undefined
        ? (councilOfBorough(body.facts.borough) ?? unplacedCouncil)
        : findCouncil(body.council)
    if (council === undefined) return refuse('not-found')
    const on = body.evaluatedOn ?? londonDate(now)
    if (ruleSetInForce(council, on) === undefined) return refuse('invalid-request', { errors: [NO_RULE_SET] })
    return { status: 200, body: evaluateFor(council, body.facts, on) }
  },
})
