import type { OpenFact } from '../derived/derived-fact.ts'
import type { MissingFact } from '../evaluation.ts'
import type { Why } from './compiled-condition.ts'

/** The missing facts of a family and of one child, each named once however many criteria need it. */
export type Questions = { family: Map<string, MissingFact>; child: Map<string, MissingFact> }

/** Asks for a fact on behalf of a criterion. */
export function ask(questions: Questions, fact: OpenFact, why: Why, reason: string | undefined): void {
  const those = fact.pointer.startsWith('/children/') ? questions.child : questions.family
  const known = those.get(fact.pointer)
  if (known === undefined) {
    const { pointer, question, whoCanAnswer } = fact
    const asked = { pointer, question, whoCanAnswer: [...whoCanAnswer], why: [why] }
    those.set(pointer, reason === undefined ? asked : { ...asked, reason })
    return
  }
  if (!known.why.some((w) => w.criterion === why.criterion && w.sentence === why.sentence))
    known.why.push(why)
  if (known.reason === undefined && reason !== undefined) known.reason = reason
}
