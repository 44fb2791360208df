import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { sql } from 'kysely'
import t from 'tap'
import { openDatabases } from '#platform/database.ts'
import { createTestDatabase } from '../helpers/database.ts'

interface Teardown {
  teardown(work: () => void): void
}

/** A way to the database that can fall silent without closing, as a network does. */
async function createSilentLink(t: Teardown, url: string) {
  const target = new URL(url)
  const { port, hostname } = target
  const sockets: Socket[] = []
  let silent = false
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    sockets.push(near, far)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (data) => silent || to.write(data))
      from.on('error', () => undefined)
      from.on('close', () => to.destroy())
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  target.port = String(address.port)
  return {
    url: target.href,
    fallSilent: (value: boolean) => {
      silent = value
    },
  }
}

t.test('a server that falls silent frees the caller, and its connection is not used again', async (t) => {
  const { url } = await createTestDatabase(t)
  const link = await createSilentLink(t, url)
  const databases = openDatabases(link.url, { max: 1, statementTimeout: 200 })
  t.teardown(() => databases.close())
  await sql`select 1`.execute(databases.app)
  link.fallSilent(true)
  const start = performance.now()
  await t.rejects(
    databases.app.transaction().execute((trx) => sql`select ${1}::int`.execute(trx)),
    { message: 'Query read timeout' },
  )
  t.ok(performance.now() - start < 2_500, 'one time limit, not one for the rollback too')
  link.fallSilent(false)
  await t.resolves(sql`select 1`.execute(databases.app))
})
