import type { CompiledRuleSet, EvaluatedFor } from '../compile/index.ts'
import type { Evaluation, EvaluationWarning } from '../evaluation.ts'
import type { EligibilityFacts } from '../facts.ts'
import { sourcesUsed } from '../sources-used.ts'
import { type Accounts, accountsOf, onePerPlace, unknownAbove } from './accounts.ts'
import { believing, combinations, MOST_COMBINATIONS } from './combinations.ts'
import { merge } from './merge.ts'
import { notUnderstood, safetyDisputes } from './places.ts'

/**
 * Evaluates under every account of every disputed fact. Where all lead to the same, that is the answer;
 * otherwise it is undetermined, and the dispute is among what is missing.
 */
export function evaluateDisputed(
  rules: CompiledRuleSet,
  facts: EligibilityFacts,
  asked: EvaluatedFor,
): Evaluation {
  const { disputes = [], ...plain } = facts
  const warnings: EvaluationWarning[] = []
  const disputed = onePerPlace(
    disputes.flatMap((dispute) =>
      safetyDisputes(dispute, plain).flatMap((one) => {
        const accounts = accountsOf(one, plain)
        if (!accounts || !one.pointer.startsWith(dispute.pointer))
          warnings.push(notUnderstood(dispute.pointer))
        return accounts ?? unknownAbove(one, plain) ?? []
      }),
    ),
  )
  const [sure, open] = [disputed.filter(isSettled), disputed.filter((one) => !isSettled(one))]
  const known = sure.reduce((so, { pointer, values }) => believing(so, pointer, values[0]), plain)
  const unknown = open.reduce((so, one) => believing(so, one.pointer, one.unknown), known)
  const base = rules.evaluateUndisputed(unknown, asked)
  const believed = combinations(unknown, open)
  if (!believed) warnings.push(tooMany)
  const variants = believed?.map((one) => rules.evaluateUndisputed(one, asked)) ?? [base]
  const merged = merge(base, variants, disputed)
  warnings.push(...disputed.map((one) => noted(one, merged)))
  return { ...merged, warnings: [...merged.warnings, ...warnings], sources: sourcesUsed(plain) }
}

/** One value left to believe: all say the same, or a yes to danger. Unknown is not a value. */
const isSettled = ({ values, unknown }: Accounts): boolean => values.length === 1 && values[0] !== unknown

const tooMany: EvaluationWarning = {
  code: 'too_many_disputes',
  text: `The disputed facts combine in more than ${MOST_COMBINATIONS} ways, so each of them counts as unknown.`,
}

const noted = ({ pointer, values }: Accounts, { result }: Evaluation): EvaluationWarning => ({
  code: 'disputed',
  text:
    values[0] === true && pointer.includes('/safety/')
      ? 'People report this differently; one yes counts as yes.'
      : result === 'undetermined'
        ? 'People report this differently; it is to be settled where it is among what is missing.'
        : 'People report this differently; the result is the same under every account.',
  pointer,
})
