import { EligibilityFacts } from '#eligibility/index.ts'
import type { Fault } from '#platform/faults.ts'
import { faultsOfBody } from '#platform/validation.ts'
import type { Amendment, FactAnswer } from '../amendment.ts'
import { factsOf, type ReferralForm } from '../marf/index.ts'

type Container = Record<string, unknown>

/** The form as its amendments leave it, for the gate and the criteria. The form as it was sent stays as it was. */
export function amendedForm(form: ReferralForm, amendments: readonly Amendment[]): ReferralForm {
  const amended = structuredClone(form)
  for (const amendment of amendments) {
    // A yes counts from any source; a later no does not take an earlier yes back.
    if (amendment.immediateDanger === true) amended.safety.immediateDanger = true
    if (amendment.significantHarmSuspected === true) amended.safety.significantHarmSuspected = true
    for (const answer of amendment.answers ?? []) setFact(amended as Container, answer)
  }
  return amended
}

/** Puts an answer where its pointer says, making sections that were left out; an index may be the next of its list. */
function setFact(document: Container, { pointer, value, source }: FactAnswer): void {
  const path = pointer.slice(1).split('/')
  const last = path.pop() as string
  let place = document
  for (const [depth, segment] of path.entries()) {
    if (typeof place[segment] !== 'object' || place[segment] === null) {
      place[segment] = /^\d+$/.test(path[depth + 1] ?? last) ? [] : {}
    }
    place = place[segment] as Container
  }
  place[last] = value
  if (source !== undefined && !Array.isArray(place) && path.length > 0) place['source'] = source
}

/** What is wrong with an amendment's answers: pointers that name no fact, values that are not of the fact's type. */
export function answerFaults(
  form: ReferralForm,
  earlier: readonly Amendment[],
  amendment: Amendment,
): Fault[] {
  return (amendment.answers ?? []).flatMap((answer, position) => {
    const at = `/answers/${position}`
    const segments = answer.pointer.slice(1).split('/')
    if (
      UNSETTABLE.test(answer.pointer) ||
      (segments[0] === 'children' && form.children[Number(segments[1])] === undefined)
    ) {
      return [{ pointer: `${at}/pointer`, ...NOT_A_FACT }]
    }
    const facts = factsOf(amendedForm(form, [...earlier, { ...amendment, answers: [answer] }]))
    // What is no fact of the criteria does not come through to them.
    if (valueAt(facts, segments) === undefined) return [{ pointer: `${at}/pointer`, ...NOT_A_FACT }]
    const faults = faultsOfBody(EligibilityFacts, facts)
    return faults.slice(0, 1).map(({ code, message }) => ({ pointer: `${at}/value`, code, message }))
  })
}

/** The keys others point to, disputes as they were reported, and the safety questions, which have members of their own. */
const UNSETTABLE = /^\/(disputes|safety)(\/|$)|^\/children(\/\d+(\/key)?)?$|__proto__|constructor|prototype/

const NOT_A_FACT = {
  code: 'not_a_fact',
  message: 'This names no fact of the criteria on this form; a list needs its items first.',
}

const valueAt = (document: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (place, segment) =>
      typeof place === 'object' && place !== null ? (place as Container)[segment] : undefined,
    document,
  )
