import { sql } from 'kysely'
import t from 'tap'
import { uuidv7 } from 'uuidv7'
import { addDays } from '#calendar/index.ts'
import { ask } from '#platform/asking.ts'
import { alarmsStanding, raiseAlarms } from '#triage/index.ts'
import { callerOf } from '../helpers/call.ts'
import { formFrom } from '../helpers/forms.ts'
import { createService } from '../helpers/service.ts'

// A Monday in November: what is received is due on Tuesday the 24th, and London keeps Greenwich time.
const service = await createService(t, '2026-11-23T09:30:00Z')
const as = callerOf(service)
const { app } = service.database.databases
const { admin } = service.database
const COUNCILS = ['westminster', 'rbkc']

const at = (instant: string) => new Date(instant)
const look = (instant: string) => raiseAlarms(app, COUNCILS, at(instant))

async function send(example = 'eligible', change?: Parameters<typeof formFrom>[1]): Promise<string> {
  const answer = await as('referrer').post('/v1/referrals', formFrom(example, change))
  t.equal(answer.status, 201)
  return String(answer.body['id'])
}

/** The alarms of a referral and the events that tell of them, as the owner sees both. */
async function alarmsOf(id: string): Promise<string[]> {
  const alarms = await admin.selectFrom('alarm').selectAll().where('referral_id', '=', id).execute()
  const events = await admin
    .selectFrom('referral_event')
    .selectAll()
    .where('referral_id', '=', id)
    .where('type', 'like', 'alarm.%')
    .execute()
  t.strictSame(
    events.map((event) => `${event.type} ${event.occurred_at.toISOString()}`).sort(),
    alarms.map((alarm) => `alarm.${alarm.kind} ${alarm.raised_at.toISOString()}`).sort(),
    'an event for each, and none beside',
  )
  for (const event of events)
    t.match(event, { actor: 'service', audience: 'council', reason: null, from_status: event.to_status })
  return alarms.map(({ kind, about }) => `${kind} ${about}`).sort()
}

/** Whatever earlier tests left is no longer with the council. */
t.beforeEach(async () => {
  await admin.updateTable('referral').set({ status: 'withdrawn' }).execute()
})

t.test('due soon: from the first minute of its day in London, once', async (t) => {
  const id = await send()
  t.equal(await look('2026-11-23T23:59:59Z'), 0)
  t.strictSame(await alarmsOf(id), [])
  t.equal(await look('2026-11-24T00:00:00Z'), 1)
  t.strictSame(await alarmsOf(id), ['due_soon 2026-11-24'])
  t.equal(await look('2026-11-24T00:01:00Z'), 0, 'once')
  t.equal(await look('2026-11-24T23:59:59Z'), 0)
  t.equal((await alarmsOf(id)).length, 1)
})

t.test('overdue: from the first minute of the day after, also when nobody looked on the day', async (t) => {
  const id = await send()
  const missed = await send()
  await admin.updateTable('referral').set({ due_on: '2026-11-20' }).where('id', '=', missed).execute()
  t.equal(await look('2026-11-24T10:00:00Z'), 2)
  t.strictSame(await alarmsOf(missed), ['overdue 2026-11-20'])
  t.equal(await look('2026-11-25T00:00:00Z'), 1)
  t.strictSame(await alarmsOf(id), ['due_soon 2026-11-24', 'overdue 2026-11-24'])
})

t.test('the day is London’s: in summer it begins an hour before Greenwich’s', async (t) => {
  const id = await send()
  await admin.updateTable('referral').set({ due_on: '2027-06-15' }).where('id', '=', id).execute()
  t.equal(await look('2027-06-14T22:59:59Z'), 0)
  t.equal(await look('2027-06-14T23:00:00Z'), 1)
  t.strictSame(await alarmsOf(id), ['due_soon 2027-06-15'])
})

t.test('a new due date is another alarm; what left the council is none', async (t) => {
  const id = await send()
  const decided = await send()
  await admin.updateTable('referral').set({ status: 'decided' }).where('id', '=', decided).execute()
  t.equal(await look('2026-11-24T10:00:00Z'), 1)
  await admin
    .updateTable('referral')
    .set({ status: 'under_review', due_on: '2026-12-01' })
    .where('id', '=', id)
    .execute()
  t.equal(await look('2026-12-01T10:00:00Z'), 1)
  t.strictSame(await alarmsOf(id), ['due_soon 2026-11-24', 'due_soon 2026-12-01'])
  t.strictSame(await alarmsOf(decided), [])
})

t.test('every state with the council, and no other', async (t) => {
  const id = await send()
  const { rows } = await sql<{ status: string }>`
    select unnest(regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g')) as status
      from pg_constraint where conname = 'referral_status_check'`.execute(admin)
  const found: string[] = []
  for (const [day, { status }] of rows.entries()) {
    const due = addDays('2026-12-01', day)
    await admin.updateTable('referral').set({ status, due_on: due }).where('id', '=', id).execute()
    if ((await look(`${due}T10:00:00Z`)) === 1) found.push(status)
  }
  t.strictSame(found.sort(), [
    'awaiting_confirmation',
    'awaiting_information',
    'emergency_stopped',
    'received',
    'screening',
    'under_review',
  ])
})

t.test('an emergency without its call: past fifteen minutes, until somebody confirms one', async (t) => {
  service.clock.now = at('2026-11-23T09:30:00Z')
  const id = await send('emergency')
  const called = await send('emergency')
  const confirmed = await as('screening_officer@westminster').post(
    `/v1/referrals/${called}/telephone-confirmation`,
    { note: 'Rang the duty team at half past nine (made up).' },
    { ifMatch: '"1"' },
  )
  t.equal(confirmed.status, 200)
  t.equal(await look('2026-11-23T09:45:00Z'), 0)
  t.equal(await look('2026-11-23T09:45:00.001Z'), 1)
  t.equal(await look('2026-11-23T11:00:00Z'), 0)
  t.strictSame(await alarmsOf(id), ['emergency_unconfirmed 2026-11-23T09:30:00.000Z'])
  t.strictSame(await alarmsOf(called), [])
})

t.test('danger that is added later is due at once, and has minutes of its own', async (t) => {
  const id = await send()
  service.clock.now = at('2026-11-23T14:00:00Z')
  const added = await as('referrer').post(
    `/v1/referrals/${id}/amendments`,
    { text: 'He is in danger now (made up).', immediateDanger: true },
    { ifMatch: '"1"' },
  )
  t.equal(added.status, 201)
  t.equal(await look('2026-11-23T14:01:00Z'), 1, 'due today')
  t.equal(await look('2026-11-23T14:15:00Z'), 0)
  t.equal(await look('2026-11-23T14:15:01Z'), 1)
  t.strictSame(await alarmsOf(id), ['due_soon 2026-11-23', 'emergency_unconfirmed 2026-11-23T14:00:00.000Z'])
})

t.test('a question that nobody answered: from the day after its last, each once', async (t) => {
  const id = await send()
  await admin.updateTable('referral').set({ status: 'awaiting_information', due_on: null }).execute()
  const questions = ['open', 'open', 'answered', 'closed'] as const
  const rows = questions.map((state) => ({
    ...{ council_id: 'westminster', referral_id: id, id: uuidv7(), state },
    ...{ asked_at: at('2026-11-23T10:00:00Z'), asked_by: uuidv7(), asked_role: 'screening_officer' },
    ...{ questions: '[]', answer_by: '2026-11-26', answered_at: null, answered_by: null, amendment_id: null },
  }))
  await admin.insertInto('information_request').values(rows).execute()
  t.equal(await look('2026-11-26T23:59:59Z'), 0)
  t.equal(await look('2026-11-27T00:00:00Z'), 2)
  t.equal(await look('2026-11-28T00:00:00Z'), 0)
  t.strictSame(
    await alarmsOf(id),
    rows
      .slice(0, 2)
      .map((row) => `request_unanswered ${row.id}`)
      .sort(),
  )
})

t.test('two workers at the same moment raise each alarm once', async (t) => {
  const ids = await Promise.all(Array.from({ length: 12 }, () => send()))
  const counts = await Promise.all(Array.from({ length: 6 }, () => look('2026-11-24T10:00:00Z')))
  t.equal(
    counts.reduce((sum, count) => sum + count, 0),
    12,
  )
  for (const id of ids) t.strictSame(await alarmsOf(id), ['due_soon 2026-11-24'])
})

t.test('a referral that somebody is changing at this moment waits for the next look', async (t) => {
  const id = await send()
  await admin.transaction().execute(async (trx) => {
    await trx.updateTable('referral').set({ status: 'decided' }).where('id', '=', id).execute()
    t.equal(await look('2026-11-24T10:00:00Z'), 0, 'neither raised nor waited for')
  })
  t.equal(await look('2026-11-24T10:01:00Z'), 0, 'decided in time')
  t.strictSame(await alarmsOf(id), [])
})

t.test('one council’s failure keeps no other from its alarms, and is told', async (t) => {
  const id = await send('rbkc-early-help')
  await sql`alter table alarm_run add constraint made_up check (council_id <> 'refused')`.execute(admin)
  await t.rejects(raiseAlarms(app, ['refused', ...COUNCILS], at('2026-11-24T10:00:00Z')), { code: '23514' })
  t.equal((await alarmsOf(id)).length, 1)
})

t.test(
  'the walls: staff see their own council’s, nobody writes one, the service sees one council at a time',
  async (t) => {
    await send()
    await look('2026-11-24T10:00:00Z')
    const seen = (account: string, councils: string[]) =>
      app.transaction().execute(async (trx) => {
        await ask(trx, { account, organisation: null, councils })
        const alarms = await trx.selectFrom('alarm').select('council_id').distinct().execute()
        const runs = await trx.selectFrom('alarm_run').select('council_id').execute()
        return [...new Set([...alarms, ...runs].map(({ council_id }) => council_id))]
      })
    const staff = uuidv7()
    t.strictSame(await seen(staff, ['westminster']), ['westminster'])
    t.strictSame(await seen(staff, ['rbkc']), ['rbkc'])
    t.strictSame(await seen(staff, []), [])
    for (const statement of [
      sql`insert into alarm select council_id, id, 'overdue', 'x', now() from referral limit 1`,
      sql`insert into alarm_run values ('elsewhere', now(), 0)`,
    ])
      await t.rejects(
        app.transaction().execute(async (trx) => {
          await ask(trx, { account: staff, organisation: null, councils: ['westminster', 'elsewhere'] })
          await statement.execute(trx)
        }),
        { code: '42501' },
      )
    const { numUpdatedRows } = await app.transaction().execute(async (trx) => {
      await ask(trx, { account: staff, organisation: null, councils: ['westminster'] })
      return trx
        .updateTable('alarm_run')
        .set({ last_ran_at: at('2030-01-01T00:00:00Z') })
        .executeTakeFirst()
    })
    t.equal(numUpdatedRows, 0n, 'nobody but the service says that it ran')
    await t.rejects(sql`update alarm set about = about`.execute(app), { code: '42501' })
    await t.rejects(sql`delete from alarm`.execute(app), { code: '42501' })
  },
)

t.test('the history of the council tells of it, and that of the sender does not', async (t) => {
  const id = await send()
  await look('2026-11-24T10:00:00Z')
  const types = async (subject: string) => {
    const { body } = await as(subject).get(`/v1/referrals/${id}/history`)
    return (body['items'] as { type: string }[]).map(({ type }) => type)
  }
  t.ok((await types('screening_officer@westminster')).includes('alarm.due_soon'))
  t.notOk((await types('referrer')).some((type) => type.startsWith('alarm.')))
})

t.test('staff can tell that the alarms have stopped', async (t) => {
  const standing = (council: string, now: string) =>
    app.transaction().execute(async (trx) => {
      await ask(trx, { account: uuidv7(), organisation: null, councils: [council] })
      return alarmsStanding(trx, council, at(now))
    })
  await look('2026-11-24T10:00:00Z')
  t.strictSame(await standing('westminster', '2026-11-24T10:05:00Z'), {
    lastRanAt: at('2026-11-24T10:00:00Z'),
    stopped: false,
  })
  t.match(await standing('rbkc', '2026-11-24T10:05:00.001Z'), { stopped: true })
  t.strictSame(await standing('elsewhere', '2026-11-24T10:05:00Z'), { lastRanAt: null, stopped: true })
})
