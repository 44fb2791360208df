import { setImmediate } from 'node:timers/promises'
import t from 'tap'
import { seedDirectory } from '../../src/demonstration/directory/index.ts'
import { createService } from '../helpers/service.ts'

const { app, issuer, database, clock } = await createService(t)
const records = () =>
  database.admin
    .selectFrom('directory_record')
    .select(['id', 'kind', 'name', 'version', 'publication', 'change', 'freshness'])
    .orderBy('id')
    .execute()

/** Fills it, and is cut off after so many requests. */
async function cutOff(left: number): Promise<void> {
  const begun: Promise<unknown>[] = []
  const { inject } = app
  Object.assign(app, {
    inject: (...of: Parameters<typeof inject>) => {
      if (left-- <= 0) throw new Error('cut off')
      const answer = inject.apply(app, of)
      begun.push(Promise.resolve(answer))
      return answer
    },
  })
  try {
    await seedDirectory(app, issuer)
  } finally {
    // What was under way ends, as it would in the database of a process that was killed.
    await Promise.allSettled(begun)
    await setImmediate()
    Object.assign(app, { inject })
  }
}

t.test('a record stands wherever one can stand, also after a start that was cut off', async (t) => {
  await t.rejects(cutOff(120), { message: 'cut off' })
  const half = (await records()).length
  t.ok(half > 0 && half < 88, `${half} records`)
  const began = performance.now()
  await seedDirectory(app, issuer)
  t.comment(`filled in ${Math.round(performance.now() - began)} ms`)
  const filled = await records()
  t.equal(filled.length, 88)
  const count = (what: Partial<(typeof filled)[number]>) =>
    filled.filter((record) => Object.entries(what).every(([name, value]) => record[name as 'id'] === value))
      .length
  t.equal(count({ kind: 'organisation', publication: 'live' }), 14)
  t.equal(count({ kind: 'service', publication: 'live', freshness: 'fresh', change: 'none' }), 60)
  t.equal(count({ freshness: 'flagged', publication: 'live' }), 2)
  t.equal(count({ publication: 'hidden' }), 2)
  t.equal(count({ publication: 'archived' }), 2)
  for (const change of ['draft', 'in_review', 'returned'] as const)
    t.equal(count({ publication: 'never', change }), 2)
  t.equal(count({ publication: 'live', change: 'in_review' }), 2)

  clock.now = new Date('2026-11-24T10:00:00Z')
  const again = performance.now()
  await seedDirectory(app, issuer)
  t.comment(`found filled in ${Math.round(performance.now() - again)} ms`)
  t.strictSame(await records(), filled, 'the next start finds it done')
})

t.test('nothing that anybody reads of it says where the refuge or a childminder is', async (t) => {
  for (const url of [
    '/oruk/v3/services.ndjson',
    '/v1/directory/services?words=refuge',
    '/v1/directory/services?words=childminder',
  ]) {
    const { statusCode, body } = await app.inject(url)
    t.equal(statusCode, 200)
    t.match(body, /refuge|Childminder/)
    t.notMatch(body, /Nowhere/)
  }
})
