import t from 'tap'
import { formFrom } from '../../helpers/forms.ts'
import { createStage } from '../../helpers/stage.ts'

const { as } = await createStage(t)

type Page = { items: { id: string }[]; links: { next?: string } }

const send = async (form: object) =>
  (await as('referrer', 'submitReferral', { body: form })).json<{ id: string }>().id

const unanswered = () =>
  formFrom('undetermined', (form) => Object.assign(form.safety, { adultAtRisk: 'not_known' }))

t.test('a council turns its pages from what cannot wait to the rest, each kind newest first', async (t) => {
  const emergencies: string[] = []
  const doubtful: string[] = []
  const others: string[] = []
  for (let round = 0; round < 3; round++) {
    others.unshift(await send(formFrom('eligible')))
    emergencies.unshift(await send(formFrom('emergency')))
    doubtful.unshift(await send(unanswered()))
  }
  const all = [...emergencies, ...doubtful, ...others]
  // 2 ends pages inside a kind, 3 between two kinds, 4 spans one; 9 leaves nothing for a next page.
  for (const limit of [1, 2, 3, 4, 8, 9, 10]) {
    const seen: string[] = []
    let query: string | undefined = `limit=${limit}`
    while (query !== undefined && seen.length <= all.length) {
      const answer = await as('screening_officer@westminster', 'listReferrals', { query })
      const { items, links }: Page = answer.json()
      seen.push(...items.map(({ id }) => id))
      if (links.next !== undefined) t.equal(items.length, limit, `${limit} a page, all of them full`)
      query = links.next?.slice(links.next.indexOf('?') + 1)
    }
    t.strictSame(seen, all, `${limit} a page`)
  }
})
