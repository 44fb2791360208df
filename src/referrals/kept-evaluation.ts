import { Type } from 'typebox'
import { Evaluation } from '#eligibility/index.ts'
import { evaluationWithoutOthers, leftOut, withheldMember } from './other-persons/index.ts'

/** An evaluation as it was made then; a later one never overwrites it. */
export const KeptEvaluation = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    revision: Type.Integer({ minimum: 1, description: 'The revision of the form it was made of.' }),
    evaluatedAt: Type.String({ format: 'date-time' }),
    reason: Type.String({ description: 'Why it was made: `submitted`, `amended`, or the reason given.' }),
    evaluation: Evaluation,
    withheld: withheldMember,
  },
  { $id: 'KeptEvaluation', additionalProperties: false },
)

/** An evaluation as somebody reads it. */
export function evaluationFor(evaluation: Evaluation, ofOthers: boolean) {
  if (ofOthers) return { evaluation }
  const { rest, pointers } = evaluationWithoutOthers(evaluation)
  return { evaluation: rest, ...leftOut(pointers.map((pointer) => `/evaluation${pointer}`)) }
}
