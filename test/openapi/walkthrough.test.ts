import t from 'tap'
import { STATUSES } from '#referrals/index.ts'
import { createFrontDoorClient } from '../../openapi/client/index.ts'
import { Off } from '../../scripts/walkthrough/scene.ts'
import { tellStory } from '../../scripts/walkthrough/story.ts'
import { loadMadeUpPostcodes, seedDemonstration } from '../../src/demonstration/index.ts'
import { codeIn, postOf } from '../directory/providers/post.ts'
import { startWorker } from '../handover/webhook-world.ts'
import { createService } from '../helpers/service.ts'

const service = await createService(t)
const { app, token, issuer, database, clock } = service
const kept = () =>
  database.admin.selectFrom('referral').select(['id', 'version', 'status']).orderBy('id').execute()
const count = (rows: object[]) => rows.length
const done = async () => ({
  disclosures: count(await database.admin.selectFrom('disclosure').select('id').execute()),
  links: count(await database.admin.selectFrom('family_link').select('id').execute()),
  acknowledged: count(
    await database.admin
      .selectFrom('initial_contact')
      .select('id')
      .where('state', '=', 'acknowledged')
      .execute(),
  ),
})

t.test('the demonstration is filled once, with every state', async (t) => {
  await loadMadeUpPostcodes(database.admin)
  await seedDemonstration(app, issuer)
  const filled = await kept()
  t.strictSame([...new Set(filled.map(({ status }) => status))].sort(), Object.keys(STATUSES).sort())
  t.ok(filled.length > 28 && filled.length < 40, `${filled.length}`)
  const since = await done()
  t.match(since, { disclosures: 2, links: 1, acknowledged: 1 })
  clock.now = new Date('2026-11-24T10:00:00Z')
  await seedDemonstration(app, issuer)
  t.strictSame(await kept(), filled, 'the next start finds it done')
  t.strictSame(await done(), since)
  t.equal(app.clock(), clock.now, 'the clock is as it was')
})

t.test('the story holds, and holds again, over a real socket through the typed client', async (t) => {
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 })
  const told: string[] = []
  const as = (subject: string) => createFrontDoorClient({ baseUrl, token: () => token(subject) })
  // The receiver is a program of its own and takes nothing that was signed on another day than its own.
  const worker = startWorker({
    ...service,
    clock: {
      get now() {
        return new Date()
      },
    },
  })
  t.teardown(() => worker.stop())
  const post = postOf(service)
  const mailedCode = async () => {
    // The mails of the demonstration come first.
    for (let batches = 0; batches < 20; batches += 1) {
      const mail = (await post.deliver()).find(({ kind }) => kind === 'provider_confirmation')
      if (mail !== undefined) return codeIn(mail)
    }
    throw new Error('No link was mailed.')
  }
  await tellStory({ as, baseUrl, say: (line) => told.push(line), telling: 'first', mailedCode })
  t.ok(told.length > 130)
  t.ok(told.some((line) => line.startsWith('They confirm')))
  await tellStory({ as, baseUrl, say: () => undefined, telling: 'second' })
  await t.rejects(
    tellStory({ as, baseUrl, say: () => undefined, telling: 'second' }),
    Off,
    'told as before, it is off',
  )
  await t.rejects(tellStory({ as: () => as('nobody'), baseUrl, say: () => undefined, telling: 'x' }), Off)
})
