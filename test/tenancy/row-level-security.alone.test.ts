import { sql } from 'kysely'
import t from 'tap'
import { switchOffFilters, takenOut } from '../helpers/without-filters.ts'

switchOffFilters()
const { createService } = await import('../helpers/service.ts')
const { createWorld } = await import('./world.ts')
const { probe } = await import('./probe.ts')
const { inWords } = await import('../helpers/tiers.ts')

const world = await createWorld(await createService(t))

t.test('the queries’ own filters are off', async (t) => {
  const functions = [
    'may-read: mayRead',
    'may-read: sentBy',
    'may-read: keptByCouncilsOf',
    'drafts: mayWrite',
  ]
  for (const name of functions) t.ok(takenOut.includes(`referrals/queries/${name}`), name)
  t.ok(
    takenOut.some((each) => each.startsWith('platform/idempotency: .where')),
    'whose an Idempotency-Key is',
  )
  for (const file of ['information-requests', 'decisions', 'challenges'])
    t.ok(
      takenOut.some((each) => each.startsWith(`triage/queries/${file}: .where`)),
      file,
    )
  t.ok(takenOut.length >= 25, takenOut.join('\n'))
})

t.test(
  'row-level security alone lets nothing through between councils, organisations and senders',
  async (t) => {
    const { leaks, cells, all, heard } = await probe(world, 'row-level security alone')
    t.strictSame(leaks, [])
    t.comment(`${inWords(cells, all)} requests`)
    t.ok(all > 1_000)
    for (const { canary } of world.planted) t.ok(heard.has(canary), `${canary} is heard by those who may`)
  },
)

t.test('and with that off as well, the canaries are heard: the silence above was the wall’s', async (t) => {
  const { admin } = world.service.database
  const tables = [
    'referral',
    'referral_revision',
    'referral_event',
    'evaluation',
    'referral_amendment',
    'draft',
    'information_request',
    'decision',
    'challenge',
  ] as const
  for (const table of tables)
    await sql`alter table ${sql.table(table)} disable row level security`.execute(admin)
  // Some who would hear too much are enough, and the senders, of whom it would be.
  const few = ['referrer', 'other-referrer', 'screening_officer@westminster', 'screening_officer@rbkc']
  const askers = world.askers.filter(({ name }) => few.includes(name))
  for (const id of [
    'getReferral',
    'getDraft',
    'listInformationRequests',
    'listDecisions',
    'getDecision',
    'listChallenges',
  ]) {
    const operations = world.operations.filter((operation) => operation.id === id)
    const { leaks } = await probe({ ...world, operations, askers }, 'row-level security alone')
    t.ok(leaks.length > 0, id)
  }
})
