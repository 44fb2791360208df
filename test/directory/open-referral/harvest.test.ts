import fc from 'fast-check'
import { sql } from 'kysely'
import t from 'tap'
import { ask } from '#platform/asking.ts'
import { walkServices } from '../../../src/directory/open-referral/queries/walk-services.ts'
import { createService } from '../../helpers/service.ts'
import { inWords, sized } from '../../helpers/tiers.ts'
import { idAt, publisher } from './publishing.ts'
import { organisations, services } from './records.ts'

type Harvested = { id: string; status: string; name: string }
type Page = { contents: Harvested[]; next?: string }

const service = await createService(t)
const { doing, publishing, withdrawing, publish, withdraw } = publisher(service)
const asked = async <T>(url: string): Promise<T> => {
  const answer = await service.app.inject(url)
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`)
  return answer.json<T>()
}

/** As somebody else's program would: follows `next`, keeps what it is told, and forgets what is gone. */
function harvester() {
  const copy = new Map<string, Harvested>()
  let next = '/oruk/v3/services?modified_after=2000-01-01T00:00:00Z&full=true&per_page=40'
  return {
    copy,
    async follow() {
      for (;;) {
        const page = await asked<Page>(next)
        next = page.next ?? ''
        if (page.contents.length === 0) return
        for (const each of page.contents)
          if (each.status === 'defunct') copy.delete(each.id)
          else copy.set(each.id, each)
      }
    },
  }
}

/** All that stands, one page of the list after another. */
async function everything(perPage: number, between = async () => {}): Promise<Harvested[]> {
  const all: Harvested[] = []
  let next: string | undefined = `/oruk/v3/services?full=true&per_page=${perPage}`
  while (next !== undefined) {
    const page: Page = await asked<Page>(next)
    all.push(...page.contents)
    await between()
    next = page.next
  }
  return all
}

const records = fc.sample(services, { numRuns: 60, seed: 9 })
const owners = fc.sample(organisations, { numRuns: 8, seed: 10 })
const councilOf = (at: number) => (at % 4 === 0 ? 'rbkc' : 'westminster')

const standing = new Set<number>()

/** A deed of an editor: an organisation or a service is published anew, or taken away. */
function edit(trx: Parameters<typeof publishing>[0], random: number): Promise<void> {
  const at = random % 120
  const council = councilOf(at)
  if (random % 17 === 0)
    return publishing(trx, 'organisation', idAt(at % 8), owners[random % 8] as never, councilOf(at % 8))
  if (random % 5 === 0 && standing.has(at)) {
    standing.delete(at)
    return withdrawing(trx, 'service', idAt(1000 + at), council)
  }
  standing.add(at)
  const owner = random % 3 === 0 ? {} : { organisation: idAt(at % 8) }
  const record = { ...(records[random % 60] as object), ...owner } as never
  return publishing(trx, 'service', idAt(1000 + at), record, council)
}

const EDITS = sized(240, 1000)

t.test(
  `whoever follows what was changed has what the source has after ${inWords(EDITS, 1000)} edits`,
  async (t) => {
    const { copy, follow } = harvester()
    const random = fc.sample(fc.integer({ min: 0, max: 1_000_000 }), { numRuns: EDITS, seed: 11 })
    for (let from = 0; from < random.length; from += 40) {
      await doing(async (trx) => {
        for (const number of random.slice(from, from + 40)) await edit(trx, number)
      })
      if (from % 80 === 0) await follow()
    }
    await follow()
    const source = await everything(30)
    t.ok(source.length > 60 && source.length === standing.size, `${source.length} stand`)
    t.strictSame(
      [...copy.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
      source,
    )
  },
)

t.test('a walk by `next` gives what stands all along once, whatever comes and goes', async (t) => {
  const before = [...standing].sort((a, b) => a - b)
  const touched = new Set<number>()
  let turn = 0
  const walked = await everything(7, async () => {
    const at = before[(turn++ * 5) % before.length] as number
    touched.add(at)
    if (turn % 2 === 0) await withdraw('service', idAt(1000 + at), councilOf(at))
    else await publish('service', idAt(1000 + at), records[turn % 60] as never, councilOf(at))
  })
  const ids = walked.map(({ id }) => id)
  t.equal(new Set(ids).size, ids.length, 'nothing twice')
  t.strictSame(ids, ids.toSorted(), 'in the order of creation')
  const left = before.filter((at) => !touched.has(at) && !ids.includes(idAt(1000 + at)))
  t.strictSame(left, [], 'nothing that stood all along is left out')
})

t.test('the stream is what the pages are, and holds nothing open', async (t) => {
  const answer = await service.app.inject('/oruk/v3/services.ndjson')
  t.match(answer.headers, { 'content-type': 'application/x-ndjson', 'access-control-allow-origin': '*' })
  const lines = answer.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Harvested)
  t.strictSame(lines, await everything(50))
})

t.test('never so many streams that others wait for a connection', async (t) => {
  const read = () => service.app.inject('/oruk/v3/services.ndjson')
  const answers = await Promise.all([read(), read(), read()])
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, 200, 503])
  t.equal(answers.find(({ statusCode }) => statusCode === 503)?.headers['retry-after'], '10')
  t.equal((await read()).statusCode, 200, 'whoever is done makes room')
})

t.test('a council’s rows of the feed are written by that council alone', async (t) => {
  for (const councils of [[], ['rbkc']]) {
    const asking = { account: idAt(1), organisation: null, councils }
    const as = <T>(work: (trx: Parameters<typeof ask>[0]) => Promise<T>) =>
      service.app.db.transaction().execute(async (trx) => {
        await ask(trx, asking)
        return work(trx)
      })
    const insert = sql`insert into feed_service select council_id, gen_random_uuid(), organisation, minimum_age,
      maximum_age, terms, hours, words from feed_service where council_id = 'westminster' limit 1`
    await t.rejects(
      as((trx) => insert.execute(trx)),
      { code: '42501' },
    )
    const gone = await as((trx) =>
      sql`delete from feed_service where council_id = 'westminster'`.execute(trx),
    )
    t.equal(gone.numAffectedRows, 0n)
    const places = await as((trx) =>
      sql`delete from feed_place where council_id = 'westminster'`.execute(trx),
    )
    t.equal(places.numAffectedRows, 0n)
  }
})

t.test('a reader who goes away in the middle leaves no transaction behind', async (t) => {
  const walk = walkServices(service.app.db)
  t.ok(((await walk.next()).value?.rows.length ?? 0) > 0)
  const open = async () =>
    (
      await sql`select from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%'`.execute(
        service.database.admin,
      )
    ).rows.length
  t.equal(await open(), 1)
  await walk.return(undefined)
  t.equal(await open(), 0)
})
