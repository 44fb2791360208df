import type {
  ConditionResult,
  CriterionResult,
  FactUsed,
  MissingFact,
} from '../../../src/eligibility/index.ts'
import { type FactName, NAMED_FACTS } from '../../../src/eligibility/named-facts/index.ts'

/** What a careful person writes by hand: three values, every condition explained, no data behind it. */
export type Status = CriterionResult['status']
export type Given = string | number | boolean | readonly string[] | null | undefined

export const and = (a: Status, b: Status): Status =>
  a === 'not_met' || b === 'not_met' ? 'not_met' : a === 'met' && b === 'met' ? 'met' : 'undetermined'

export const or = (a: Status, b: Status): Status =>
  a === 'met' || b === 'met' ? 'met' : a === 'not_met' && b === 'not_met' ? 'not_met' : 'undetermined'

export const yes = (value: Given): Status =>
  value === true ? 'met' : value === false ? 'not_met' : 'undetermined'

export const unknown = (value: Given): value is null | undefined | 'not_known' =>
  value === undefined || value === null || value === 'not_known'

export const used = (pointer: string, value: Given): FactUsed[] =>
  value === undefined || value === null ? [] : [{ pointer, value: value as FactUsed['value'] }]

export function push(facts: FactUsed[], pointer: string, value: Given): void {
  if (value !== undefined && value !== null) facts.push({ pointer, value: value as FactUsed['value'] })
}

/** A condition on one fact. A blank one shows no facts. */
export function one(
  text: string,
  status: Status,
  pointer: string,
  value: Given,
  sentence?: string,
): ConditionResult {
  if (value === undefined || value === null)
    return sentence === undefined ? { text, status } : { text, status, sentence }
  const facts = [{ pointer, value: value as FactUsed['value'] }]
  return sentence === undefined ? { text, status, facts } : { text, status, sentence, facts }
}

/** A condition on several facts. */
export function several(
  text: string,
  status: Status,
  facts: FactUsed[],
  sentence: string | undefined,
  reason: string | undefined,
): ConditionResult {
  const result: ConditionResult =
    sentence === undefined ? { text, status, facts } : { text, status, sentence, facts }
  if (reason !== undefined && status === 'undetermined') result.reason = reason
  return result
}

/** The questions of one family: each asked once, with every criterion that needs it. */
export type Asking = { family: Map<string, MissingFact>; child: Map<string, MissingFact> }

export function ask(
  asking: Asking,
  pointer: string,
  {
    question,
    whoCanAnswer,
  }: { question: string; whoCanAnswer: readonly MissingFact['whoCanAnswer'][number][] },
  criterion: string,
  sentence: string,
  reason?: string,
): void {
  const those = pointer.startsWith('/children/') ? asking.child : asking.family
  const known = those.get(pointer)
  if (!known) {
    const asked = { pointer, question, whoCanAnswer: [...whoCanAnswer], why: [{ criterion, sentence }] }
    those.set(pointer, reason === undefined ? asked : { ...asked, reason })
    return
  }
  if (!known.why.some((why) => why.criterion === criterion && why.sentence === sentence))
    known.why.push({ criterion, sentence })
  if (known.reason === undefined && reason !== undefined) known.reason = reason
}

export const fact = (name: FactName) => NAMED_FACTS[name]

export const open = (result: CriterionResult | ConditionResult, i: number): ConditionResult | undefined => {
  const condition = result.conditions?.[i]
  return condition?.status === 'undetermined' ? condition : undefined
}
