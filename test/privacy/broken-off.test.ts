import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import t from 'tap'
import { withCanary } from '../helpers/canary.ts'
import { formFrom } from '../helpers/forms.ts'
import { createStage } from '../helpers/stage.ts'

const CANARY = 'zanzibarkin'
const stage = await createStage(t)
const { app, as, database, logged, token } = stage
const form = withCanary(formFrom('eligible'), CANARY)
const body = { ...form, caseReference: CANARY }

/** Nothing of the family in what we write or answer, wherever that goes. */
async function hold(t: Tap, answers: readonly { body: string }[] = []): Promise<void> {
  t.strictSame(
    logged.filter((line) => line.includes(CANARY)),
    [],
    'our log',
  )
  t.notMatch((await app.inject('/metrics')).body, CANARY, 'the metrics')
  for (const answer of answers) t.notMatch(answer.body, CANARY, 'the answer')
  const { rows } = await sql<{ row: string }>`select to_jsonb(a)::text as row from audit_event a`.execute(
    database.admin,
  )
  t.strictSame(
    rows.filter(({ row }) => row.includes(CANARY)),
    [],
    'the audit',
  )
}

type Tap = {
  strictSame(found: unknown, wanted: unknown, name: string): unknown
  notMatch(found: string, not: string, name: string): unknown
}

t.test('requests that are broken off, at every tenth of the way', async (t) => {
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  const letters = JSON.stringify(body)
  const head = [
    'POST /v1/referrals HTTP/1.1',
    'Host: 127.0.0.1',
    `Authorization: Bearer ${await token('referrer')}`,
    'Content-Type: application/json',
    `Idempotency-Key: ${CANARY}-broken-off`,
    `Content-Length: ${Buffer.byteLength(letters)}`,
  ]
  const whole = [...head, '', letters].join('\r\n')
  for (let tenth = 1; tenth <= 10; tenth++) {
    const socket = connect(Number(port), '127.0.0.1').on('error', () => undefined)
    await once(socket, 'connect')
    socket.write(whole.slice(0, Math.ceil((whole.length * tenth) / 10)))
    await sleep(tenth === 10 ? 1 : 5)
    socket.destroy()
  }
  // The one that was sent whole may have been taken; it is taken once.
  const answer = await as('referrer', 'submitReferral', {
    body,
    headers: { 'idempotency-key': `${CANARY}-broken-off` },
  })
  t.match(answer.statusCode, /^(201|409)$/)
  const { rows } = await sql`select from referral`.execute(database.admin)
  t.equal(rows.length, 1)
  await hold(t)
})

t.test('a database that answers too late, and one that says in its error what it was given', async (t) => {
  const broken = async (raised: string) => {
    await sql
      .raw(
        `create function break() returns trigger language plpgsql as $$ begin ${raised}; return new; end $$`,
      )
      .execute(database.admin)
    await sql`create trigger break before insert on referral_revision for each row execute function break()`.execute(
      database.admin,
    )
    const answer = await as('referrer', 'submitReferral', { body: form })
    await sql`drop function break cascade`.execute(database.admin)
    return answer
  }
  const late = await broken(
    `perform pg_sleep(0.01); raise exception 'canceled: %', new.form using errcode = '57014'`,
  )
  t.equal(late.statusCode, 503)
  const telling = await broken(`raise exception 'no: %', new.form using detail = new.form, hint = new.form`)
  t.equal(telling.statusCode, 500)
  t.ok(
    logged.some((line) => line.includes('unexpected error')),
    'it is logged',
  )
  t.ok(logged.some((line) => line.includes('temporarily unavailable')))
  await hold(t, [late, telling])
})

t.test('PostgreSQL’s own log: walls keep the rows of a refused statement out of it', async (t) => {
  const words = 'wallcanary'
  const told = { ...withCanary(formFrom('eligible'), words), caseReference: words }
  t.equal((await as('referrer', 'submitReferral', { body: told })).statusCode, 201)
  t.equal((await as('referrer', 'submitReferral', { body: told })).statusCode, 409, 'a unique key is broken')
  await sql`alter table referral_revision add constraint broken check (revision < 0) not valid`.execute(
    database.admin,
  )
  t.equal(
    (await as('referrer', 'submitReferral', { body: { ...told, caseReference: `${words}2` } })).statusCode,
    500,
  )
  const { rows } = await sql<{ log: string }>`
    select pg_read_file(current_setting('data_directory') || '/../postgres.log') as log`.execute(
    database.admin,
  )
  const log = rows[0]?.log ?? ''
  t.match(log, /violates check constraint "broken"/, 'this is the log')
  t.match(log, /referral_case_reference/)
  t.notMatch(log, words)
})
