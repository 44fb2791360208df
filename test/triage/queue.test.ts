import t from 'tap'
import { WITH_COUNCIL } from '../../src/referrals/lifecycle/status.ts'
import type { TriageQueueItem } from '../../src/triage/queue.ts'
import { createStage } from '../helpers/stage.ts'
import { accountOf, insertRows, type Put, putRow, queueOf, rankOf } from './queue-rows.ts'

const TODAY = '2026-11-23'
const OFFICER = 'screening_officer@westminster'
const service = await createStage(t)
const { as, database } = service
const rows = Array.from({ length: 120 }, (_, at) => putRow(at))
await insertRows(database.admin, rows)

type Page = { items: TriageQueueItem[]; links: { next?: string } }

const ask = (subject: string, query = '', councilId = 'westminster') =>
  as(subject, 'listTriageQueue', { params: { councilId }, query })

/** Every page, one after the other; between two pages something may happen. */
async function walk(
  subject: string,
  query: string,
  between?: () => Promise<void>,
): Promise<TriageQueueItem[]> {
  const seen: TriageQueueItem[] = []
  for (let next: string | undefined = query; next !== undefined; ) {
    const answer = await ask(subject, next)
    if (answer.statusCode !== 200) throw new Error(answer.body)
    const { items, links }: Page = answer.json()
    seen.push(...items)
    next = links.next?.slice(links.next.indexOf('?') + 1)
    if (next !== undefined) await between?.()
  }
  return seen
}

type Filter = { query: string; keeps: (row: Put) => boolean }

const FILTERS: Readonly<Record<string, readonly Filter[]>> = {
  status: WITH_COUNCIL.map((status) => ({
    query: `status=${status}`,
    keeps: (row) => row.status === status,
  })),
  service: (['early_help', 'social_care'] as const).map((service) => ({
    query: `service=${service}`,
    keeps: (row) => row.service === service,
  })),
  assignee: [
    { query: 'assignee=me', keeps: (row) => row.assignee_id === accountOf(OFFICER) },
    { query: 'assignee=nobody', keeps: (row) => row.assignee_id === null },
    {
      query: `assignee=${accountOf('decision_maker@westminster')}`,
      keeps: (row) => row.assignee_id === accountOf('decision_maker@westminster'),
    },
  ],
  overdue: [
    { query: 'overdue=true', keeps: (row) => row.due_on !== null && row.due_on < TODAY },
    { query: 'overdue=false', keeps: (row) => row.due_on === null || row.due_on >= TODAY },
  ],
  result: ['eligible', 'undetermined', 'emergency'].map((result) => ({
    query: `result=${result}`,
    keeps: (row) => row.result === result,
  })),
  reference: ['FD-7K', 'fd-7kq', 'FD-ZZ4T-9QXR-0', '9QXR'].map((reference) => ({
    query: `reference=${reference}`,
    keeps: (row) => row.reference.startsWith(reference.toUpperCase()),
  })),
}

const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id)

t.test(
  'emergencies, then unanswered safety questions, disagreements about consent and the rest, each by due date: at any size of page',
  async (t) => {
    const expected = queueOf(rows)
    t.ok(expected.length > 40, `${expected.length} wait`)
    t.strictSame([...new Set(expected.map(rankOf))], [0, 2, 3, 4], 'of every kind')
    for (const limit of [1, 3, 7, expected.length, 100])
      t.strictSame(ids(await walk(OFFICER, `limit=${limit}`)), ids(expected), `${limit} a page`)
  },
)

t.test('each filter alone and each two of them, against the same in memory', async (t) => {
  const wrong: string[] = []
  let found = 0
  const compare = async (filters: readonly Filter[]) => {
    const query = filters.map((filter) => filter.query).join('&')
    const expected = queueOf(rows).filter((row) => filters.every(({ keeps }) => keeps(row)))
    found += expected.length === 0 ? 0 : 1
    const limit = filters.length === 1 ? 3 : 100
    const seen = ids(await walk(OFFICER, `limit=${limit}&${query}`))
    if (JSON.stringify(seen) !== JSON.stringify(ids(expected))) wrong.push(query)
  }
  const groups = Object.values(FILTERS)
  for (const [at, group] of groups.entries()) {
    for (const filter of group) {
      await compare([filter])
      for (const other of groups.slice(at + 1).flat()) await compare([filter, other])
    }
  }
  t.strictSame(wrong, [])
  t.ok(found > 80, `${found} of them find something`)
})

t.test('a row says who has it, who has to act next and what cannot wait', async (t) => {
  const own = { council_id: 'rbkc', withheld: false, service: 'early_help' } as const
  const officer = accountOf('decision_maker@rbkc')
  const staged: [Partial<Put>, Partial<TriageQueueItem>][] = [
    [
      { status: 'received', attention: 1, assignee_id: null },
      { waitingFor: 'council', attention: 'safety_unanswered', assignee: null },
    ],
    [
      { status: 'emergency_stopped', attention: 0, due_on: null },
      { waitingFor: 'council', attention: 'emergency_unconfirmed', dueOn: null, overdue: false },
    ],
    [
      { status: 'awaiting_information', open_requests: 2 },
      { waitingFor: 'sender', openRequests: 2 },
    ],
    [{ status: 'awaiting_confirmation', challenge_open: true }, { waitingFor: 'second_person' }],
    [{ status: 'under_review', challenge_open: true }, { waitingFor: 'reviewer' }],
    [
      { status: 'under_review', challenge_open: false, due_on: '2026-11-20' },
      { waitingFor: 'council', overdue: true },
    ],
    [
      { status: 'screening', attention: 2, assignee_id: officer, due_on: TODAY },
      { attention: 'none', overdue: false },
    ],
    [{ status: 'received', attention: 1, consent_hold: true }, { attention: 'consent_disagreement' }],
    [{ status: 'received', attention: 0, consent_hold: true }, { attention: 'emergency_unconfirmed' }],
  ]
  const put = staged.map(([row], at) => putRow(5000 + at, { ...own, ...row }))
  await insertRows(database.admin, put)
  const seen = new Map(
    (await ask('decision_maker@rbkc', 'limit=100', 'rbkc')).json<Page>().items.map((item) => [item.id, item]),
  )
  for (const [at, [, expected]] of staged.entries()) t.match(seen.get(put[at]?.id ?? ''), expected, `${at}`)
  const { name } = seen.get(put[6]?.id ?? '')?.assignee ?? {}
  t.type(name, 'string', 'the assignee by name')
})

t.test('what nobody touches is seen once, whatever happens to the rest between two pages', async (t) => {
  const before = queueOf(rows)
  const touched = new Set<string>()
  let turn = 0
  const seen = await walk(OFFICER, 'limit=4', async () => {
    turn += 1
    // One is decided, one becomes an emergency, one is put off, and something new comes in before and behind.
    const [gone, risen, later] = before.filter(({ id }, at) => at % 2 === 0 && !touched.has(id)).slice(-3)
    for (const [row, set] of [
      [gone, { status: 'decided' }],
      [risen, { attention: 0, due_on: null }],
      [later, { due_on: '2026-12-01' }],
    ] as const) {
      if (row === undefined) continue
      touched.add(row.id)
      await database.admin.updateTable('referral').set(set).where('id', '=', row.id).execute()
    }
    const fresh = { council_id: 'westminster', status: 'received', withheld: false } as const
    await insertRows(database.admin, [
      putRow(6000 + turn, { ...fresh, attention: 0, due_on: null }),
      putRow(7000 + turn, { ...fresh, attention: 2, due_on: '2026-12-02' }),
    ])
  })
  const stayed = ids(before).filter((id) => !touched.has(id))
  t.ok(touched.size > 10 && stayed.length > 10, `${touched.size} touched, ${stayed.length} not`)
  const among = new Set(stayed)
  t.strictSame(
    ids(seen).filter((id) => among.has(id)),
    stayed,
    'each once, in order',
  )
})

t.test('another council’s queue is not there, and an early help role sees early help', async (t) => {
  for (const [subject, council] of [
    [OFFICER, 'rbkc'],
    [OFFICER, 'nowhere'],
    ['early_help_officer@rbkc', 'westminster'],
  ] as const) {
    const answer = await ask(subject, '', council)
    t.match(
      { status: answer.statusCode, ...answer.json<object>() },
      { status: 404, type: '/problems/not-found' },
    )
    t.equal((await as(subject, 'getTriageCounts', { params: { councilId: council } })).statusCode, 404)
  }
  for (const subject of ['referrer', 'analyst@westminster', 'information_governance@westminster'])
    t.equal((await ask(subject)).statusCode, 403, subject)
  const all = await walk(OFFICER, 'limit=100')
  const earlyHelp = await walk('early_help_manager@westminster', 'limit=100')
  t.ok(earlyHelp.length > 0)
  t.strictSame(ids(earlyHelp), ids(all.filter(({ service }) => service === 'early_help')))
  t.strictSame(await walk('early_help_manager@westminster', 'service=social_care'), [])
})

t.test('a cursor holds for its caller, council and filter alone', async (t) => {
  const { links }: Page = (await ask(OFFICER, 'limit=1&service=early_help')).json()
  const cursor = /cursor=[\w-]+/.exec(links.next ?? '')?.[0]
  t.equal((await ask(OFFICER, `service=early_help&${cursor}`)).statusCode, 200)
  for (const [subject, query] of [
    [OFFICER, `${cursor}`],
    [OFFICER, `service=social_care&${cursor}`],
    [OFFICER, `service=early_help&overdue=true&${cursor}`],
    ['decision_maker@westminster', `service=early_help&${cursor}`],
  ] as const)
    t.match(
      (await ask(subject, query)).json(),
      { type: '/problems/cursor-not-valid' },
      `${subject} ${query.slice(0, 20)}`,
    )
})

t.test('the counts are those of the queue', async (t) => {
  for (const subject of [OFFICER, 'early_help_manager@westminster']) {
    const queue = await walk(subject, 'limit=100')
    const of = (keeps: (item: TriageQueueItem) => boolean) => queue.filter(keeps).length
    const by = (member: 'status' | 'result' | 'service', values: readonly string[]) =>
      Object.fromEntries(values.map((value) => [value, of((item) => item[member] === value)]))
    t.strictSame((await as(subject, 'getTriageCounts', { params: { councilId: 'westminster' } })).json(), {
      total: queue.length,
      byStatus: by('status', WITH_COUNCIL),
      byResult: by('result', ['emergency', 'social_care', 'eligible', 'undetermined', 'not_eligible']),
      byService: by('service', ['early_help', 'social_care']),
      overdue: of(({ overdue }) => overdue),
      unassigned: of(({ assignee }) => assignee === null),
      emergenciesUnconfirmed: of(({ attention }) => attention === 'emergency_unconfirmed'),
      consentHeld: of(({ attention }) => attention === 'consent_disagreement'),
      safetyUnanswered: of(({ attention }) => attention === 'safety_unanswered'),
    })
  }
})

t.test('it is told when nobody looks at the deadlines', async (t) => {
  const alarms = async () => (await ask(OFFICER, 'limit=1')).json<{ alarms: unknown }>().alarms
  t.strictSame(await alarms(), { lastRanAt: null, stopped: true })
  const run = (last_ran_at: Date) =>
    database.admin
      .insertInto('alarm_run')
      .values({ council_id: 'westminster', last_ran_at, raised: 0 })
      .onConflict((conflict) => conflict.column('council_id').doUpdateSet({ last_ran_at }))
      .execute()
  await run(service.clock.now)
  t.strictSame(await alarms(), { lastRanAt: service.clock.now.toISOString(), stopped: false })
  await run(new Date(service.clock.now.getTime() - 6 * 60_000))
  t.match(await alarms(), { stopped: true })
})
