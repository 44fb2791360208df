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

t.test('services are described by several lists at once, one of them imported', async (t) => {
  type Described = { attributes?: { taxonomy_term: { taxonomy: string; name: string } }[] }
  const feed = await app.inject('/oruk/v3/services.ndjson')
  const lists = feed.body
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as Described).attributes ?? [])
    .map((attributes) => new Set(attributes.map(({ taxonomy_term: { taxonomy } }) => taxonomy)))
  t.equal(lists.filter((of) => of.has('categories') && of.has('sessions')).length, 16)
  t.ok(new Set(lists.flatMap((of) => [...of])).size >= 5)
  for (const council of ['westminster', 'rbkc']) {
    const url = `/v1/directory/taxonomies/sessions/terms?council=${council}&parent=group`
    const { statusCode, body } = await app.inject(url)
    t.equal(statusCode, 200, body)
    t.match(body, /Come when you like/)
  }
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
