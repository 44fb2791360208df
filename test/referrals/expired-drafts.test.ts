import { sql } from 'kysely'
import t from 'tap'
import { uuidv7 } from 'uuidv7'
import { addDays, type LocalDate, londonDate } from '#calendar/index.ts'
import { ask } from '#platform/asking.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import { deleteExpiredDrafts } from '#referrals/index.ts'
import { createTestDatabase } from '../helpers/database.ts'

const { databases, admin } = await createTestDatabase(t)
const { app } = databases
const COUNCILS = ['westminster', 'rbkc']
const now = new Date('2026-11-24T03:20:00Z')

async function addDraft(expires: LocalDate, council = 'westminster'): Promise<string> {
  const id = uuidv7()
  await admin
    .insertInto('draft')
    .values({
      ...{ council_id: council, id, account_id: uuidv7(), organisation_id: uuidv7(), version: 1, form: '{}' },
      ...{ based_on: null, created_at: now, updated_at: now, expires_on: expires },
    })
    .execute()
  return id
}

const left = async () => (await admin.selectFrom('draft').select('id').execute()).map(({ id }) => id)

t.test('a draft is deleted after its last day, not on it, and the audit says so', async (t) => {
  const gone = await addDraft('2020-06-14')
  const elsewhere = await addDraft('2020-06-14', 'rbkc')
  const last = await addDraft('2020-06-15')
  t.equal(await deleteExpiredDrafts(app, COUNCILS, '2020-06-15', now), 2)
  t.strictSame(await left(), [last])
  t.equal(await deleteExpiredDrafts(app, COUNCILS, '2020-06-15', now), 0)
  const audit = await admin.selectFrom('audit_event').selectAll().execute()
  t.strictSame(audit.map(({ subject_id }) => subject_id).sort(), [gone, elsewhere].sort())
  for (const event of audit)
    t.match(event, {
      ...{ account_id: SERVICE_ACCOUNT, client_id: 'front-door-worker', operation: 'deleteExpiredDrafts' },
      ...{ outcome: 'done', subject_kind: 'draft' },
    })
  t.equal(await deleteExpiredDrafts(app, COUNCILS, '2020-06-16', now), 1)
})

t.test('a worker whose clock is wrong deletes none that is still good', async (t) => {
  // Of the server's own day, which the walls go by.
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(admin)
  const today = londonDate(rows[0]?.now as Date)
  const good = await addDraft(addDays(today, 1))
  t.equal(await deleteExpiredDrafts(app, COUNCILS, '2099-01-01', now), 0)
  t.strictSame(await left(), [good])
})

t.test('the service reads and deletes no other draft, and nobody has its account', async (t) => {
  const expired = await addDraft('2020-06-14')
  const asking = (account: string, councils: string[]) =>
    app.transaction().execute(async (trx) => {
      await ask(trx, { account, organisation: null, councils })
      const seen = await trx.selectFrom('draft').select('id').execute()
      const { numDeletedRows } = await trx.deleteFrom('draft').executeTakeFirst()
      return { seen: seen.map(({ id }) => id), deleted: Number(numDeletedRows) }
    })
  t.strictSame(await asking(uuidv7(), COUNCILS), { seen: [], deleted: 0 }, 'a council’s staff')
  t.strictSame(
    await asking(SERVICE_ACCOUNT, ['rbkc']),
    { seen: [], deleted: 0 },
    'the service, at another council',
  )
  t.strictSame(await asking(SERVICE_ACCOUNT, ['westminster']), { seen: [expired], deleted: 1 })
  const organisation = uuidv7()
  await sql`insert into organisation (id, name, kind) values (${organisation}, 'Made up', 'school')`.execute(
    admin,
  )
  await t.rejects(
    sql`insert into account (id, issuer, subject, kind, name, organisation_id)
      values (${SERVICE_ACCOUNT}, 'https://made-up.example.org', 'x', 'system', 'Made up', ${organisation})`.execute(
      admin,
    ),
    { code: '23514', constraint: 'account_is_not_the_service' },
  )
})
