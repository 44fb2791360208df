import { addYears } from '../../../src/calendar/index.ts'
import type {
  ChildFacts,
  ConditionResult,
  CriterionResult,
  FactUsed,
} from '../../../src/eligibility/index.ts'
import { type Asking, and, ask, open, or, type Status, several, unknown } from './parts.ts'
import { wrongDay } from './screens.ts'

const WHO = ['social_care', 'screening_team'] as const
const LIST = {
  question: 'Which section 17 and section 47 assessments has the child had, and are these all?',
  whoCanAnswer: WHO,
}
const PLANS = {
  question: 'Which child in need or child protection plans has the child had, and are these all?',
  whoCanAnswer: WHO,
}
const START = { question: 'On which day did the plan start?', whoCanAnswer: WHO }
const KIND = { question: 'Was it a child in need plan or a child protection plan?', whoCanAnswer: WHO }
const DONE = { question: 'When was the assessment completed?', whoCanAnswer: WHO }
const SECTION = { question: 'Was it an assessment under section 17 or section 47?', whoCanAnswer: WHO }

type Asked = { pointer: string; what: typeof DONE }
type Pair = { first: string | null; second: string; facts: FactUsed[]; lacking: Asked[]; reason?: string }

/** Without links between the assessments: the benchmark's facts have none. */
function pairsOf(c: ChildFacts, at: string, on: string): Pair[] {
  const items = c.assessments?.items ?? []
  if (items.length < 2) return []
  const dated: { day: string; pointer: string }[] = []
  const rest: Pair[] = []
  items.forEach(({ completedOn, section }, i) => {
    const pointer = `${at}/assessments/items/${i}`
    const wrong = unknown(completedOn) ? undefined : wrongDay(completedOn, on, 'The day of completion')
    if (!unknown(completedOn) && !wrong && !unknown(section)) {
      dated.push({ day: completedOn, pointer: `${pointer}/completedOn` })
      return
    }
    const lacking: Asked[] = []
    if (unknown(completedOn) || wrong) lacking.push({ pointer: `${pointer}/completedOn`, what: DONE })
    if (unknown(section)) lacking.push({ pointer: `${pointer}/section`, what: SECTION })
    const pair = { first: null, second: '', facts: [], lacking }
    rest.push(wrong === undefined ? pair : { ...pair, reason: wrong })
  })
  dated.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const pairs: Pair[] = []
  for (let i = 1; i < dated.length; i++) {
    const [a, b] = [dated[i - 1], dated[i]]
    if (!a || !b) continue
    const facts = [
      { pointer: a.pointer, value: a.day },
      { pointer: b.pointer, value: b.day },
    ]
    pairs.push({ first: a.day, second: b.day, facts, lacking: [] })
  }
  return [...pairs, ...rest]
}

function plansSince(c: ChildFacts, at: string, on: string, first: string | null) {
  const { plans } = c
  const lacking: Asked[] = []
  if (!plans)
    return {
      status: 'undetermined' as Status,
      lacking: [{ pointer: `${at}/plans`, what: PLANS }],
      reason: undefined,
    }
  let reason: string | undefined
  for (const [i, { startedOn, kind }] of plans.items.entries()) {
    const wrong = unknown(startedOn) ? undefined : wrongDay(startedOn, on, 'A plan’s start')
    if (wrong) reason = wrong
    const start = unknown(startedOn) || wrong ? null : startedOn
    if (start !== null && first !== null && start < first) continue
    if (start === null) lacking.push({ pointer: `${at}/plans/items/${i}/startedOn`, what: START })
    if (unknown(kind)) lacking.push({ pointer: `${at}/plans/items/${i}/kind`, what: KIND })
    else if (start !== null && first !== null)
      return { status: 'not_met' as Status, lacking: [], reason: undefined }
  }
  if (plans.complete !== true) lacking.push({ pointer: `${at}/plans/complete`, what: PLANS })
  const openPair = first === null && plans.items.length > 0
  const status: Status = lacking.length > 0 || openPair ? 'undetermined' : 'met'
  return { status, lacking, reason: lacking.length > 0 ? reason : undefined }
}

export function p8(c: ChildFacts, at: string, on: string): CriterionResult {
  const list = c.assessments
  let status: Status = list?.complete === true ? 'not_met' : 'undetermined'
  const conditions = pairsOf(c, at, on).map((pair, i): ConditionResult => {
    const within: Status =
      pair.first === null ? 'undetermined' : pair.second <= addYears(pair.first, 1) ? 'met' : 'not_met'
    const plan = plansSince(c, at, on, pair.first)
    const both = and(within, plan.status)
    status = or(status, both)
    const starts = (c.plans?.items ?? []).flatMap(({ startedOn }, n) =>
      startedOn === undefined || startedOn === null
        ? []
        : [{ pointer: `${at}/plans/items/${n}/startedOn`, value: startedOn }],
    )
    return {
      text: `Pair of assessments ${i + 1}`,
      status: both,
      needs: 'all',
      conditions: [
        several(
          'The second was completed within a year of the first',
          within,
          pair.facts,
          undefined,
          pair.reason,
        ),
        several('No plan has started since the first', plan.status, starts, undefined, plan.reason),
      ],
    }
  })
  const title = 'Assessed repeatedly, without a plan'
  return { id: 'TEH-P8', title, status, sentences: ['W18'], needs: 'at_least', count: 1, conditions }
}

export function askP8(r: CriterionResult, c: ChildFacts, at: string, on: string, asking: Asking) {
  const pairs = pairsOf(c, at, on)
  r.conditions.forEach((member, i) => {
    const pair = pairs[i]
    if (member.status !== 'undetermined' || !pair) return
    const within = open(member, 0)
    if (within)
      for (const { pointer, what } of pair.lacking) ask(asking, pointer, what, 'TEH-P8', 'W18', within.reason)
    const plan = open(member, 1)
    if (plan)
      for (const { pointer, what } of plansSince(c, at, on, pair.first).lacking)
        ask(asking, pointer, what, 'TEH-P8', 'W18', plan.reason)
  })
  if (!c.assessments) ask(asking, `${at}/assessments`, LIST, 'TEH-P8', 'W18')
  else if (c.assessments.complete !== true) ask(asking, `${at}/assessments/complete`, LIST, 'TEH-P8', 'W18')
}
