import { sql } from 'kysely'
import t from 'tap'
import { uuidv7 } from 'uuidv7'
import { councils, keptUntil } from '#councils/index.ts'
import { deleteOldFeedback, forgetExpired } from '#directory/index.ts'
import { ask } from '#platform/asking.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import { CODE_HOURS } from '../../../src/directory/providers/registration/codes.ts'
import { createTestDatabase } from '../../helpers/database.ts'

const { admin, databases } = await createTestDatabase(t)
const { app } = databases

type Put = { council?: string; received: string; settled?: string; email?: boolean; published?: boolean }

/** Feedback with all that hangs on it; its id. */
async function put({ council = 'westminster', received, settled, email, published }: Put): Promise<string> {
  const [id, received_at] = [uuidv7(), new Date(received)]
  const settled_at = settled === undefined ? null : new Date(settled)
  const state = settled_at === null ? 'received' : published ? 'published' : 'not_published'
  const of = { council_id: council, feedback_id: id }
  await admin
    .insertInto('directory_feedback')
    .values({
      ...{ council_id: council, id, about: 'site', record_id: null, text: 'Made up.', state, version: 1 },
      ...{ not_published_because: state === 'not_published' ? 'spam' : null },
      ...{ received_at, settled_at, settled_by: settled_at && uuidv7() },
    })
    .execute()
  await admin
    .insertInto('directory_feedback_key')
    .values({ ...of, key_hash: id, fingerprint: id, received_at })
    .execute()
  if (email)
    await admin
      .insertInto('directory_feedback_email')
      .values({ ...of, email: 'jo@example.org' })
      .execute()
  if (published)
    await admin
      .insertInto('directory_feedback_answer')
      .values({
        ...{
          ...of,
          about: 'site',
          record_id: null,
          comment: 'Made up.',
          response: 'So it is.',
          action: null,
        },
        ...{ received_on: received.slice(0, 10), answered_at: settled_at as Date },
      })
      .execute()
  return id
}

const on = (day: string) => deleteOldFeedback(app, councils, new Date(`${day}T03:30:00Z`))
const left = async () =>
  (await admin.selectFrom('directory_feedback').select('id').orderBy('id').execute()).map(({ id }) => id)
const ids = async (
  table: 'directory_feedback_key' | 'directory_feedback_email' | 'directory_feedback_answer',
) =>
  (await admin.selectFrom(table).select('feedback_id').orderBy('feedback_id').execute()).map(
    (row) => row.feedback_id,
  )
const audit = async () => {
  const rows = await admin.deleteFrom('audit_event').returningAll().execute()
  return rows.map(({ operation, subject_id, account_id, outcome }) => ({
    operation,
    subject_id,
    account_id,
    outcome,
  }))
}
const event = (operation: string, subject_id: string) => ({
  ...{ operation, subject_id, account_id: SERVICE_ACCOUNT, outcome: 'done' },
})

t.test('what was sent goes a year after it was settled, and the council’s answer stays', async (t) => {
  // Late on a summer evening in London it is that day still, however late it is by the clocks of the world.
  const answered = await put({
    received: '2022-05-01T10:00:00Z',
    settled: '2022-06-14T22:59:00Z',
    published: true,
  })
  const after = await put({ received: '2022-05-01T10:00:00Z', settled: '2022-06-14T23:01:00Z' })
  const elsewhere = await put({
    council: 'rbkc',
    received: '2022-05-01T10:00:00Z',
    settled: '2022-06-01T10:00:00Z',
  })
  const unread = await put({ received: '2019-01-01T10:00:00Z' })
  t.equal(await on('2023-06-14'), 1, 'its last day is a day of it')
  t.strictSame(await left(), [answered, after, unread])
  t.strictSame(await audit(), [event('deleteOldFeedback', elsewhere)])
  t.equal(await on('2023-06-15'), 1)
  t.strictSame(await left(), [after, unread])
  t.strictSame(await ids('directory_feedback_key'), [after, unread])
  t.strictSame(await ids('directory_feedback_answer'), [answered])
  t.strictSame(await audit(), [event('deleteOldFeedback', answered)])
  t.equal(await on('2023-06-15'), 0)
  t.equal(await on('2023-06-16'), 1)
  t.strictSame(await left(), [unread], 'nobody has read it')
  t.strictSame(await audit(), [event('deleteOldFeedback', after)])
  t.equal(await on('2040-01-01'), 0)
})

t.test('an address goes half a year after it came, and what was written with it stays', async (t) => {
  const id = await put({ received: '2022-01-01T10:00:00Z', email: true })
  const later = await put({ received: '2022-01-02T10:00:00Z', email: true })
  t.equal(await on('2022-06-30'), 0)
  t.equal(await on('2022-07-01'), 1)
  t.strictSame(await ids('directory_feedback_email'), [later])
  t.ok((await left()).includes(id))
  t.strictSame(await audit(), [event('deleteOldFeedbackContact', id)])
  await on('2022-07-02')
})

t.test('a council that has not decided deletes nothing', async (t) => {
  await put({ received: '2020-01-01T10:00:00Z', settled: '2020-02-01T10:00:00Z' })
  const undecided = councils.map(({ id, retention }) => ({
    ...{
      id,
      retention: { ...retention, classes: retention.classes.map((row) => ({ ...row, period: null })) },
    },
  }))
  const before = await left()
  t.equal(await deleteOldFeedback(app, undecided, new Date('2030-01-01T00:00:00Z')), 0)
  t.strictSame(await left(), before)
})

t.test('the walls: the worker alone, what is settled, and nothing new whatever its clock says', async (t) => {
  await admin.deleteFrom('directory_feedback_key').execute()
  await admin.deleteFrom('directory_feedback_email').execute()
  await admin.deleteFrom('directory_feedback').execute()
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(admin)
  const ago = (days: number) => new Date((rows[0]?.now.getTime() ?? 0) - days * 86_400_000).toISOString()
  const fresh = await put({ received: ago(40), settled: ago(29) })
  const unread = await put({ received: ago(900) })
  const old = await put({ received: ago(40), settled: ago(31) })
  const all = [fresh, unread, old]
  const asking = (account: string, council: string) =>
    app.transaction().execute(async (trx) => {
      await ask(trx, { account, organisation: null, councils: [council] })
      const keys = await trx.deleteFrom('directory_feedback_key').executeTakeFirst()
      const { numDeletedRows } = await trx.deleteFrom('directory_feedback').executeTakeFirst()
      return [Number(numDeletedRows), Number(keys.numDeletedRows)]
    })
  t.strictSame(await asking(uuidv7(), 'westminster'), [0, 0], 'an editor')
  t.strictSame(await asking(SERVICE_ACCOUNT, 'rbkc'), [0, 0], 'the worker, at another council')
  t.strictSame(await left(), all)
  t.equal(await on('2099-01-01'), 1, 'a clock that is wrong')
  t.strictSame(await left(), [fresh, unread])
})

t.test('what a newcomer typed in goes when the schedule says so, which is when the code ends', async (t) => {
  const registered = new Date('2026-11-23T09:30:00Z')
  await admin
    .insertInto('provider_registration')
    .values({
      ...{
        council_id: 'westminster',
        id: uuidv7(),
        email_hash: 'a',
        code_hash: 'b',
        email: 'jo@example.org',
      },
      ...{
        contact_name: 'Jo',
        organisation_name: 'Made up',
        organisation_kind: 'school',
        registered_at: registered,
      },
      expires_at: new Date(registered.getTime() + CODE_HOURS * 3_600_000),
    })
    .execute()
  const count = async () => (await admin.selectFrom('provider_registration').select('id').execute()).length
  const last = councils.map(({ retention }) => keptUntil(retention, 'provider_registration', '2026-11-23'))
  t.strictSame(last, ['2026-11-25', '2026-11-25'])
  const forget = (at: string) => forgetExpired(app, ['westminster', 'rbkc'], new Date(at))
  await forget('2026-11-25T09:10:00Z')
  t.equal(await count(), 1)
  await forget('2026-11-25T10:10:00Z')
  t.equal(await count(), 0, 'on that day')
})
