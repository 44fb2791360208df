import { Type } from 'typebox'
import { describeRuleSet, type RuleSet, RuleSet as RuleSetSchema, ruleSetHash } from '#eligibility/index.ts'

/** A rule set as it is published: the criteria as data and as plain text, with the hash every evaluation names. */
export const PublishedRuleSet = Type.Object(
  {
    hash: Type.String({ description: 'SHA-256 of the rule set as canonical JSON.' }),
    text: Type.String({ description: 'The criteria in plain words, each with its sentence.' }),
    ruleSet: RuleSetSchema,
  },
  { $id: 'PublishedRuleSet', additionalProperties: false },
)

export const publishRuleSet = (ruleSet: RuleSet) => ({
  hash: ruleSetHash(ruleSet),
  text: describeRuleSet(ruleSet),
  ruleSet,
})

export const RuleSetSummary = Type.Object(
  {
    id: Type.String(),
    version: Type.Integer({ minimum: 1 }),
    council: Type.String(),
    title: Type.String(),
    effectiveFrom: Type.String({ format: 'date' }),
    effectiveTo: Type.Union([Type.String({ format: 'date' }), Type.Null()]),
    hash: Type.String(),
  },
  { $id: 'RuleSetSummary', additionalProperties: false },
)

export const summariseRuleSet = (ruleSet: RuleSet) => ({
  id: ruleSet.id,
  version: ruleSet.version,
  council: ruleSet.council,
  title: ruleSet.title,
  effectiveFrom: ruleSet.effectiveFrom,
  effectiveTo: ruleSet.effectiveTo,
  hash: ruleSetHash(ruleSet),
})
