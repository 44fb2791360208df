import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'

import { join } from 'node:path'
import { type EmbeddedOptions, type EmbeddedPostgres, startPostgres } from '#platform/embedded-postgres.ts'
import { TEST_BINARIES } from './postgres.ts'
import { TEST_FOLDER } from './postgres-folder.ts'

interface Teardown {
  teardown(work: () => Promise<void>): void
}

/** A folder of the test's own, gone when it ends, with whatever PostgreSQL keeps elsewhere for it. */
export async function createDataDir(t: Teardown): Promise<string> {
  const folder = await mkdtemp(join(TEST_FOLDER, 'front-door-test-'))
  // Open to the account that PostgreSQL runs under, or the data would have to be kept elsewhere.
  await chmod(folder, 0o755)
  t.teardown(async () => {
    const note = await readFile(join(folder, 'postgres-is-elsewhere.txt'), 'utf8').catch(() => '')
    const elsewhere = note.split('\n')[0]
    if (elsewhere) await rm(elsewhere, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
  })
  return folder
}

/** A whole server of the test's own, for what concerns the server itself. */
export async function createServer(t: Teardown, options: EmbeddedOptions = {}): Promise<EmbeddedPostgres> {
  const folder = await createDataDir(t)
  const server = await startPostgres(folder, { ...TEST_BINARIES, ...options })
  t.teardown(() => server.stop('immediate'))
  return server
}
