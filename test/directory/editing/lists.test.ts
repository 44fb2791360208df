import t from 'tap'
import { exampleOrganisation, exampleService } from '../../../src/directory/editing/examples.ts'
import { type Answered, callerOf } from '../../helpers/call.ts'
import { recordStanding } from '../../helpers/parts-of-directory-editing.ts'
import { createService } from '../../helpers/service.ts'
import { EDITOR, grantRight, HOLDER, newService, OWNER, RECORDS, registerProviders } from './people.ts'

const service = await createService(t)
await registerProviders(service)
const as = callerOf(service)
const [owner, editor] = [as(OWNER), as(EDITOR)]

const named = (name: string) => ({ ...exampleService, name })
const put = (name: string, publication: 'never' | 'live' | 'hidden' | 'archived', change: 'none' | 'draft') =>
  recordStanding(service, { publication, change }, named(name))

const ids = {
  percent: await put('Half price: 50% off', 'live', 'none'),
  plain: await put('Half price: 500 off', 'live', 'draft'),
  hidden: await put('Under_score', 'hidden', 'none'),
  archived: await put('UNDERSCORE', 'archived', 'none'),
  organisation: await recordStanding(service, { publication: 'never', change: 'draft' }, exampleOrganisation),
}
const idsOf = (answer: Answered) => (answer.body['items'] as { id: string }[]).map(({ id }) => id)
const list = async (query: string, who = owner) => idsOf(await who.get(`${RECORDS}?${query}`))

t.test('records are found by what they are, by their state and by letters of their name', async (t) => {
  const all = [ids.organisation, ids.archived, ids.hidden, ids.plain, ids.percent]
  t.strictSame(await list(''), all, 'newest first')
  t.strictSame(await list('', editor), all)
  t.strictSame(await list('kind=organisation'), [ids.organisation])
  t.strictSame(await list('publication=live'), [ids.plain, ids.percent])
  t.strictSame(await list('publication=live&change=none'), [ids.percent])
  t.strictSame(await list('freshness=flagged'), [])
  t.strictSame(await list('name=half'), [ids.plain, ids.percent], 'whatever the case')
  t.strictSame(await list('name=50%25%20off'), [ids.percent], 'a sign means itself')
  t.strictSame(await list('name=under_'), [ids.hidden])
  t.strictSame(await list('name=%5C'), [])
  for (const wrong of ['kind=place', 'change=live', 'name=', 'owner=me', 'limit=101'])
    t.equal((await owner.get(`${RECORDS}?${wrong}`)).status, 400, wrong)
})

t.test('a right shows one record, and the page of it', async (t) => {
  await grantRight(service, ids.plain)
  t.strictSame(await list('', as(HOLDER)), [ids.plain])
  t.strictSame(await list('change=in_review', as(HOLDER)), [])
})

t.test('the queue: longest waiting first, page by page, while others come and go', async (t) => {
  const waits: string[] = []
  for (let number = 0; number < 7; number++) {
    // Several at one moment: the order is still one.
    service.clock.now = new Date(Date.UTC(2026, 10, 23, 12, Math.floor(number / 3)))
    const begun = await owner.post(RECORDS, newService({ name: `Waiting ${number}` }))
    const id = String(begun.body['id'])
    await owner.post(`${RECORDS}/${id}/submission`, undefined, { ifMatch: begun.etag })
    waits.push(id)
  }
  const seen: string[] = []
  let next: string | undefined = `${RECORDS}?change=in_review&limit=2`
  for (let page = 0; next !== undefined && page < 10; page++) {
    const answer: Answered = await editor.get(next)
    seen.push(...idsOf(answer))
    next = (answer.body['links'] as { next?: string }).next
    if (page > 0) continue
    // One that was shown goes; one that waits is mended and keeps its place.
    const [first, , third] = waits as [string, string, string]
    const gone = await editor.get(`${RECORDS}/${first}`)
    await editor.post(`${RECORDS}/${first}/return`, { reasons: 'Made up.' }, { ifMatch: gone.etag })
    const mended = await editor.get(`${RECORDS}/${third}`)
    await editor.patch(`${RECORDS}/${third}`, { stateNote: 'Mended.' }, { ifMatch: mended.etag })
  }
  t.strictSame(seen, waits)
  t.strictSame(await list('change=in_review', editor), waits.slice(1))
  const cursor = new URLSearchParams(
    String(((await editor.get(`${RECORDS}?limit=1`)).body['links'] as { next: string }).next.split('?')[1]),
  ).get('cursor')
  const other = await editor.get(`${RECORDS}?limit=1&change=in_review&cursor=${cursor}`)
  t.match(other, { status: 400, body: { type: '/problems/cursor-not-valid' } })
})

t.test('versions and history page by page', async (t) => {
  const at = `${RECORDS}/${ids.organisation}`
  let { etag } = await owner.get(at)
  for (let number = 0; number < 4; number++)
    ({ etag } = await owner.patch(at, { description: `Text ${number}.` }, { ifMatch: etag }))
  for (const [path, member, expected] of [
    ['versions', 'number', [5, 4, 3, 2, 1]],
    ['events', 'version', [1, 2, 3, 4, 5]],
  ] as const) {
    const seen: unknown[] = []
    let next: string | undefined = `${at}/${path}?limit=2`
    while (next !== undefined) {
      const answer: Answered = await owner.get(next)
      seen.push(...(answer.body['items'] as Record<string, unknown>[]).map((item) => item[member]))
      next = (answer.body['links'] as { next?: string }).next
    }
    t.strictSame(seen, [...expected], path)
  }
})
