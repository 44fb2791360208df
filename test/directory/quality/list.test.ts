import t from 'tap'
import { addDays } from '#calendar/index.ts'
import { keepQuality } from '#directory/index.ts'
import { exampleOrganisation } from '../../../src/directory/editing/examples.ts'
import type { RecordQuality } from '../../../src/directory/quality/index.ts'
import { type Answered, callerOf } from '../../helpers/call.ts'
import { recordStanding } from '../../helpers/parts-of-directory-editing.ts'
import { createService } from '../../helpers/service.ts'
import { EDITOR, newService, OTHER_EDITOR, OWNER, RECORDS } from '../editing/people.ts'

const service = await createService(t)
const { clock, database } = service
const { admin } = database
const as = callerOf(service)
const [owner, editor] = [as(OWNER), as(EDITOR)]
const LIST = '/v1/councils/westminster/directory/record-quality'

type Item = { id: string; score: number; lacks: string[]; kind: string }
const itemsOf = (answer: Answered) => answer.body['items'] as Item[]
const list = async (query = '') => itemsOf(await editor.get(`${LIST}?limit=100&${query}`))
const look = () => keepQuality(database.databases.app, ['westminster', 'rbkc'], clock.now)

const listed = async (id: string) => (await list()).find((item) => item.id === id)

/** As the record itself says it, without what depends on others. */
async function said(id: string) {
  const { body } = await editor.get(`${RECORDS}/${id}`)
  const { score, findings } = body['quality'] as RecordQuality
  const twice = findings.find(({ code }) => code === 'duplicate')
  const codes = findings.map(({ code }) => code).filter((code) => code !== 'duplicate')
  return { id, score: score + (twice?.costs ?? 0), lacks: [...new Set(codes)] }
}

const step = async (who: ReturnType<typeof as>, id: string, deed: string, body?: object) => {
  const { etag } = await who.get(`${RECORDS}/${id}`)
  const done =
    deed === ''
      ? await who.patch(`${RECORDS}/${id}`, body ?? {}, { ifMatch: etag })
      : deed === 'change'
        ? await who.delete(`${RECORDS}/${id}/change`, { ifMatch: etag })
        : await who.post(`${RECORDS}/${id}/${deed}`, body, { ifMatch: etag })
  if (done.status !== 200) throw new Error(`${deed}: ${done.status} ${JSON.stringify(done.body)}`)
}

t.test('in every state of a record’s life the list says what the record says', async (t) => {
  const begun = await owner.post(RECORDS, newService({ name: 'A life (made up)', costs: [], ages: {} }))
  const id = String(begun.body['id'])
  t.match(await listed(id), { score: 84, lacks: ['no_ages', 'no_cost'] })
  const life: [who: typeof owner, deed: string, body?: object][] = [
    [owner, '', { eligibility: null }],
    [owner, 'submission'],
    [editor, 'approval'],
    [owner, '', { costs: [{ free: true }], description: null }],
    [owner, 'assurance'],
    [owner, 'change'],
    [owner, '', { ages: { from: 0, to: 4 } }],
    [owner, 'submission'],
    [editor, 'return', { reasons: 'Made up.' }],
    [owner, 'submission'],
    [editor, '', { stateNote: null, state: 'waiting_list' }],
    [editor, 'approval'],
  ]
  for (const [who, deed, body] of life) {
    await step(who, id, deed, body)
    t.match(await listed(id), await said(id), deed)
  }
  await step(owner, id, 'archival', { reasons: 'Made up.' })
  t.equal(await listed(id), undefined, 'nobody’s work')
  t.equal(await look(), 0)
  await step(owner, id, 'restoration')
  t.match(await listed(id), await said(id), 'asked back')
  await step(owner, id, 'change')
  t.equal(await listed(id), undefined)
})

t.test('a day makes it another, and the night’s look sees it', async (t) => {
  const today = '2026-11-23'
  const childcare = { kind: 'nursery', fundedHours: [], vacancies: { number: 1, asOf: addDays(today, -92) } }
  const begun = await owner.post(RECORDS, newService({ name: 'By the day (made up)', childcare }))
  const id = String(begun.body['id'])
  t.match(await listed(id), { score: 100 })
  t.equal(await look(), 0, 'today it holds')
  const before = clock.now
  clock.now = new Date('2026-11-24T00:05:00Z')
  t.match(await listed(id), { score: 100 })
  t.equal(await look(), 1)
  t.match(await listed(id), { score: 96, lacks: ['old_vacancies'] })
  t.match(await editor.get(`${RECORDS}/${id}`), { etag: begun.etag }, 'nobody changed it')
  t.equal(await look(), 0)
  clock.now = before
  await step(owner, id, '', { childcare: null })
})

t.test('stale by night, and assured it is not, with a change beside it', async (t) => {
  const before = clock.now
  const id = await recordStanding(service, { publication: 'live', change: 'none' })
  await look()
  clock.now = new Date('2027-11-03T00:05:00Z')
  await look()
  t.match(await listed(id), { score: 80, lacks: ['stale'] })
  await step(owner, id, '', { costs: [] })
  t.match(await listed(id), { score: 72, lacks: ['stale', 'no_cost'] })
  await step(owner, id, 'assurance')
  t.match(await listed(id), { score: 92, lacks: ['no_cost'] })
  clock.now = before
  await admin.deleteFrom('directory_quality').execute()
  await admin
    .updateTable('directory_record')
    .set({ publication: 'archived', change: 'none' })
    .where('id', '=', id)
    .execute()
  await look()
})

t.test('what nobody has looked at yet is looked at, but what is archived', async (t) => {
  const live = { publication: 'live', change: 'none' } as const
  const ids = [
    await recordStanding(service, live, { ...exampleOrganisation, contacts: [], url: undefined } as never),
    await recordStanding(service, { publication: 'live', change: 'draft' }),
    await recordStanding(service, { publication: 'never', change: 'draft' }),
  ]
  await recordStanding(service, { publication: 'archived', change: 'none' })
  t.equal(await look(), 3)
  for (const id of ids) t.match(await listed(id), await said(id))
  t.match(await listed(ids[0] as string), { kind: 'organisation', score: 60, lacks: ['no_contact'] })
})

t.test('the worst first, page by page, by kind and by what is lacking', async (t) => {
  for (let number = 0; number < 7; number++)
    await owner.post(
      RECORDS,
      newService({ name: `Number ${number}`, costs: [], ...(number % 2 && { ages: {} }) }),
    )
  const all = await list()
  t.ok(all.length > 10)
  const order = all.toSorted((a, b) => a.score - b.score || (a.id < b.id ? -1 : 1))
  t.strictSame(all, order)
  for (const [query, wanted] of [
    ['', all],
    ['kind=organisation', all.filter(({ kind }) => kind === 'organisation')],
    ['kind=service&lacks=no_ages', all.filter(({ lacks }) => lacks.includes('no_ages'))],
    ['lacks=no_cost', all.filter(({ lacks }) => lacks.includes('no_cost'))],
    ['lacks=no_contact', all.filter(({ lacks }) => lacks.includes('no_contact'))],
  ] as const) {
    t.ok(wanted.length > 0, query)
    const seen: Item[] = []
    for (let next: string | undefined = `${LIST}?limit=2&${query}`; next !== undefined; ) {
      const page: Answered = await editor.get(next)
      seen.push(...itemsOf(page))
      next = (page.body['links'] as { next?: string }).next
    }
    t.strictSame(seen, wanted, query)
  }
  const [first] = itemsOf(await editor.get(`${LIST}?limit=1&lacks=no_cost`))
  t.match(first, { owner: { name: String }, publication: 'never', name: /Number/ })
})

t.test('it is the council’s editors’, and no filter is made up', async (t) => {
  for (const [who, status] of [
    [OTHER_EDITOR, 404],
    [OWNER, 403],
    ['screening_officer@westminster', 403],
  ] as const)
    t.equal((await as(who).get(LIST)).status, status, who)
  t.strictSame(itemsOf(await as(OTHER_EDITOR).get(LIST.replace('westminster', 'rbkc'))), [])
  t.equal((await editor.get(LIST.replace('westminster', 'atlantis'))).status, 404)
  for (const query of ['lacks=duplicate', 'lacks=', 'kind=place', 'sort=name', 'cursor=WyJ4Il0'])
    t.equal((await editor.get(`${LIST}?${query}`)).status, 400, query)
  const next = (await editor.get(`${LIST}?limit=1`)).body['links'] as { next: string }
  t.equal((await editor.get(`${next.next}&lacks=no_cost`)).status, 400, 'a cursor is for its own list')
})

t.test('many workers, and people at the same time: no record twice, none wrong', async (t) => {
  const ids = await Promise.all(
    Array.from({ length: 5 }, () => recordStanding(service, { publication: 'live', change: 'none' })),
  )
  const [saved] = ids as [string]
  const done = await Promise.all([look(), look(), step(owner, saved, '', { costs: [] }), look()])
  const looked = done.filter((each) => typeof each === 'number').reduce((sum, each) => sum + each, 0)
  t.ok(looked >= 4 && looked <= 5, String(looked))
  for (const id of ids) t.match(await listed(id), await said(id))
  await admin.deleteFrom('directory_quality').execute()
})
