import { randomUUID } from 'node:crypto'
import t from 'tap'
import { formFrom } from '../helpers/forms.ts'
import type { Parts } from '../helpers/requests.ts'
import { createStage } from '../helpers/stage.ts'

const stage = await createStage(t)
const { as } = stage

type Page = { items: { id: string }[]; links: { next?: string } }

const sendOne = async () => {
  const answer = await as('referrer', 'submitReferral', { body: formFrom('undetermined') })
  return answer.json<{ id: string }>().id
}

const queryOf = (next: string) => next.slice(next.indexOf('?') + 1)

/** Walks a list from page to page; `between` runs after each. */
async function walk(
  who: string,
  id: string,
  parts: Parts,
  between: (page: number) => Promise<unknown> = async () => undefined,
) {
  const ids: string[] = []
  let query = parts.query ?? 'limit=3'
  for (let page = 1; page < 100; page++) {
    const answer = await as(who, id, { ...parts, query })
    if (answer.statusCode !== 200) throw new Error(answer.body)
    const { items, links } = answer.json<Page>()
    ids.push(...items.map((item) => item.id))
    const header = answer.headers['link']
    if (header !== (links.next === undefined ? undefined : `<${links.next}>; rel="next"`))
      throw new Error(`Link: ${header}`)
    if (links.next === undefined) return ids
    query = queryOf(links.next)
    await between(page)
  }
  throw new Error('The list has no end.')
}

t.test('a walk through a list that grows meets everything that was there, once', async (t) => {
  const there = await Promise.all(Array.from({ length: 14 }, sendOne))
  const first = there[0] as string
  for (const text of ['One.', 'Two.', 'Three.', 'Four.', 'Five.'])
    await as('referrer', 'amendReferral', { params: { referralId: first }, body: { text } })
  const drafts = await Promise.all(
    Array.from(
      { length: 8 },
      async () => (await as('referrer', 'createDraft', { body: {} })).json<{ id: string }>().id,
    ),
  )

  for (const who of ['referrer', 'screening_officer@westminster']) {
    for (const limit of [1, 3, 14]) {
      const ids = await walk(who, 'listReferrals', { query: `limit=${limit}` }, sendOne)
      t.equal(new Set(ids).size, ids.length, `${who}, ${limit} a page: none twice`)
      t.strictSame(
        there.filter((id) => !ids.includes(id)),
        [],
        `${who}, ${limit} a page: none lost`,
      )
      t.strictSame(ids, ids.toSorted().reverse(), 'newest first')
    }
  }
  const seen = await walk('referrer', 'listDrafts', {}, () => as('referrer', 'createDraft', { body: {} }))
  t.strictSame(seen, drafts.toSorted().reverse(), 'drafts')
  const parts = { params: { referralId: first }, query: 'limit=2' }
  for (const id of ['listEvaluations', 'listReferralHistory']) {
    const ids = await walk('referrer', id, parts)
    t.equal(new Set(ids).size, 6, id)
    t.equal(ids.length, 6, id)
  }
})

t.test('a cursor is good for its caller, its list and its filter, and only as it was given', async (t) => {
  const other = await sendOne()
  const params = { referralId: await sendOne() }
  for (const text of ['One.', 'Two.']) await as('referrer', 'amendReferral', { params, body: { text } })
  const next = async (id: string, query: string) =>
    queryOf((await as('referrer', id, { params, query })).json<Page>().links.next ?? '')
  const cursorOf = (query: string) => new URLSearchParams(query).get('cursor') ?? ''
  const cursor = cursorOf(await next('listReferrals', 'limit=1'))
  const [bound, ...position] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [
    string,
    ...unknown[],
  ]
  const made = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
  const ofEvaluations = cursorOf(await next('listEvaluations', 'limit=1'))

  t.equal((await as('referrer', 'listReferrals', { query: `cursor=${cursor}` })).statusCode, 200)
  t.equal(
    (await as('referrer', 'listEvaluations', { params, query: `cursor=${ofEvaluations}` })).statusCode,
    200,
  )
  const refused: readonly (readonly [why: string, who: string, id: string, parts: Parts])[] = [
    ['another caller', 'other-referrer', 'listReferrals', { query: `cursor=${cursor}` }],
    ['a colleague', 'organisation_lead', 'listReferrals', { query: `cursor=${cursor}` }],
    ['another filter', 'referrer', 'listReferrals', { query: `status=received&cursor=${cursor}` }],
    ['another council', 'referrer', 'listReferrals', { query: `council=rbkc&cursor=${cursor}` }],
    ['another list', 'referrer', 'listDrafts', { query: `cursor=${cursor}` }],
    [
      'another referral',
      'referrer',
      'listEvaluations',
      { params: { referralId: other }, query: `cursor=${ofEvaluations}` },
    ],
    [
      'the history of the same',
      'referrer',
      'listReferralHistory',
      { params, query: `cursor=${ofEvaluations}` },
    ],
    ['another position', 'referrer', 'listReferrals', { query: `cursor=${made(bound, 0, randomUUID())}` }],
    ['no position', 'referrer', 'listReferrals', { query: `cursor=${made(bound)}` }],
    ['words for ids', 'referrer', 'listReferrals', { query: `cursor=${made(bound, 2, 'nonsense')}` }],
    ['words for numbers', 'referrer', 'listReferrals', { query: `cursor=${made(bound, 'x', position[1])}` }],
    ['more than a position', 'referrer', 'listReferrals', { query: `cursor=${made(bound, ...position, 1)}` }],
    ['objects', 'referrer', 'listReferrals', { query: `cursor=${made(bound, {}, [])}` }],
    [
      'no list',
      'referrer',
      'listReferrals',
      { query: `cursor=${Buffer.from('{"a":1}').toString('base64url')}` },
    ],
    ['no JSON', 'referrer', 'listReferrals', { query: 'cursor=abc' }],
  ]
  for (const [why, who, id, parts] of refused) {
    const answer = await as(who, id, parts)
    t.equal(answer.statusCode, 400, `${why}: ${answer.body.slice(0, 150)}`)
    t.match(answer.json(), { type: '/problems/cursor-not-valid' }, why)
  }
})
