import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { pipeline } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import t from 'tap'
import { streamServices } from '../../../src/directory/open-referral/stream-services.ts'
import { createService } from '../../helpers/service.ts'
import { idAt, publisher } from './publishing.ts'
import { services } from './records.ts'

const { app, database } = await createService(t)
const { publish } = publisher({ database })

// More than all buffers between the two ends of a socket hold: 6,000 services with long descriptions.
const [record] = fc.sample(services, { numRuns: 1, seed: 31 })
await publish('service', idAt(1), { ...record, description: 'Made up. '.repeat(500) } as never)
await sql`
  insert into published_record select council_id, gen_random_uuid(), kind, document, modified_at + n * interval '1 second',
    first_published_at from published_record, generate_series(1, 6000) n`.execute(database.admin)

/** Transactions that have stood still for a moment. */
const waiting = async () =>
  (
    await sql<{ pid: number }>`select pid from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'
        and state_change < clock_timestamp() - interval '100 ms'`.execute(database.admin)
  ).rows

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !(await isSo()); tries++) await sleep(20)
}

/** Asks over a socket, and reads nothing of the answer until told to. */
async function standingStill(port: number) {
  const before = (await waiting()).length
  const socket = connect(port, '127.0.0.1')
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  let bytes = 0
  let end = ''
  socket.on('error', () => undefined)
  socket.on('data', (data) => {
    bytes += data.length
    end = data.toString('latin1').slice(-5)
  })
  socket
    .pause()
    .write('GET /oruk/v3/services.ndjson HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
  await until(async () => (await waiting()).length > before)
  return {
    /** A whole answer ends with a chunk of no length. */
    async readOn(): Promise<{ bytes: number; isWhole: boolean }> {
      socket.resume()
      await closed
      return { bytes, isWhole: end === '0\r\n\r\n' }
    },
  }
}

t.test('a reader who stands still is cut off, and makes room', async (t) => {
  const server = createServer((_request, response) => {
    const content = streamServices(app.db, 700)
    if (content === undefined) response.writeHead(503).end()
    else pipeline(content, response, () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  const sockets = [await standingStill(port), await standingStill(port)]
  await until(async () => (await waiting()).length === 2)
  t.equal((await waiting()).length, 2)
  t.equal(streamServices(app.db), undefined, 'there is no room for a third')
  await until(async () => (await waiting()).length === 0)
  t.strictSame(await waiting(), [], 'no transaction waits for them')
  const again = streamServices(app.db)
  t.ok(again, 'and there is room')
  again?.destroy()
  for (const socket of sockets) t.equal((await socket.readOn()).isWhole, false, 'the answer has no end')
})

t.test('one that the database cuts off ends nothing but its answer', async (t) => {
  await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = await standingStill((app.server.address() as AddressInfo).port)
  const [stream] = await waiting()
  await sql`select pg_terminate_backend(${stream?.pid})`.execute(database.admin)
  const { bytes, isWhole } = await socket.readOn()
  t.ok(bytes > 1000, `${bytes} bytes had come`)
  t.equal(isWhole, false)
  t.equal((await app.inject('/oruk/v3/services?per_page=1')).statusCode, 200)
})
