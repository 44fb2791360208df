import { sql } from 'kysely'
import type { Caller } from '#platform/access.ts'
import { pageAnswer } from '#platform/paging.ts'
import { demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import type { BenchPostgres } from '../ground/postgres.ts'
import type { BenchService } from '../ground/service.ts'

/** One kind of read, as the bytes of its request. */
export type QueueRead = { readonly name: string; readonly request: string }

const OFFICER = 'screening_officer@westminster'
const COLLEAGUE = '018f0000-0000-7000-9000-000000000003'
const QUEUE = '/v1/councils/westminster/triage-queue'

/** Each filter alone; the one that finds least is in it for the status and the reference. */
const FILTERS = [
  'status=received',
  'status=awaiting_confirmation',
  'service=early_help',
  'service=social_care',
  'assignee=me',
  'assignee=nobody',
  `assignee=${COLLEAGUE}`,
  'overdue=true',
  'overdue=false',
  'result=undetermined',
  'result=emergency',
  'reference=FD-7A',
]

export async function readsOf(postgres: BenchPostgres, service: BenchService): Promise<QueueRead[]> {
  const token = await service.token(OFFICER)
  const get = (path: string) =>
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n\r\n`
  return [
    { name: 'first page', request: get(QUEUE) },
    { name: 'page at 80%', request: get(await pageAt(postgres, 0.8)) },
    ...FILTERS.map((filter) => ({
      name: filter.replace(COLLEAGUE, '(a colleague)'),
      request: get(`${QUEUE}?${filter}`),
    })),
    { name: 'counts', request: get(`${QUEUE}/counts`) },
  ]
}

/** The next page's address behind a row far down, as the service makes it: nobody would turn so many pages. */
async function pageAt({ admin }: BenchPostgres, share: number): Promise<string> {
  const { rows } = await sql<{ attention: number; due: string; id: string }>`
    select attention, coalesce(due_on::text, '-infinity') as due, id from referral
    where council_id = 'westminster' and not withheld and status in ('emergency_stopped', 'received', 'screening',
      'awaiting_information', 'awaiting_confirmation', 'under_review')
    order by attention, due_on nulls first, id`.execute(admin)
  const row = rows[Math.floor(rows.length * share)]
  const account = demonstrationAccounts.accounts.find(({ subject }) => subject === OFFICER)?.id
  const call = { caller: { account } as Caller, operation: 'listTriageQueue', query: {} }
  const { json = '' } = pageAnswer(call, {
    path: QUEUE,
    filter: { council: 'westminster' },
    limit: 1,
    rows: [row, row],
    item: () => '{}',
    position: (at) => [at?.attention ?? 2, at?.due ?? '', at?.id ?? ''],
  })
  return (JSON.parse(String(json)) as { links: { next: string } }).links.next
}
