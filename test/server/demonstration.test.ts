import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import t from 'tap'
import { startPostgres } from '#platform/embedded-postgres.ts'
import { openOwner } from '#platform/migrate/owner.ts'
import { createDataDir } from '../helpers/postgres-own.ts'
import { runService, type Service } from '../helpers/postgres-service.ts'
import { sized } from '../helpers/tiers.ts'

const FRONT_DOOR_DATA_DIR = await createDataDir(t)
/** So many are acknowledged before the service is killed, with others on their way. */
const ENOUGH = sized(40, 200)
const EXAMPLE = JSON.parse(readFileSync(new URL('../../examples/eligible.json', import.meta.url), 'utf8'))

async function start(): Promise<Service & { token: string }> {
  const service = await runService(t, { FRONT_DOOR_DATA_DIR, DATABASE_URL: undefined })
  for (let i = 0; i < 1_200 && service.child.exitCode === null; i++) {
    if (service.said().includes('Ctrl-C stops')) break
    await sleep(50)
  }
  const [, token = ''] = /Authorization: Bearer ([^']+)'/.exec(service.said()) ?? []
  return { ...service, token }
}

const post = ({ baseUrl, token }: Service & { token: string }, key: string) =>
  fetch(`${baseUrl}/v1/referrals`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ ...EXAMPLE, caseReference: key }),
  })

t.test('says that it is one, where it is, and how to begin', async (t) => {
  const service = await start()
  t.match(service.said(), /DEMONSTRATION. Every person and referral in it is made up/)
  t.match(service.said(), /http:\/\/localhost:\d+\/docs/)
  t.equal((await post(service, 'the-first-request')).status, 201)
  const directory = await (await fetch(`${service.baseUrl}/oruk/v3/services?per_page=1`)).json()
  t.match(directory, { total_items: 64 }, 'the directory is full')

  await t.test(
    'a service that is killed in a stream of submissions has lost none that it acknowledged',
    async (t) => {
      const acknowledged = new Map<string, string>()
      const sent: string[] = []
      let going = true
      const writer = async (name: string) => {
        for (let i = 0; going; i++) {
          const key = `stream-${name}-${i}`
          sent.push(key)
          const answer = await post(service, key).catch(() => undefined)
          if (answer?.status === 201) acknowledged.set(key, answer.headers.get('location') ?? '')
          else if (answer !== undefined) t.fail(`${key}: ${answer.status}`)
          else return
        }
      }
      const writers = ['a', 'b', 'c', 'd', 'e', 'f'].map(writer)
      for (let waited = 0; waited < 500 && acknowledged.size < ENOUGH; waited++) await sleep(10)
      service.child.kill('SIGKILL')
      going = false
      await Promise.all(writers)
      t.ok(acknowledged.size >= ENOUGH, `${acknowledged.size} were acknowledged`)

      const again = await start()
      t.match(again.said(), 'found it running already')
      for (const key of sent) {
        const answer = await post(again, key)
        t.equal(answer.status, 201, key)
        const location = answer.headers.get('location') ?? ''
        if (acknowledged.has(key)) t.equal(location, acknowledged.get(key), `${key} is the referral it was`)
        else acknowledged.set(key, location)
      }
      t.equal(new Set(acknowledged.values()).size, sent.length, 'one referral for each key')

      await t.test('Ctrl-C, which npm passes on once more, stops service and database', async (t) => {
        again.child.kill('SIGINT')
        await sleep(50)
        again.child.kill('SIGINT')
        t.equal(await again.ended(), 0)
        const folder = join(FRONT_DOOR_DATA_DIR, 'postgres', 'data')
        t.notOk(existsSync(join(folder, 'postmaster.pid')), 'no server')
      })
    },
  )
})

t.test("does not run on a database for real referrals, or on somebody else's", async (t) => {
  for (const [statement, message] of [
    ["update installation set kind = 'live'", /holds real referrals, and a demonstration must not run on it/],
    ['alter table schema_migration rename to something_else', /holds something else/],
  ] as const) {
    const server = await startPostgres(FRONT_DOOR_DATA_DIR)
    const owner = openOwner(server.adminUrl)
    await sql.raw(statement).execute(owner)
    await owner.destroy()
    const service = await start()
    t.equal(await service.ended(), 1)
    t.match(service.said(), message)
  }
})
