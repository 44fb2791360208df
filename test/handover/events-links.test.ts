import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import t from 'tap'
import { uuidv7 } from 'uuidv7'
import { EVENT_TYPES } from '../../src/handover/webhooks/event-types.ts'
import { callerOf } from '../helpers/call.ts'
import { formFrom } from '../helpers/forms.ts'
import { verified } from '../helpers/parts-of-webhooks.ts'
import { createService } from '../helpers/service.ts'
import { readUntil } from './feed.ts'
import { startWorker } from './webhook-world.ts'

const service = await createService(t)
const { admin } = service.database
const as = callerOf(service)

type Told = { type: string; data: { referral: string; event: string; link?: string } }

const send = async (example: string) =>
  String((await as('referrer').post('/v1/referrals', formFrom(example))).body['id'])
const withdrawn = async () => {
  const id = await send('eligible')
  const reason = { reason: 'Sent twice (made up).' }
  const answer = await as('referrer').post(`/v1/referrals/${id}/withdrawal`, reason, { ifMatch: '"1"' })
  if (answer.status !== 200) throw new Error(`It was not withdrawn: ${answer.status}`)
  return id
}
/** By how they stand: what was handed over, what was taken back since, and what never came so far. */
const referrals = {
  received: await send('eligible'),
  withdrawn: await withdrawn(),
  'of early help': await send('rbkc-early-help'),
  'an emergency': await send('emergency'),
  'referred back': await send('consent-refused'),
}
const all = Object.values(referrals)

/** Every type there is, of each referral, told to everybody: about what it is about where it is a contact. */
for (const [id, type] of all.flatMap((id) => EVENT_TYPES.map((type) => [id, type] as const))) {
  const { rows } = await sql<{ council_id: string; account_id: string; contact: string | null }>`
    select r.council_id, r.account_id, (select c.id from initial_contact c where c.referral_id = r.id
      order by c.xid, c.id limit 1) as contact from referral r where r.id = ${id}::uuid`.execute(admin)
  const [{ contact, ...of }] = rows as [(typeof rows)[number]]
  const isOfContact = type.startsWith('initial_contact.')
  if (isOfContact && contact === null) continue
  const about = isOfContact ? contact : type.startsWith('disclosure.') ? uuidv7() : null
  await admin
    .insertInto('referral_event')
    .values({
      ...{ ...of, referral_id: id, id: uuidv7(), type, occurred_at: service.clock.now, about },
      ...{ actor: 'service' as const, from_status: null, to_status: 'received', reason: null },
      audience: isOfContact || type.startsWith('alarm.') ? 'council' : 'everyone',
    })
    .execute()
}

const READERS = {
  'case_system@westminster': '/v1/initial-contacts/',
  'case_system@rbkc': '/v1/initial-contacts/',
  referrer: '/v1/referrals/',
  organisation_lead: '/v1/referrals/',
} as const
const NONE = [referrals['referred back']]

/** What is wrong with the links that somebody was told of: each opens for them, and says the same referral. */
async function wrongLinks(reader: keyof typeof READERS, told: readonly Told[], from = '') {
  const links = new Map<string, string>()
  const wrong: string[] = []
  for (const { type, data } of told) {
    const isNone = READERS[reader] === '/v1/initial-contacts/' && NONE.includes(data.referral)
    if ((data.link === undefined) !== isNone) wrong.push(`${reader}: ${type} links to ${data.link}`)
    if (data.link === undefined) continue
    if (!data.link.startsWith(from + READERS[reader])) wrong.push(`${reader}: ${type} links to ${data.link}`)
    links.set(data.link.slice(from.length), data.referral)
  }
  for (const [link, referral] of links) {
    const { status, body } = await as(reader).get(link)
    if (status !== 200) wrong.push(`${reader}: ${link} answers ${status}`)
    if (![body['referral'], body['id']].includes(referral)) wrong.push(`${reader}: ${link} is another’s`)
  }
  return { wrong, links: links.size }
}

t.test('every link of every type of event opens for whoever is told of it', async (t) => {
  const readers = Object.keys(READERS) as (keyof typeof READERS)[]
  for (const reader of readers) {
    const mine = reader === 'case_system@rbkc' ? 1 : reader.startsWith('case_system') ? 4 : 5
    const items = (await readUntil(service, reader, '/v1/events?limit=100', (items) => {
      const told = items as unknown as Told[]
      return new Set(told.map(({ data }) => data.referral)).size === mine && told.length >= mine * 25
    })) as unknown as Told[]
    const { wrong, links } = await wrongLinks(reader, items)
    t.strictSame(wrong, [], reader)
    t.ok(links >= (mine === 4 ? 3 : mine), `${links} links in ${items.length} events`)
    const types = new Set(items.map(({ type }) => type))
    const toEverybody = EVENT_TYPES.filter((type) => !/^(initial_contact|alarm)\./.test(type))
    const expected = reader.startsWith('case_system') ? EVENT_TYPES : toEverybody
    t.strictSame(
      expected.filter((type) => !types.has(type)),
      [],
      'of every type',
    )
  }
})

t.test('and so in webhooks, in the same letters at every try', async (t) => {
  const bodies: { to: string; told: Told }[] = []
  const subscribe = async (who: keyof typeof READERS) => {
    const made = await as(who).post('/v1/councils/westminster/webhook-subscriptions', {
      url: `https://93.184.215.14/${who}`,
    })
    await verified(service, String(made.body['id']))
    await admin.updateTable('webhook_subscription').set({ since_xid: '0' }).execute()
  }
  await subscribe('case_system@westminster')
  await subscribe('organisation_lead')
  const worker = startWorker(service, [], {
    fetchLike: async ({ url, body }) => {
      bodies.push({ to: url, told: JSON.parse(body) })
      return { status: 204 }
    },
  })
  t.teardown(() => worker.stop())
  const happened = await admin
    .selectFrom('referral_event')
    .select('audience')
    .where('council_id', '=', 'westminster')
    .execute()
  const toTell = happened.flatMap(({ audience }) =>
    audience === 'everyone' ? ['council', 'school'] : ['council'],
  )
  for (let tries = 0; tries < 1_200 && bodies.length < toTell.length; tries++) await sleep(25)
  t.equal(bodies.length, toTell.length, 'everything to everybody concerned')
  for (const reader of ['case_system@westminster', 'organisation_lead'] as const) {
    const told = bodies.filter(({ to }) => to.endsWith(reader)).map(({ told }) => told)
    const { wrong } = await wrongLinks(reader, told, 'http://localhost:3000')
    t.strictSame(wrong, [], reader)
  }
})
