import type { CriterionResult, MissingFact } from '../evaluation.ts'
import type { Accounts } from './accounts.ts'

/** What is missing under any account, and the disputed facts themselves with what people say. */
export function mergeMissing(
  base: readonly MissingFact[],
  variants: readonly (readonly MissingFact[])[],
  disputed: readonly Accounts[],
): MissingFact[] {
  const under = variants.flat()
  const still = new Set(under.map(({ pointer }) => pointer))
  const all = new Map([...under, ...base].map((fact) => [fact.pointer, fact]))
  return [...all.values()].flatMap((fact) => {
    const dispute = disputed.find(({ pointer }) => pointer === fact.pointer)
    if (dispute) return [{ ...fact, disputed: dispute.reports }]
    return still.has(fact.pointer) ? [fact] : []
  })
}

/** Disputes that may make the difference, each as a question of its own where no condition asks for the fact. */
export function disputesAsMissing(
  disputed: readonly Accounts[],
  named: readonly MissingFact[],
  variants: readonly (readonly CriterionResult[])[],
): MissingFact[] {
  const [first = []] = variants
  const differing = first.filter(({ status }, i) =>
    variants.some((criteria) => criteria[i]?.status !== status),
  )
  const why = differing.flatMap(({ id, sentences: [sentence] }) =>
    sentence === undefined ? [] : [{ criterion: id, sentence }],
  )
  return disputed
    .filter(({ pointer, values }) => values.length > 1 && named.every((fact) => fact.pointer !== pointer))
    .map(({ pointer, reports }) => ({
      pointer,
      question: 'People report this differently. Which account is right?',
      whoCanAnswer: ['referrer', 'screening_team'],
      why,
      disputed: reports,
    }))
}
