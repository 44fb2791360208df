import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import t from 'tap'
import { openDatabases } from '#platform/database.ts'
import { openOwner } from '#platform/migrate/owner.ts'
import { scramVerifier } from '#platform/migrate/scram-verifier.ts'
import { claimInstallation, isForeign, migrate } from '#platform/migrate.ts'
import { createEmptyDatabase, createTestDatabase } from '../helpers/database.ts'
import { createServer } from '../helpers/postgres-own.ts'
import { sized } from '../helpers/tiers.ts'

const PROCESSES = sized(3, 6)

async function folderOf(
  t: { teardown(work: () => Promise<void>): void },
  files: Record<string, string>,
): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), 'front-door-migrations-'))
  t.teardown(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return pathToFileURL(`${folder}/`)
}

const names = async (adminUrl: string) => {
  const owner = openOwner(adminUrl)
  const { rows } = await sql<{ name: string }>`select name from schema_migration order by name`.execute(owner)
  await owner.destroy()
  return rows.map(({ name }) => name)
}

t.test('applies what is new, in order, once', async (t) => {
  const { adminUrl } = await createEmptyDatabase(t)
  const files = {
    '0001_first.sql': 'create table a (); create table b ();',
    '0002_second.sql': 'drop table a',
  }
  const folder = await folderOf(t, files)
  t.strictSame(await migrate(adminUrl, { folder }), ['0001_first', '0002_second'])
  t.strictSame(await migrate(adminUrl, { folder }), [])
  await writeFile(
    new URL('0003_third.sql', folder),
    'create function f() returns int language sql as $$ select 1; $$',
  )
  t.strictSame(await migrate(adminUrl, { folder }), ['0003_third'])
})

t.test(`the real ones: ${PROCESSES} processes at once, applied once`, async (t) => {
  const { adminUrl } = await createEmptyDatabase(t)
  const program = `import { migrate } from '#platform/migrate.ts'
    process.stdout.write(JSON.stringify(await migrate(process.env.ADMIN_URL)))`
  const outcomes = await Promise.all(
    Array.from({ length: PROCESSES }, async () => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
        env: { ...process.env, NODE_OPTIONS: '', ADMIN_URL: adminUrl },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let said = ''
      child.stdout.on('data', (data) => {
        said += data
      })
      const [code] = await once(child, 'close')
      return { code, applied: code === 0 ? (JSON.parse(said) as string[]).length : -1 }
    }),
  )
  t.strictSame(
    outcomes.map(({ code }) => code),
    outcomes.map(() => 0),
  )
  t.equal(outcomes.filter(({ applied }) => applied > 0).length, 1, 'one did the work')
  t.match(await names(adminUrl), ['0001_installation'])
})

t.test('one that fails changes nothing, and says why', async (t) => {
  const { adminUrl } = await createEmptyDatabase(t)
  const folder = await folderOf(t, {
    '0001_good.sql': 'create table a ()',
    '0002_bad.sql': 'create table a ()',
  })
  await t.rejects(migrate(adminUrl, { folder }), {
    message: 'Migration 0002_bad failed; nothing was changed: relation "a" already exists',
  })
  t.strictSame(await names(adminUrl), [])
  t.equal(await isForeign(adminUrl), false)
})

t.test('one whose table is in use gives up rather than hold up the service', async (t) => {
  const { adminUrl } = await createEmptyDatabase(t)
  const owner = openOwner(adminUrl)
  t.teardown(() => owner.destroy())
  await sql`create table busy ()`.execute(owner)
  const folder = await folderOf(t, { '0001_alter.sql': 'alter table busy add a int' })
  await owner.transaction().execute(async (trx) => {
    await sql`select * from busy`.execute(trx)
    await t.rejects(migrate(adminUrl, { folder, lockTimeout: 50 }), { message: /lock timeout/ })
  })
})

for (const [what, files, message] of [
  ['a stray file', { '0001_a.sql': '', 'notes.txt': '' }, /notes.txt is not named NNNN/],
  [
    'a number used twice',
    { '0001_a.sql': '', '0001_b.sql': '' },
    /0001_b.sql and 0001_a.sql have the same number/,
  ],
] as const) {
  t.test(`${what} is refused`, async (t) => {
    const { adminUrl } = await createEmptyDatabase(t)
    await t.rejects(migrate(adminUrl, { folder: await folderOf(t, files) }), { message })
  })
}

t.test('a database is for made-up people or for real ones', async (t) => {
  for (const [first, second] of [
    ['demonstration', 'live'],
    ['live', 'demonstration'],
  ] as const) {
    const { adminUrl } = await createTestDatabase(t)
    await t.resolves(claimInstallation(adminUrl, first))
    await t.resolves(claimInstallation(adminUrl, first), 'again')
    await t.rejects(claimInstallation(adminUrl, second), {
      message: first === 'live' ? /real referrals/ : /made-up people/,
    })
  }
})

t.test('a database that holds something else is known before it is touched', async (t) => {
  const { adminUrl } = await createEmptyDatabase(t)
  t.equal(await isForeign(adminUrl), false, 'empty')
  const owner = openOwner(adminUrl)
  t.teardown(() => owner.destroy())
  await sql`create schema other; create table other.thing ()`.execute(owner)
  t.equal(await isForeign(adminUrl), true, 'a table of somebody else')
  await migrate(adminUrl)
  t.equal(await isForeign(adminUrl), false, 'ours')
})

t.test('an owner who is no superuser', async (t) => {
  const server = await createServer(t, { durable: false })
  const superuser = openOwner(server.adminUrl)
  t.teardown(() => superuser.destroy())
  await sql`create role keeper login createrole password 'made-up'`.execute(superuser)
  await sql`create database kept owner keeper`.execute(superuser)
  const adminUrl = server.adminUrl.replace(/\/\/.*@/, '//keeper:made-up@').replace(/postgres$/, 'kept')
  await migrate(adminUrl)
  const taking = openDatabases(adminUrl, { max: 1, role: 'front_door_app' })
  t.teardown(() => taking.close())
  await t.resolves(taking.app.selectFrom('installation').selectAll().execute(), 'takes the role')

  await t.test('who then parts the two: the role learns its password, and keeps it', async (t) => {
    for (const [appPassword, works] of [
      ['first', true],
      ['second', false],
    ] as const) {
      await migrate(adminUrl, { appPassword })
      const url = adminUrl.replace(/\/\/.*@/, `//front_door_app:${appPassword}@`)
      const databases = openDatabases(url, { max: 1 })
      t.teardown(() => databases.close())
      const reading = databases.app.selectFrom('installation').selectAll().execute()
      await (works ? t.resolves(reading) : t.rejects(reading, { code: '28P01' }))
    }
  })
})

t.test('a password is kept as PostgreSQL would keep it', async (t) => {
  // RFC 7677, section 3: password "pencil", salt W22ZaJ0SNY7soEsUEjb6gQ==, 4096 iterations.
  t.equal(
    scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64')),
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  )
})
