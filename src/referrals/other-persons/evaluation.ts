import { type Evaluation, ruleSets } from '#eligibility/index.ts'
import { isPlaceOfOthers, mayHoldOthers } from './places.ts'

/** The sentences that speak of other persons: an older sibling's conviction, or being known to a gang (W16). */
const SENTENCES: readonly string[] = ['W16']

/** The criteria that rest on them, in every rule set there is. */
const CRITERIA: ReadonlySet<string> = new Set(
  ruleSets.flatMap(({ criteria }) =>
    criteria.filter(({ cites }) => cites.some((one) => SENTENCES.includes(one))).map(({ id }) => id),
  ),
)

/** Whether a criterion tells of other persons, by being met or not. */
export const isOfOthers = ({ id, sentences }: { id: string; sentences: readonly string[] }): boolean =>
  CRITERIA.has(id) || sentences.some((one) => SENTENCES.includes(one))

export const isCriterionOfOthers = (id: string): boolean => CRITERIA.has(id)

type Parts = Pick<Evaluation, 'criteria' | 'missing' | 'reasons'>

/** What the criteria found without what they found of other persons; the results stay, and so do their reasons. */
export function evaluationWithoutOthers(evaluation: Evaluation): { rest: Evaluation; pointers: string[] } {
  const { children, warnings, sources } = evaluation
  return {
    rest: {
      ...evaluation,
      ...partsWithout(evaluation),
      children: children.map((child) => ({ ...child, ...partsWithout(child) })),
      warnings: warnings.filter(({ pointer = '' }) => !isPlaceOfOthers(pointer)),
      sources: sources.filter(({ pointer }) => !isPlaceOfOthers(pointer)),
    },
    pointers: [
      ...criteriaLeftOut(evaluation, ''),
      ...children.flatMap((child, at) => criteriaLeftOut(child, `/children/${at}`)),
    ],
  }
}

/** Whether they are met or not, they are left out: that they are says nothing. */
const criteriaLeftOut = ({ criteria }: Parts, at: string): string[] =>
  criteria.flatMap((each, position) => (isOfOthers(each) ? [`${at}/criteria/${position}`] : []))

const partsWithout = ({ criteria, missing, reasons }: Parts): Parts => ({
  criteria: criteria.filter((each) => !isOfOthers(each)),
  missing: missing
    .filter(({ pointer }) => !mayHoldOthers(pointer))
    .map((fact) => ({ ...fact, why: fact.why.filter(({ criterion }) => !isCriterionOfOthers(criterion)) }))
    .filter(({ why }) => why.length > 0),
  reasons: reasons.map((reason) => ({
    ...reason,
    criteria: reason.criteria.filter((id) => !isCriterionOfOthers(id)),
  })),
})
