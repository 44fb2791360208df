import { type Static, Type } from 'typebox'
import type { Caller } from '#platform/access.ts'
import { pageOf } from '#platform/paging.ts'
import { type ReferralStatus, ReferralSummary, reachOf, summaryOf, WITH_COUNCIL } from '#referrals/index.ts'
import type { QueueRow } from './queries/queue.ts'

export const queueParams = Type.Object({
  councilId: Type.String({ pattern: '^[a-z-]{1,60}$', description: 'e.g. `westminster`.' }),
})

/** What cannot wait, by the number the queue is ordered by. */
const ATTENTION = ['emergency_unconfirmed', 'safety_unanswered', 'consent_disagreement', 'none'] as const
/** The number tells a safety question unanswered amid a disagreement from one without. */
const OF_RANK = ['emergency_unconfirmed', 'consent_disagreement', ...ATTENTION.slice(1)] as const

const WAITS_FOR = {
  council: 'somebody of the council',
  sender: 'the sender has been asked something',
  second_person: 'the second person a decision needs',
  reviewer: 'somebody who took no part in the decision that is challenged',
} as const

export const oneOf = <const Value extends string>(values: readonly Value[], description: string) =>
  Type.Unsafe<Value>({ type: 'string', enum: [...values], description })

export const RESULTS = ['emergency', 'social_care', 'eligible', 'undetermined', 'not_eligible'] as const
export const SERVICES = ['early_help', 'social_care'] as const

/** A row of the queue: no names of a family and no free text. */
export const TriageQueueItem = Type.Object(
  {
    ...ReferralSummary.properties,
    attention: oneOf(
      ATTENTION,
      'Why it stands before others: an emergency whose telephone call nobody has confirmed, people entitled to answer who do not agree about consent, or a safety question without an answer.',
    ),
    assignee: Type.Union(
      [
        Type.Object(
          { account: Type.String({ format: 'uuid' }), name: Type.String() },
          { additionalProperties: false },
        ),
        Type.Null(),
      ],
      { description: 'Who has taken it on; null when nobody has.' },
    ),
    openRequests: Type.Integer({ minimum: 0, description: 'Requests for information without an answer.' }),
    waitingFor: oneOf(
      Object.keys(WAITS_FOR) as (keyof typeof WAITS_FOR)[],
      `Who has to act next. ${Object.entries(WAITS_FOR)
        .map(([code, who]) => `\`${code}\`: ${who}.`)
        .join(' ')}`,
    ),
  },
  { $id: 'TriageQueueItem', additionalProperties: false },
)
export type TriageQueueItem = Static<typeof TriageQueueItem>

const AlarmsRunning = Type.Object(
  {
    lastRanAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()], {
      description: 'When the deadlines were last looked at; null when they never were.',
    }),
    stopped: Type.Boolean({ description: 'No alarm may be relied on: look at the due dates yourself.' }),
  },
  { $id: 'AlarmsRunning', additionalProperties: false },
)

export const TriageQueuePage = Type.Object(
  { alarms: AlarmsRunning, ...pageOf('TriageQueuePage', TriageQueueItem).properties },
  { $id: 'TriageQueuePage', additionalProperties: false },
)

const counted = (names: readonly string[], description: string) =>
  Type.Object(Object.fromEntries(names.map((name) => [name, Type.Integer({ minimum: 0 })])), {
    additionalProperties: false,
    description,
  })

export const TriageCounts = Type.Object(
  {
    total: Type.Integer({ minimum: 0, description: 'All that waits for somebody of the council.' }),
    byStatus: counted(WITH_COUNCIL, 'By state.'),
    byResult: counted(RESULTS, 'By what the criteria make of it; undetermined is counted as what it is.'),
    byService: counted(SERVICES, 'By service.'),
    overdue: Type.Integer({ minimum: 0, description: 'The day for the next steps has passed.' }),
    unassigned: Type.Integer({ minimum: 0, description: 'Nobody has taken it on.' }),
    emergenciesUnconfirmed: Type.Integer({
      minimum: 0,
      description: 'Nobody has confirmed the telephone call.',
    }),
    consentHeld: Type.Integer({
      minimum: 0,
      description: 'People who are entitled do not agree about consent: a person looks at it.',
    }),
    safetyUnanswered: Type.Integer({ minimum: 0, description: 'A safety question has no answer.' }),
  },
  { $id: 'TriageCounts', additionalProperties: false },
)

/** How much of a council's queue a caller sees: all of it, its early help, or nothing, as if it were not there. */
export function seenOfQueue(caller: Caller, council: string): 'all' | 'early_help' | undefined {
  const { wholeCouncils, earlyHelpCouncils } = reachOf(caller)
  if (wholeCouncils.includes(council)) return 'all'
  return earlyHelpCouncils.includes(council) ? 'early_help' : undefined
}

/** Who has to act next. A decision on its way to protect a child comes before the review of another. */
export function waitsFor(row: { status: ReferralStatus; challenge_open: boolean }): keyof typeof WAITS_FOR {
  if (row.status === 'awaiting_confirmation') return 'second_person'
  if (row.status === 'awaiting_information') return 'sender'
  return row.status === 'under_review' && row.challenge_open ? 'reviewer' : 'council'
}

export const queueItem = (row: QueueRow, now: Date): TriageQueueItem => ({
  ...summaryOf(row, now),
  attention: OF_RANK[row.queue_rank] ?? 'none',
  assignee: row.assignee_id === null ? null : { account: row.assignee_id, name: row.assignee_name ?? '' },
  openRequests: row.open_requests,
  waitingFor: waitsFor(row),
})
