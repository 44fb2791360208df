import { ageOn, isLocalDate } from '../../../src/calendar/index.ts'
import type {
  ChildFacts,
  CriterionResult,
  EligibilityFacts,
  FactUsed,
} from '../../../src/eligibility/index.ts'
import { type Asking, and, ask, fact, one, open, or, push, type Status, several, unknown } from './parts.ts'

const UNDER_18 = 'The child is under 18 on the day of the referral'

/** Why a day cannot be the day of something that has happened. */
export const wrongDay = (day: string, on: string, what: string): string | undefined =>
  !isLocalDate(day)
    ? `${what} is not a day that exists.`
    : day > on
      ? `${what} lies after the day of the evaluation.`
      : undefined

type Question = 'immediateDanger' | 'significantHarmSuspected'

function safety(
  f: EligibilityFacts,
  c: ChildFacts,
  at: string,
  question: Question,
  text: string,
  sentence: string,
) {
  const all = f.safety?.[question]
  const own = c.safety?.[question]
  const mine = own ?? all
  const status: Status =
    all === true || mine === true ? 'met' : all === false && mine === false ? 'not_met' : 'undetermined'
  const facts: FactUsed[] = []
  push(facts, `/safety/${question}`, all)
  push(facts, `${at}/safety/${question}`, own)
  return several(text, status, facts, sentence, undefined)
}

export function askSafety(
  f: EligibilityFacts,
  c: ChildFacts,
  at: string,
  question: Question,
  asking: Asking,
  criterion: string,
  sentence: string,
) {
  if (unknown(f.safety?.[question]))
    ask(asking, `/safety/${question}`, fact(`safety.${question}`), criterion, sentence)
  if (c.safety?.[question] === 'not_known')
    ask(asking, `${at}/safety/${question}`, fact(`child.safety.${question}`), criterion, sentence)
}

export function s1(f: EligibilityFacts, c: ChildFacts, at: string): CriterionResult {
  const danger = safety(f, c, at, 'immediateDanger', 'Somebody reports immediate danger', 'W21')
  return {
    id: 'TEH-S1',
    title: 'Emergency screen',
    status: danger.status,
    sentences: ['W21', 'W25'],
    needs: 'all',
    conditions: [danger],
  }
}

export function s2(f: EligibilityFacts, c: ChildFacts, at: string): CriterionResult {
  const harm = safety(f, c, at, 'significantHarmSuspected', 'Significant harm is suspected', 'W25')
  const state = c.statutoryStatus
  const plan: Status = unknown(state) ? 'undetermined' : state === 'none' ? 'not_met' : 'met'
  const service = f.serviceRequested
  const wanted: Status = unknown(service) ? 'undetermined' : service === 'social_care' ? 'met' : 'not_met'
  return {
    id: 'TEH-S2',
    title: 'Social care screen',
    status: or(harm.status, or(plan, wanted)),
    sentences: ['W3', 'W21', 'W25'],
    needs: 'any',
    conditions: [
      harm,
      one('The child has an open plan or care status', plan, `${at}/statutoryStatus`, state, 'W3'),
      one('Social care is asked for', wanted, '/serviceRequested', service, 'W21'),
    ],
  }
}

export function askS2(r: CriterionResult, f: EligibilityFacts, c: ChildFacts, at: string, asking: Asking) {
  if (open(r, 0)) askSafety(f, c, at, 'significantHarmSuspected', asking, 'TEH-S2', 'W25')
  if (open(r, 1)) ask(asking, `${at}/statutoryStatus`, fact('child.statutoryStatus'), 'TEH-S2', 'W3')
  if (open(r, 2)) ask(asking, '/serviceRequested', fact('serviceRequested'), 'TEH-S2', 'W21')
}

export function s3(f: EligibilityFacts, c: ChildFacts, at: string, on: string): CriterionResult {
  const { borough } = f
  const place: Status = unknown(borough) ? 'undetermined' : borough === 'westminster' ? 'met' : 'not_met'
  const born = c.dateOfBirth
  let age: Status = 'undetermined'
  let reason: string | undefined
  if (!unknown(born)) {
    reason = wrongDay(born, on, 'The date of birth')
    if (!reason) age = ageOn(born, on) < 18 ? 'met' : 'not_met'
  }
  const facts: FactUsed[] = []
  push(facts, `${at}/dateOfBirth`, born)
  return {
    id: 'TEH-S3',
    title: 'Place and age',
    status: and(place, age),
    sentences: ['N1', 'W1'],
    needs: 'all',
    conditions: [
      one('The child lives in Westminster', place, '/borough', borough, 'N1'),
      several(UNDER_18, age, facts, 'W1', reason),
    ],
  }
}

export function askS3(r: CriterionResult, at: string, asking: Asking) {
  if (open(r, 0)) ask(asking, '/borough', fact('borough'), 'TEH-S3', 'N1')
  const age = open(r, 1)
  if (age) ask(asking, `${at}/dateOfBirth`, fact('child.dateOfBirth'), 'TEH-S3', 'W1', age.reason)
}
