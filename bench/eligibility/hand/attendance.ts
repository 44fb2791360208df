import type { ChildFacts, CriterionResult, FactUsed } from '../../../src/eligibility/index.ts'
import type { FactName } from '../../../src/eligibility/named-facts/index.ts'
import { type Asking, and, ask, fact, one, open, push, type Status, several } from './parts.ts'

type Share = { status: Status; reason?: string; lacking: FactName[] }

/** More than a tenth of the possible sessions, in whole numbers. */
function sessions(a: NonNullable<ChildFacts['attendance']>): Share {
  const { possibleSessions: possible, unauthorisedSessions: missed, unauthorisedPercentage: percent } = a
  const lacking: FactName[] = ['attendance.possibleSessions', 'attendance.unauthorisedSessions']
  if (possible === 0)
    return {
      status: 'undetermined',
      lacking,
      reason: 'No sessions were possible, so no share of them can be missed.',
    }
  if (typeof possible === 'number' && typeof missed === 'number') {
    if (missed > possible)
      return {
        status: 'undetermined',
        lacking,
        reason: 'More sessions are said to be missed than were possible.',
      }
    return { status: 10 * missed > possible ? 'met' : 'not_met', lacking: [] }
  }
  if (typeof percent === 'number') {
    if (percent === 10)
      return {
        status: 'undetermined',
        lacking,
        reason: 'A percentage of 10 may have been rounded; the numbers of sessions settle it.',
      }
    return { status: percent > 10 ? 'met' : 'not_met', lacking: [] }
  }
  return {
    status: 'undetermined',
    lacking: lacking.filter((name) => typeof (name === lacking[0] ? possible : missed) !== 'number'),
  }
}

function share(a: NonNullable<ChildFacts['attendance']>, calendarTerm: string | null): Share {
  const figures = sessions(a)
  const term = a.term ?? null
  const last = a.lastCompletedTerm ?? calendarTerm
  if (term !== null && term === last) return figures
  if (term !== null && last !== null)
    return {
      status: 'undetermined',
      lacking: ['attendance.term'],
      reason: `The figures are for ${term}; the last completed term is ${last}.`,
    }
  // Figures that would settle it ask for nothing more than a rounded percentage would.
  const rounded = a.unauthorisedPercentage
  const whole = typeof rounded === 'number' && Number.isInteger(rounded) && figures.lacking.length === 0
  const counted = typeof a.possibleSessions === 'number' && typeof a.unauthorisedSessions === 'number'
  const lacking: FactName[] =
    whole && !counted
      ? ['attendance.possibleSessions', 'attendance.unauthorisedSessions']
      : [...figures.lacking]
  if (term === null) lacking.push('attendance.term')
  if (last === null) lacking.push('attendance.lastCompletedTerm')
  const why =
    whole && !counted
      ? `A percentage of ${rounded} may have been rounded; the numbers of sessions settle it.`
      : figures.reason
  const reason = why ?? (last === null ? 'The calendar does not say which term was the last.' : undefined)
  return reason === undefined
    ? { status: 'undetermined', lacking }
    : { status: 'undetermined', lacking, reason }
}

const NONE: NonNullable<ChildFacts['attendance']> = {}

export function p1(c: ChildFacts, at: string, calendarTerm: string | null): CriterionResult {
  const a = c.attendance ?? NONE
  const missed = share(a, calendarTerm)
  const facts: FactUsed[] = []
  push(facts, `${at}/attendance/term`, a.term)
  push(facts, `${at}/attendance/lastCompletedTerm`, a.lastCompletedTerm)
  push(facts, `${at}/attendance/possibleSessions`, a.possibleSessions)
  push(facts, `${at}/attendance/unauthorisedSessions`, a.unauthorisedSessions)
  push(facts, `${at}/attendance/unauthorisedPercentage`, a.unauthorisedPercentage)
  const acted = a.schoolActions
  const actions: Status =
    acted === 'no_impact'
      ? 'met'
      : acted === 'having_impact' || acted === 'none_taken'
        ? 'not_met'
        : 'undetermined'
  const main = a.mainCause
  const cause: Status =
    main === 'parenting_capacity'
      ? 'met'
      : main === 'childs_ill_health' || main === 'conduct_disorder' || main === 'other'
        ? 'not_met'
        : 'undetermined'
  const down = one('The main cause is parenting capacity', cause, `${at}/attendance/mainCause`, main, 'W6')
  if (main === 'mixed') down.reason = 'With mixed causes it is open which one is the main one.'
  return {
    id: 'TEH-P1',
    title: 'Not attending school regularly',
    status: and(missed.status, and(actions, cause)),
    sentences: ['W5', 'W6'],
    needs: 'all',
    conditions: [
      several(
        'More than 10% unauthorised absence over the last term',
        missed.status,
        facts,
        'W5',
        missed.reason,
      ),
      one(
        "The school's actions are not having an impact",
        actions,
        `${at}/attendance/schoolActions`,
        acted,
        'W5',
      ),
      down,
    ],
  }
}

export function askP1(r: CriterionResult, c: ChildFacts, at: string, term: string | null, asking: Asking) {
  const missed = open(r, 0)
  if (missed)
    for (const name of share(c.attendance ?? NONE, term).lacking)
      ask(asking, at + fact(name).path, fact(name), 'TEH-P1', 'W5', missed.reason)
  if (open(r, 1))
    ask(asking, `${at}/attendance/schoolActions`, fact('attendance.schoolActions'), 'TEH-P1', 'W5')
  const cause = open(r, 2)
  if (cause)
    ask(asking, `${at}/attendance/mainCause`, fact('attendance.mainCause'), 'TEH-P1', 'W6', cause.reason)
}
