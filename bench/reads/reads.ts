import { sql } from 'kysely'
import type { Caller } from '#platform/access.ts'
import { pageAnswer } from '#platform/paging.ts'
import { demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import type { BenchPostgres } from '../ground/postgres.ts'
import type { BenchService } from '../ground/service.ts'
import { WHOLE } from './fill.ts'

/** One kind of read: its `at`th request, as bytes. */
export type Read = { readonly name: string; request(at: number): string }

const OFFICER = 'screening_officer@westminster'
const LIST = '/v1/referrals?view=council'

/** The reads that are measured, as a council's screening officer and as a sender. */
export async function readsOf(postgres: BenchPostgres, service: BenchService): Promise<Read[]> {
  const officer = await service.token(OFFICER)
  const sender = await service.token('referrer')
  const { rows } = await sql<{ id: string; attention: number }>`
    select id, attention from referral where council_id = 'westminster' and status = 'received' order by id desc`.execute(
    postgres.admin,
  )
  const newest = rows.slice(1, WHOLE / 4)
  const deepest = rows[Math.floor(rows.length * 0.8)] ?? { id: '', attention: 0 }
  const deep = pageAfter(deepest)
  return [
    { name: 'getReferral', request: (at) => get(`/v1/referrals/${newest[at % newest.length]?.id}`, officer) },
    { name: 'listReferrals, first page', request: () => get(LIST, officer) },
    { name: 'listReferrals, page at 80%', request: () => get(deep, officer) },
    { name: 'listReferrals, one status', request: () => get(`${LIST}&status=received`, officer) },
    { name: 'listReferrals, sent', request: () => get('/v1/referrals?view=sent', sender) },
  ]
}

const get = (path: string, token: string) =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n\r\n`

/** The next page's address after a referral far down, as the service makes it: nobody would turn a thousand pages. */
function pageAfter({ attention, id }: { attention: number; id: string }): string {
  const account = demonstrationAccounts.accounts.find(({ subject }) => subject === OFFICER)?.id
  const rows = [
    { attention, id },
    { attention, id },
  ]
  const call = { caller: { account } as Caller, operation: 'listReferrals', query: { view: 'council' } }
  const page = { path: '/v1/referrals', filter: { view: 'council' }, limit: 1, rows }
  const { json = '' } = pageAnswer(call, {
    ...page,
    item: () => '{}',
    position: (row) => [row.attention, row.id],
  })
  return (JSON.parse(json.toString()) as { links: { next: string } }).links.next
}
