import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import t from 'tap'
import { columnTypes } from '#platform/database/column-types.ts'
import type { Database } from '#platform/tables.ts'
import { fillDirectory } from '../../../bench/directory/fill.ts'
import { planar } from '../../../src/directory/finding/geography/plane.ts'
import { isOpenOnWeekdays, slotsOn, slotsOnWeekday } from '../../../src/directory/finding/opening/index.ts'
import { findAmongFew, findAmongMany } from '../../../src/directory/finding/queries/find-services.ts'
import type { Asked, Order } from '../../../src/directory/finding/search/asked.ts'
import { MOST_COUNTED } from '../../../src/directory/finding/search/asked.ts'
import { find, type Place } from '../../../src/directory/finding/search/find.ts'
import { searchWords } from '../../../src/directory/finding/words/search-words.ts'
import type { Schedule } from '../../../src/directory/record/schedule.ts'
import { createTestDatabase } from '../../helpers/database.ts'

const { admin, adminUrl } = await createTestDatabase(t)
const { towns } = await fillDirectory(admin, 6_000)

/** Of the 6,000. */
const GREAT_PART = 500

const sent: { sql: string; parameters: readonly unknown[] }[] = []
const pool = new pg.Pool({ connectionString: adminUrl, max: 1, types: columnTypes })
const db = new Kysely<Database>({
  dialect: new PostgresDialect({ pool }),
  log: ({ query }) => void sent.push(query),
})
t.teardown(() => db.destroy())

const at = planar(towns[0] as { latitude: number; longitude: number })
const words = (text: string) => searchWords(text) as NonNullable<Asked['words']>
const filters: Readonly<Record<string, Partial<Asked>>> = {
  'rare words': { words: words('wilterden') },
  'common words': { words: words('support') },
  category: { tags: ['category:sports'] },
  'several codes': { tags: ['need:sensory_and_physical', 'language:fr'] },
  ages: { ages: { from: 4, to: 6 } },
  near: { circle: { at, radius: 2_000 } },
  around: { circle: { at, radius: 50_000 } },
  today: { opening: { slots: slotsOn('2026-11-23', 10 * 60, { terms: [] }), isOpen: () => true } },
  open: {
    opening: {
      slots: slotsOnWeekday('SU', 11 * 60),
      isOpen: (hours) => isOpenOnWeekdays(hours, 'SU', 11 * 60, '2026-11-23'),
    },
  },
}
const names = Object.keys(filters)
const pairs = names.flatMap((a, at) => [[a], ...names.slice(at + 1).map((b) => [a, b])])
const combinations = [
  ...pairs,
  ['rare words', 'category', 'ages', 'near'],
  ['common words', 'category', 'ages', 'around'],
]

const askedBy = (combination: readonly string[], order: Order): Asked =>
  Object.assign({ order, tags: [] }, ...combination.map((name) => filters[name])) as Asked

const ordersOf = ({ words, circle }: Asked): Order[] => [
  'name',
  ...(words === undefined ? [] : (['relevance'] as const)),
  ...(circle === undefined ? [] : (['distance'] as const)),
]

type Explained = { 'QUERY PLAN': string }

/** The plans of what was sent since: for what was asked, and for whatever may be asked where one plan serves all. */
async function plans(): Promise<string> {
  const texts: string[] = []
  const explained = async (kind: string, text: string, parameters: readonly unknown[] = []) => {
    const { rows } = await pool.query<Explained>(`explain ${kind} ${text}`, [...parameters])
    texts.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
  }
  for (const { sql: text, parameters } of sent.splice(0)) {
    await explained('', text, parameters)
    if (canExplainAny && !text.startsWith('/* planned each time */')) await explained('(generic_plan)', text)
  }
  return texts.join('\n\n')
}

const { rows: versions } = await pool.query<{ number: string }>(
  "select current_setting('server_version_num') as number",
)
const canExplainAny = Number(versions[0]?.number) >= 160_000

t.test('no combination that an index can help reads the whole table', async (t) => {
  for (const combination of combinations.filter((each) => each.join() !== 'ages')) {
    for (const order of ordersOf(askedBy(combination, 'name'))) {
      const asked = askedBy(combination, order)
      sent.splice(0)
      const { matches } = await findAmongFew(db, asked, { limit: 26 }, MOST_COUNTED)
      // What matches a great part of the table is found soonest by reading it until enough is found.
      if (matches > GREAT_PART) sent.splice(0)
      await findAmongMany(db, asked, { limit: 26 })
      const plan = await plans()
      if (/Seq Scan on service_search/.test(plan))
        t.fail(`${combination.join(', ')} by ${order}`, { plan, matches })
    }
  }
})

t.test('few or many, a walk finds the same, each once', async (t) => {
  for (const combination of [
    ['common words'],
    ['category'],
    ['around'],
    ['common words', 'around'],
    ['open', 'around'],
  ]) {
    for (const order of ordersOf(askedBy(combination, 'name'))) {
      const asked = askedBy(combination, order)
      const { rows: all } = await findAmongFew(db, asked, { limit: 100_000 }, null)
      const isOpen = (hours: string | null) =>
        asked.opening?.isOpen(JSON.parse(hours ?? '[]') as Schedule[], 'westminster') ?? true
      const expected = new Set(all.filter(({ hours }) => isOpen(hours)).map(({ id }) => id))
      const seen: string[] = []
      for (let after: Place | undefined; ; ) {
        const page = await find(db, asked, 400, after)
        seen.push(...page.rows.slice(0, 400).map(({ id }) => id))
        const last = page.rows[399]
        if (page.rows.length <= 400 || last === undefined) break
        after = { among: page.among, total: page.total, isCapped: page.isCapped, keys: last }
      }
      const what = `${combination.join(', ')} by ${order}: ${seen.length}`
      t.equal(new Set(seen).size, seen.length, what)
      t.strictSame(new Set(seen), expected, what)
    }
  }
})
