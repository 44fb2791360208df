import type { Kysely } from 'kysely'
import type { Database } from '#platform/tables.ts'
import { demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import { WITH_COUNCIL } from '../../src/referrals/lifecycle/status.ts'

/** What the queue is ordered, filtered and counted by, as a test puts it there and as its model knows it. */
export type Put = {
  council_id: string
  id: string
  reference: string
  status: string
  service: 'early_help' | 'social_care'
  result: string
  attention: number
  consent_hold: boolean
  withheld: boolean
  due_on: string | null
  assignee_id: string | null
  open_requests: number
  challenge_open: boolean
}

const STATUSES = [...WITH_COUNCIL, 'decided', 'withdrawn', 'referred_back', 'redirected']
const RESULTS = ['eligible', 'undetermined', 'not_eligible', 'social_care']
const DUE = ['2026-11-19', '2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25']

export const accountOf = (subject: string): string =>
  demonstrationAccounts.accounts.find((account) => account.subject === subject)?.id ?? subject

const COUNCILS = ['westminster', 'westminster', 'westminster', 'rbkc']

/** The `at`th of rows that differ in everything, by primes so that no two members go together. */
export function putRow(at: number, own: Partial<Put> = {}): Put {
  const draw = <Value>(values: readonly Value[], prime: number): Value =>
    values[Math.floor(((at * prime) % 1009) / (1009 / values.length))] as Value
  const status = draw(STATUSES, 389)
  const taken = status !== 'received' && draw([true, true, false], 241)
  return {
    council_id: draw(COUNCILS, 613),
    id: `018f0000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`,
    reference: `FD-${draw(['7K3M', '7KQX', '8A2B', 'ZZ4T'], 761)}-9QXR-${at.toString(10).padStart(4, '0')}`,
    status,
    service: draw(['early_help', 'early_help', 'social_care'] as const, 827),
    result: status === 'emergency_stopped' ? 'emergency' : draw(RESULTS, 557),
    attention: status === 'emergency_stopped' ? draw([0, 2], 443) : draw([2, 2, 2, 1], 317),
    // With an answer to every safety question: a row of the queue shows one reason, and the counts count both.
    consent_hold:
      status !== 'emergency_stopped' && draw([2, 2, 2, 1], 317) === 2 && draw([false, false, true], 71),
    withheld: status === 'referred_back' || draw([false, false, false, false, false, true], 683),
    due_on: status === 'emergency_stopped' ? null : draw(DUE, 911),
    assignee_id: taken
      ? accountOf(draw(['screening_officer@westminster', 'decision_maker@westminster'], 487))
      : null,
    open_requests: status === 'awaiting_information' ? 1 : 0,
    challenge_open: status === 'under_review' && draw([true, false], 151),
    ...own,
  }
}

/** Emergencies, unanswered safety questions, disagreements about consent, the rest. */
export const rankOf = ({ attention, consent_hold }: Put) =>
  attention === 0 ? 0 : 2 * attention - (consent_hold ? 1 : 0)

/** The queue as the brief says it in a sentence, over all rows. */
export const queueOf = (all: readonly Put[], council = 'westminster') =>
  all
    .filter(({ council_id, status, withheld }) => {
      const open: readonly string[] = WITH_COUNCIL
      return council_id === council && open.includes(status) && !withheld
    })
    .toSorted(
      (a, b) =>
        rankOf(a) - rankOf(b) || (a.due_on ?? '').localeCompare(b.due_on ?? '') || a.id.localeCompare(b.id),
    )

/** Puts rows into the queue as the owner does, with nothing behind them. */
export async function insertRows(admin: Kysely<Database>, rows: readonly Put[]): Promise<void> {
  const sender = demonstrationAccounts.accounts.find(({ subject }) => subject === 'referrer')
  const rest = {
    safeguarding: false,
    revision: 1,
    version: 1,
    account_id: accountOf('referrer'),
    organisation_id: sender?.organisation ?? '',
    client_id: 'made-up',
    submitted_at: new Date('2026-11-20T10:00:00Z'),
    received_at: new Date('2026-11-20T10:00:00Z'),
  }
  for (let from = 0; from < rows.length; from += 500) {
    await admin
      .insertInto('referral')
      .values(rows.slice(from, from + 500).map((row) => ({ ...rest, ...row })))
      .execute()
  }
}
