import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { uuidv7 } from 'uuidv7'
import { callerOf } from '../helpers/call.ts'
import { formFrom } from '../helpers/forms.ts'
import { createService } from '../helpers/service.ts'
import { readOn, readUntil } from './feed.ts'

const service = await createService(t)
const as = callerOf(service)

type Told = {
  type: string
  timestamp: string
  data: { referral: string; council: string; event: string; link?: string }
}
const told = (items: unknown[]) => items as Told[]

async function send(example: string, subject = 'referrer') {
  const sent = await as(subject).post('/v1/referrals', formFrom(example))
  t.equal(sent.status, 201)
  return { id: String(sent.body['id']), url: String(sent.headers['location']) }
}

t.test('a case system hears of its council, a sender of what they sent and is told of', async (t) => {
  const own = await send('eligible')
  const others = await send('eligible', 'other-referrer')
  const rbkc = await send('rbkc-early-help')
  const claim = await as('screening_officer@westminster').post(`${own.url}/claim`, {}, { ifMatch: '"1"' })
  t.equal(claim.status, 200)
  const heard = async (subject: string, count: number) => {
    const items = await readUntil(service, subject, '/v1/events?limit=2', ({ length }) => length >= count)
    return told(items).map(({ type, data }) => `${type} ${data.referral}`)
  }
  const made = (id: string) => [`referral.received ${id}`, `initial_contact.created ${id}`]
  const everyone = [...made(own.id), ...made(others.id), `referral.claimed ${own.id}`]
  t.strictSame(await heard('case_system@westminster', 5), everyone)
  t.strictSame(await heard('case_system@rbkc', 2), made(rbkc.id))
  const sent = [`referral.received ${own.id}`, `referral.received ${rbkc.id}`]
  t.strictSame(await heard('referrer', 2), sent)
  t.strictSame(await heard('organisation_lead', 2), sent, 'a lead: of the organisation')
  t.strictSame(await heard('other-referrer', 1), [`referral.received ${others.id}`])
  t.strictSame(await heard('case-system', 0), [], 'a colleague’s system: nothing')
  for (const subject of ['screening_officer@westminster', 'analyst@westminster', 'directory_provider'])
    t.equal((await as(subject).get('/v1/events')).status, 403, subject)
})

t.test('an event is ids and codes, and where to read on', async (t) => {
  const form = formFrom('eligible', (form) => {
    Object.assign(form.children[0] as object, { givenNames: 'Unmistakable' })
  })
  const sent = await as('referrer').post('/v1/referrals', form)
  const id = String(sent.body['id'])
  const items = await readUntil(
    service,
    'case_system@westminster',
    '/v1/events?limit=100',
    (items) => told(items).filter(({ data }) => data.referral === id).length === 2,
  )
  const [received, created] = told(items).filter(({ data }) => data.referral === id)
  t.strictSame(Object.keys(received ?? {}), ['type', 'timestamp', 'data'])
  t.strictSame(Object.keys(received?.data ?? {}), ['referral', 'council', 'event', 'link'])
  t.equal(received?.data.council, 'westminster')
  const contact = String(created?.data.link)
  t.equal(received?.data.link, contact, 'of what was made with it')
  t.match(await as('case_system@westminster').get(contact), { status: 200, body: { referral: id } })
  t.notMatch(JSON.stringify(items), /Unmistakable/)
})

t.test('a cursor is its caller’s, and goes on where it ended', async (t) => {
  const { next } = await readOn(service, 'case_system@westminster', '/v1/events?limit=3')
  t.match(await as('case_system@westminster').get(next), { status: 200, body: { items: [] } })
  for (const subject of ['case_system@rbkc', 'referrer'])
    t.match(await as(subject).get(next), { status: 400, body: { type: '/problems/cursor-not-valid' } })
  const { id } = await send('eligible')
  const items = await readUntil(service, 'case_system@westminster', next, ({ length }) => length >= 2)
  t.strictSame(
    told(items).map(({ data }) => data.referral),
    [id, id],
  )
})

t.test('none is passed over, and none told twice, however late its transaction commits', async (t) => {
  const { admin } = service.database
  const { id: referral_id } = await send('eligible')
  const committed: string[] = []
  const rolledBack: string[] = []
  // Ids are drawn and rows are written at once; they commit whenever it pleases them, or not at all.
  const write = async () => {
    for (let round = 0; round < 25; round += 1) {
      const id = uuidv7()
      const commits = randomInt(5) > 0
      const work = admin.transaction().execute(async (trx) => {
        if (randomInt(2) > 0) await setTimeout(randomInt(10))
        await trx
          .insertInto('referral_event')
          .values({
            council_id: 'westminster',
            referral_id,
            id,
            type: 'test.event',
            occurred_at: service.clock.now,
            account_id: referral_id,
            actor: 'service',
            audience: 'everyone',
            from_status: null,
            to_status: 'received',
            reason: null,
          })
          .execute()
        await setTimeout(randomInt(10) === 0 ? randomInt(150) : randomInt(8))
        if (!commits) throw new Error('not this one')
      })
      await work.then(
        () => committed.push(id),
        () => rolledBack.push(id),
      )
    }
  }
  let isWriting = true
  const follow = async (subject: string) => {
    const seen: string[] = []
    let at = '/v1/events?limit=7'
    for (let quiet = 0; isWriting || seen.length < committed.length; ) {
      const { items, next } = await readOn(service, subject, at)
      at = next
      for (const { type, data } of told(items)) if (type === 'test.event') seen.push(data.event)
      quiet = isWriting || items.length > 0 ? 0 : quiet + 1
      if (quiet > 100) break
      await setTimeout(items.length === 0 ? 5 : 0)
    }
    return seen
  }
  const followers = ['case_system@westminster', 'referrer'].map(follow)
  await Promise.all([write(), write(), write(), write()])
  isWriting = false
  const [council = [], sender = []] = await Promise.all(followers)
  t.ok(rolledBack.length > 0 && committed.length > 50, `${committed.length} of 100 committed`)
  t.strictSame(council.toSorted(), committed.toSorted(), 'each once')
  t.strictSame(sender, council, 'in the same order for everybody')
  t.notSame(council, committed, 'which is not the order in which they committed')
})
