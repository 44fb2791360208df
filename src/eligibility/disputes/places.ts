import type { EvaluationWarning } from '../evaluation.ts'
import type { Dispute, EligibilityFacts } from '../facts.ts'
import { memberOf, partsOf } from './pointers.ts'

const QUESTIONS = ['immediateDanger', 'significantHarmSuspected']

/** A safety question of one child. There a blank means "as the family", so unknown has to be said. */
export const isChildSafety = (parts: readonly string[]): boolean =>
  parts.length > 2 && parts.at(-2) === 'safety'

/** A yes to danger or harm must not be lost, however its dispute is addressed. */
export function safetyDisputes(dispute: Dispute, facts: EligibilityFacts): Dispute[] {
  return questionByQuestion(dispute).map((one) => familyWideIfNobody(one, facts))
}

/** A dispute about the safety section as a whole is one about each question it speaks of. */
const questionByQuestion = ({ pointer, reports }: Dispute): Dispute[] =>
  !pointer.endsWith('/safety')
    ? [{ pointer, reports }]
    : QUESTIONS.map((question) => ({
        pointer: `${pointer}/${question}`,
        reports: reports.flatMap((report) => {
          const value = memberOf(report.value, question)
          return value === undefined ? [] : [{ ...report, value }]
        }),
      })).filter((dispute) => dispute.reports.length > 0)

/** About a child who is not on the list it counts for the family: somebody is said to be in danger. */
const familyWideIfNobody = (dispute: Dispute, facts: EligibilityFacts): Dispute => {
  const [children, position, safety, question] = partsOf(dispute.pointer)
  const isSafety = children === 'children' && safety === 'safety' && QUESTIONS.includes(question ?? '')
  return isSafety && memberOf(facts.children, position ?? '') === undefined
    ? { ...dispute, pointer: `/safety/${question}` }
    : dispute
}

export const notUnderstood = (pointer: string): EvaluationWarning => ({
  code: 'dispute_not_understood',
  text: 'This dispute does not point at a fact that is there. Where it names a section, that counts as unknown.',
  pointer,
})
