import type { MissingFact, WhoCanAnswer } from '../evaluation.ts'
import type { Why } from './compiled-condition.ts'

/** The missing facts of a family and of one child, each named once however many criteria need it. */
export type Questions = { family: Map<string, MissingFact>; child: Map<string, MissingFact> }

type Question = { question: string; whoCanAnswer: readonly WhoCanAnswer[] }

/** A question about one fact, on behalf of one criterion. */
export function missingFact(
  pointer: string,
  { question, whoCanAnswer }: Question,
  why: Why,
  reason: string | undefined,
): MissingFact {
  const asked = { pointer, question, whoCanAnswer: whoCanAnswer as WhoCanAnswer[], why: [why] }
  return reason === undefined ? asked : { ...asked, reason }
}

/** Asks it, or adds why to the question that asks the same already. */
export function askFor(questions: Questions, asked: MissingFact): void {
  const { pointer } = asked
  const those = pointer.startsWith('/children/') ? questions.child : questions.family
  const known = those.get(pointer)
  if (known === undefined) those.set(pointer, asked)
  else if (known !== asked) those.set(pointer, together(known, asked))
}

/** Questions may be part of other evaluations too, so they are never changed. */
function together(known: MissingFact, { why, reason }: MissingFact): MissingFact {
  const more = why.filter(
    ({ criterion, sentence }) =>
      !known.why.some((one) => one.criterion === criterion && one.sentence === sentence),
  )
  const both = { ...known, why: [...known.why, ...more] }
  return reason === undefined || known.reason !== undefined ? both : { ...both, reason }
}
