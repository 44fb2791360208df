import { type Static, Type } from 'typebox'
import { GateDecision } from '#consent/index.ts'
import { EvaluationResult } from '#eligibility/index.ts'
import { FaultSchema } from '#platform/problems.ts'

const strict = { additionalProperties: false }

/** The consent a decision relied on: the gate as it stood then, over the form with all that was added. */
export const ConsentReliedOn = Type.Object(
  {
    outcome: GateDecision.properties.outcome,
    row: GateDecision.properties.row,
    sentence: GateDecision.properties.sentence,
  },
  { $id: 'ConsentReliedOn', ...strict },
)

export const DeclinedAgainst = Type.Object(
  {
    child: Type.String({ description: 'The child’s key.' }),
    result: EvaluationResult,
    criteria: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          status: Type.Unsafe<'met' | 'undetermined'>({ type: 'string', enum: ['met', 'undetermined'] }),
        },
        strict,
      ),
    ),
  },
  {
    $id: 'DeclinedAgainst',
    ...strict,
    description: 'A decline against what the criteria say: those that are met or undetermined.',
  },
)

/** What the service found beside a decision when it was recorded. Made by it, never sent. */
export const DecisionFindings = Type.Object(
  {
    consent: ConsentReliedOn,
    against: Type.Array(DeclinedAgainst),
    issues: Type.Array(FaultSchema, { description: 'Doubts that refuse nothing.' }),
  },
  { $id: 'DecisionFindings', ...strict },
)
export type DecisionFindings = Static<typeof DecisionFindings>
