import { sql } from 'kysely'
import t from 'tap'
import { openDatabases } from '#platform/database.ts'
import { createTestDatabase } from '../helpers/database.ts'

t.test('columns arrive as what they are', async (t) => {
  const { databases } = await createTestDatabase(t)
  const { rows } = await sql`
    select date '2026-03-29' as day, array[date '2026-03-29', null] as days,
           timestamptz '2026-03-29 00:30:00Z' as instant,
           json '{"b": 1,  "a": 1.0}' as document, jsonb '{"b": 1}' as parsed,
           9007199254740991::int8 as exact, 9007199254740993::int8 as large,
           1.10::numeric as amount, null::date as none`.execute(databases.app)
  t.strictSame(rows, [
    {
      day: '2026-03-29',
      days: ['2026-03-29', null],
      instant: new Date('2026-03-29T00:30:00Z'),
      document: '{"b": 1,  "a": 1.0}',
      parsed: { b: 1 },
      exact: 9007199254740991,
      large: 9007199254740993n,
      amount: '1.10',
      none: null,
    },
  ])
})

t.test('statements with parameters are prepared once a connection', async (t) => {
  const { url } = await createTestDatabase(t)
  const databases = openDatabases(url, { max: 1 })
  t.teardown(() => databases.close())
  for (let i = 0; i < 20; i++) await sql`select ${i}::int as "counted"`.execute(databases.app)
  const { rows } = await sql<{ statement: string; plans: number }>`
    select statement, (generic_plans + custom_plans) as plans from pg_prepared_statements
     where statement like '%counted%'`.execute(databases.app)
  t.strictSame(rows, [{ statement: 'select $1::int as "counted"', plans: 20 }])
})

t.test('past 1,000 texts a statement goes unnamed, and still works', async (t) => {
  const { url } = await createTestDatabase(t)
  const databases = openDatabases(url, { max: 1 })
  t.teardown(() => databases.close())
  for (let i = 0; i < 1_010; i++) {
    await sql`select ${i}::int as ${sql.id(`column_${i}`)}`.execute(databases.app)
  }
  const { rows } = await sql`select count(*) from pg_prepared_statements`.execute(databases.app)
  t.strictSame(rows, [{ count: 1_000 }])
})

t.test('a migration under a running process costs one refused statement, not a connection', async (t) => {
  const { url, admin } = await createTestDatabase(t)
  const databases = openDatabases(url, { max: 1 })
  t.teardown(() => databases.close())
  await sql`create table thing (a int); grant select on thing to front_door_app`.execute(admin)
  const read = () => sql`select * from thing where ${1}::int = 1`.execute(databases.app)
  for (let i = 0; i < 8; i++) await read()
  await sql`alter table thing add b int`.execute(admin)
  await t.rejects(read(), { message: 'cached plan must not change result type' })
  await t.resolves(read())
})

t.test('requests run as a role that may do what it was granted and no more', async (t) => {
  const { databases, adminUrl } = await createTestDatabase(t)
  const asOwner = openDatabases(adminUrl, { max: 1, role: 'front_door_app' })
  t.teardown(() => asOwner.close())
  for (const { app } of [databases, asOwner]) {
    const { rows } = await sql`select current_user as role`.execute(app)
    t.strictSame(rows, [{ role: 'front_door_app' }])
    await t.resolves(app.selectFrom('installation').select('kind').execute())
    await t.rejects(app.insertInto('installation').values({ kind: 'live' }).execute(), { code: '42501' })
    await t.rejects(app.deleteFrom('installation').execute(), { code: '42501' })
    await t.rejects(sql`create table mine ()`.execute(app), { code: '42501' })
  }
})

t.test('a statement that takes too long is stopped, and the connection used again', async (t) => {
  const { url } = await createTestDatabase(t)
  const databases = openDatabases(url, { max: 1, statementTimeout: 100 })
  t.teardown(() => databases.close())
  await t.rejects(sql`select pg_sleep(10)`.execute(databases.app), { code: '57014' })
  await t.resolves(sql`select 1`.execute(databases.app))
})

t.test('a server that ends a connection does not end the process', async (t) => {
  const { url, admin } = await createTestDatabase(t)
  const told: Error[] = []
  const databases = openDatabases(url, { max: 1, onIdleError: (error) => told.push(error) })
  t.teardown(() => databases.close())
  await sql`select 1`.execute(databases.app)
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid()`.execute(admin)
  for (let i = 0; i < 100 && told.length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 10))
  t.equal(told.length, 1)
  await t.resolves(sql`select 1`.execute(databases.app))
})

t.test('nor does one that ends a connection within a transaction: the next statement is told', async (t) => {
  const { url, admin } = await createTestDatabase(t)
  const databases = openDatabases(url, { max: 1 })
  t.teardown(() => databases.close())
  const trx = await databases.app.startTransaction().execute()
  const own = sql`select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid()`.execute(admin)
  while ((await own.execute(admin)).rows.length > 0) await new Promise((resolve) => setTimeout(resolve, 10))
  await t.rejects(sql`select 1`.execute(trx), { message: /not queryable|Connection terminated/ })
  await t.rejects(trx.rollback().execute())
  await t.resolves(sql`select 1`.execute(databases.app), 'and its place in the pool is free again')
})
