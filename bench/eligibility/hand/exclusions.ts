import type {
  ChildFacts,
  ConditionResult,
  CriterionResult,
  FactUsed,
} from '../../../src/eligibility/index.ts'
import { type Asking, and, ask, fact, one, open, push, type Status, several, unknown, yes } from './parts.ts'
import { wrongDay } from './screens.ts'

type Excluded = NonNullable<ChildFacts['exclusions']>['items'][number]

const UP_TO_YEAR_7 = new Set<unknown>(['N1', 'N2', 'R', '1', '2', '3', '4', '5', '6', '7'])
const ALL = {
  question: 'Which exclusions has the child had, and are these all?',
  whoCanAnswer: ['school'],
} as const

function exclusion(e: Excluded, at: string, on: string, i: number, withLength: boolean): ConditionResult {
  const kind: Status = e.kind === 'fixed_term' ? 'met' : e.kind === 'internal' ? 'not_met' : 'undetermined'
  const wrong =
    e.status === 'cancelled' || unknown(e.startedOn) ? undefined : wrongDay(e.startedOn, on, 'The first day')
  const stands: Status =
    e.status === 'cancelled' ? 'not_met' : !wrong && e.status === 'in_force' ? 'met' : 'undetermined'
  const facts: FactUsed[] = []
  push(facts, `${at}/status`, e.status)
  push(facts, `${at}/startedOn`, e.startedOn)
  const year: Status = unknown(e.yearGroup)
    ? 'undetermined'
    : UP_TO_YEAR_7.has(e.yearGroup)
      ? 'met'
      : 'not_met'
  const direct = yes(e.directResultOfParentingIncapacity)
  const conditions = [
    one('It is a fixed-term exclusion', kind, `${at}/kind`, e.kind),
    several('It was not cancelled', stands, facts, undefined, wrong),
    one('The child was in primary school or Year 7', year, `${at}/yearGroup`, e.yearGroup),
    one(
      'It is a direct result of parenting incapacity',
      direct,
      `${at}/directResultOfParentingIncapacity`,
      e.directResultOfParentingIncapacity,
    ),
  ]
  let status = and(kind, and(stands, and(year, direct)))
  if (withLength) {
    const half = e.lengthHalfDays
    const long: Status =
      typeof half !== 'number' || half === 0 ? 'undetermined' : half >= 20 ? 'met' : 'not_met'
    const given: FactUsed[] = []
    push(given, `${at}/lengthHalfDays`, half)
    const why = half === 0 ? 'An exclusion cannot have no length.' : undefined
    conditions.push(several('It lasted at least ten school days', long, given, undefined, why))
    status = and(status, long)
  }
  return { text: `Exclusion ${i + 1}`, status, needs: 'all', conditions }
}

function atLeast(c: ChildFacts, at: string, on: string, n: number, withLength: boolean) {
  const list = c.exclusions
  if (!list) return { status: 'undetermined' as const, conditions: [] }
  let met = 0
  let perhaps = 0
  const conditions = list.items.map((e, i) => {
    const member = exclusion(e, `${at}/exclusions/items/${i}`, on, i, withLength)
    if (member.status === 'met') met++
    else if (member.status === 'undetermined') perhaps++
    return member
  })
  const status: Status =
    met >= n ? 'met' : list.complete === true && met + perhaps < n ? 'not_met' : 'undetermined'
  return { status, conditions }
}

export function p2(c: ChildFacts, at: string, on: string): CriterionResult {
  const { status, conditions } = atLeast(c, at, on, 1, true)
  const title = 'Excluded for ten days or more'
  return { id: 'TEH-P2', title, status, sentences: ['W9'], needs: 'at_least', count: 1, conditions }
}

export function p3(c: ChildFacts, at: string, on: string): CriterionResult {
  const { status, conditions } = atLeast(c, at, on, 3, false)
  const title = 'Excluded three times'
  return { id: 'TEH-P3', title, status, sentences: ['W10'], needs: 'at_least', count: 3, conditions }
}

export function askExclusions(
  r: CriterionResult,
  c: ChildFacts,
  at: string,
  asking: Asking,
  sentence: string,
) {
  r.conditions.forEach((member, i) => {
    if (member.status !== 'undetermined') return
    const here = `${at}/exclusions/items/${i}`
    if (open(member, 0)) ask(asking, `${here}/kind`, fact('exclusion.kind'), r.id, sentence)
    const stands = open(member, 1)
    if (stands?.reason)
      ask(asking, `${here}/startedOn`, fact('exclusion.startedOn'), r.id, sentence, stands.reason)
    else if (stands) ask(asking, `${here}/status`, fact('exclusion.status'), r.id, sentence)
    if (open(member, 2)) ask(asking, `${here}/yearGroup`, fact('exclusion.yearGroup'), r.id, sentence)
    if (open(member, 3))
      ask(asking, `${here}/directResultOfParentingIncapacity`, fact('exclusion.directResult'), r.id, sentence)
    const long = open(member, 4)
    if (long)
      ask(asking, `${here}/lengthHalfDays`, fact('exclusion.lengthHalfDays'), r.id, sentence, long.reason)
  })
  if (!c.exclusions) ask(asking, `${at}/exclusions`, ALL, r.id, sentence)
  else if (c.exclusions.complete !== true) ask(asking, `${at}/exclusions/complete`, ALL, r.id, sentence)
}
