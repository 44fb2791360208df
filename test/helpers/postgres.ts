import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { installedBinaries } from '#platform/embedded-postgres/binaries.ts'
import { alone } from '#platform/embedded-postgres/lock.ts'
import { runningPort } from '#platform/embedded-postgres/postmaster.ts'
import { isAlive } from '#platform/embedded-postgres/process-state.ts'
import { type EmbeddedPostgres, startPostgres } from '#platform/embedded-postgres.ts'
import { TEST_FOLDER } from './postgres-folder.ts'
import { ensureTemplate, templateName } from './template-database.ts'

/** The PostgreSQL of a test run: what is in it may be lost, and is. */
export interface TestServer {
  /** As its owner, to any of its databases. */
  adminUrl(database: string): string
  /** As `front_door_app`. */
  appUrl(database: string): string
  /** Holds every migration and nothing else. */
  readonly template: string
}

export const TEST_BIN = process.env['FRONT_DOOR_TEST_PG_BIN']

/** The PostgreSQL the suite runs on: the packaged one, or that of FRONT_DOOR_TEST_PG_BIN. */
export const TEST_BINARIES = TEST_BIN === undefined ? {} : { binaries: installedBinaries(TEST_BIN) }

// One folder for each checkout, account and PostgreSQL; never the data folder of `npm start`.
const KEY = [import.meta.dirname, process.getuid?.(), TEST_BIN].join(' ')
const FOLDER = join(
  TEST_FOLDER,
  `front-door-test-${createHash('sha256').update(KEY).digest('hex').slice(0, 12)}`,
)

/** Fast for all that has the service in its own process; durable for those that start real ones, which want no other. */
export type Kind = 'fast' | 'durable'

const folderOf = (kind: Kind) => (kind === 'fast' ? FOLDER : `${FOLDER}-${kind}`)
const usersOf = (kind: Kind) => join(folderOf(kind), 'users')
const runningOf = (kind: Kind) => join(folderOf(kind), 'running.json')

/** Starts the server, or finds it running, and counts `user` (a process) as somebody who needs it. */
export function startTestServer(user: number, kind: Kind = 'fast'): Promise<TestServer> {
  return alone(`${folderOf(kind)}.lock`, async () => {
    if ((await liveUsers(kind)).length === 0) await clear(kind)
    await mkdir(usersOf(kind), { recursive: true })
    await writeFile(join(usersOf(kind), String(user)), '')
    const known = await findRunning(kind)
    const { adminUrl, appPassword, folder } = known ?? (await start(kind))
    const urls = {
      adminUrl: (database: string) => at(adminUrl, database),
      appUrl: (database: string) => at(adminUrl, database, 'front_door_app', appPassword),
    }
    const template = known?.template ?? (await ensureTemplate(urls.adminUrl, appPassword))
    if (known === undefined)
      await writeFile(runningOf(kind), JSON.stringify({ adminUrl, appPassword, folder, template }), {
        mode: 0o600,
      })
    return { ...urls, template }
  })
}

type Running = Pick<EmbeddedPostgres, 'adminUrl' | 'appPassword' | 'folder'> & { readonly template: string }

/** What the run's first process noted, while that server runs and the migrations are still those: asked by every file. */
async function findRunning(kind: Kind): Promise<Running | undefined> {
  const note = await readFile(runningOf(kind), 'utf8').catch(() => undefined)
  if (note === undefined) return undefined
  const running = JSON.parse(note) as Running
  const port = await runningPort(join(running.folder, 'data'))
  return String(port) === new URL(running.adminUrl).port && running.template === (await templateName())
    ? running
    : undefined
}

/** Stops the server and removes it, unless another test run still needs it. */
export function stopTestServer(user: number, kind: Kind = 'fast'): Promise<void> {
  return alone(`${folderOf(kind)}.lock`, async () => {
    await rm(join(usersOf(kind), String(user)), { force: true })
    if ((await liveUsers(kind)).length === 0) await clear(kind)
  })
}

const start = (kind: Kind) =>
  startPostgres(folderOf(kind), {
    durable: kind === 'durable',
    settings: { max_connections: '200' },
    ...TEST_BINARIES,
  })

const liveUsers = async (kind: Kind) =>
  (await readdir(usersOf(kind)).catch((): string[] => [])).filter((pid) => isAlive(Number(pid)))

/** What a run that was broken off left behind goes too, also where the data had to be kept elsewhere. */
async function clear(kind: Kind): Promise<void> {
  const folder = folderOf(kind)
  const note = await readFile(join(folder, 'postgres-is-elsewhere.txt'), 'utf8').catch(() => '')
  const left = await readdir(folder).catch((): string[] => [])
  if (left.includes('postgres') || note) await start(kind).then((server) => server.stop('immediate'))
  if (note) await rm(note.split('\n')[0] ?? '', { recursive: true, force: true })
  await rm(folder, { recursive: true, force: true })
}

function at(url: string, database: string, user?: string, password?: string): string {
  const address = new URL(url)
  address.pathname = database
  if (user !== undefined) address.username = user
  if (password !== undefined) address.password = password
  return address.href
}
