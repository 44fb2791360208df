import t from 'tap'
import { ask } from '#platform/asking.ts'
import { accountOf } from '../../src/demonstration/accounts.ts'
import { readUntil } from '../handover/feed.ts'
import { type Body, callerOf } from '../helpers/call.ts'
import { overrideFor } from '../helpers/consents.ts'
import { familyOf, linkFor } from '../helpers/family.ts'
import { formFrom } from '../helpers/forms.ts'
import { createService } from '../helpers/service.ts'
import { registerColleagues } from '../triage/colleagues.ts'

const service = await createService(t)
const as = callerOf(service)
const OFFICER = as('screening_officer@westminster')
const DECIDER = as('decision_maker@westminster')
const NURSE = as('health_visitor')
const NURSES_ACCOUNT = accountOf('health_visitor') as string
const REASONS = { reasons: 'She has moved; nobody is at risk any more (made up).' }
const NOBODY = '01890000-0000-7000-8000-000000000000'

await registerColleagues(service.database.admin, [
  {
    subject: 'sends-and-decides',
    memberships: [{ role: 'referrer' }, { role: 'decision_maker', council: 'westminster' }],
  },
])

async function send(example: string, who = 'referrer') {
  const form = formFrom(example)
  const sent = await as(who).post('/v1/referrals', form)
  const child = form.children[0]?.key as string
  return { id: String(sent.body['id']), url: String(sent.headers['location']), child }
}

type Sent = Awaited<ReturnType<typeof send>>

async function override({ url }: Sent, who = 'referrer', more: object = {}): Promise<string> {
  const { etag } = await as(who).get(url)
  const kept = await as(who).post(`${url}/consents`, { override: overrideFor(more) }, { ifMatch: etag })
  if (kept.status !== 201) throw new Error(JSON.stringify(kept.body))
  return String(kept.body['id'])
}

async function share({ url, child }: Sent, recorded: string): Promise<string> {
  const made = await OFFICER.post(`${url}/disclosures`, {
    recipient: { kind: 'external', organisation: 'Example Health (made up)', account: NURSES_ACCOUNT },
    subjects: [child],
    purpose: 'protect_person_at_risk',
    categories: ['identity', 'safety'],
    override: { basis: 'safeguarding', recorded, partInProtecting: true },
  })
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  return String(made.body['id'])
}

const end = ({ url }: Sent, event: string, who = DECIDER) => who.post(`${url}/consents/${event}/end`, REASONS)
const sharedStatus = async (id: string) => (await NURSE.get(`/v1/shared-referrals/${id}`)).status
const itemsOf = async (who: typeof OFFICER, url: string) => (await who.get(url)).body['items'] as Body[]

/** What the walls alone let the recipient see of a copy. */
const throughWalls = (disclosure: string) =>
  service.database.databases.app.transaction().execute(async (trx) => {
    await ask(trx, { account: NURSES_ACCOUNT, organisation: null, councils: [] }, service.clock.now)
    const rows = await trx
      .selectFrom('disclosure_content')
      .select('category')
      .where('disclosure_id', '=', disclosure)
      .execute()
    return rows.map(({ category }) => category).sort()
  })

/** What the case system was told of a referral whose override has ended. */
const handedOver = async ({ id }: { id: string }): Promise<Body[]> =>
  (
    await readUntil(service, 'case_system@westminster', '/v1/initial-contacts?limit=100', (items) =>
      items.some((each) => each['referral'] === id && each['cause'] === 'consent.override_ended'),
    )
  ).filter((each) => each['referral'] === id)

t.test('what nothing else carries goes back, and what was shared because of it is stopped', async (t) => {
  const referral = await send('consent-refused')
  const event = await override(referral)
  const shared = await share(referral, event)
  t.equal(await sharedStatus(shared), 200)
  const before = (await OFFICER.get(`${referral.url}/history`)).body['items'] as Body[]
  const ended = await end(referral, event)
  t.match(ended, {
    status: 201,
    body: {
      status: 'referred_back',
      gate: { outcome: 'refer_back', row: 3 },
      disclosuresStopped: [shared],
      heldForAPerson: false,
    },
  })
  t.equal(await sharedStatus(shared), 410)
  t.strictSame(await throughWalls(shared), [])
  const events = (await itemsOf(as('referrer'), `${referral.url}/history`)).slice(before.length - 1)
  t.match(
    (await itemsOf(OFFICER, `${referral.url}/history`)).slice(before.length).map(({ type }) => type),
    ['consent.override_ended', 'disclosure.stopped', 'referral.referred_back', 'initial_contact.created'],
  )
  t.ok(events.length > 0)
  t.notMatch(JSON.stringify(events), /nobody is at risk/, 'why is the council’s own')
  t.match((await DECIDER.get(referral.url)).body, { contentWithheld: 'no_consent' })
  const said = await as('referrer').get(`${referral.url}/consents`)
  t.match((said.body['events'] as Body[]).at(-1), {
    overrideEnd: { ends: event, decidedRole: 'decision_maker' },
  })
  t.notMatch(JSON.stringify(said.body), /nobody is at risk/)
  t.match((await handedOver(referral)).at(-1), { kind: 'change', cause: 'consent.override_ended' })
})

t.test('beside a consent it goes on, and whatever rests on another override stays', async (t) => {
  const referral = await send('eligible')
  const [one, other] = [
    await override(referral),
    await override(referral, 'referrer', { personAtRisk: 'adult' }),
  ]
  const [first, second] = [await share(referral, one), await share(referral, other)]
  const ended = await end(referral, one)
  t.match(ended, { status: 201, body: { status: 'received', disclosuresStopped: [first] } })
  t.equal(await sharedStatus(first), 410)
  t.equal(await sharedStatus(second), 200)
  t.strictSame(await throughWalls(second), ['identity', 'safety'])
  // The wall by itself: the service forgot to stop it.
  await service.database.admin
    .updateTable('disclosure')
    .set({ state: 'in_force', ended_at: null })
    .where('id', '=', first)
    .execute()
  t.strictSame(await throughWalls(first), [])
  t.match(await end(referral, one), { status: 409, body: { type: '/problems/override-not-in-force' } })

  const { etag } = await as('referrer').get(referral.url)
  const away = { reason: 'Moved away (made up).' }
  t.match(await as('referrer').post(`${referral.url}/withdrawal`, away, { ifMatch: etag }), {
    status: 409,
    body: { type: '/problems/safeguarding-recorded' },
  })
  t.match((await OFFICER.get(`${referral.url}/consents`)).body['events'], [
    {},
    { override: {} },
    { override: {} },
    { overrideEnd: { ends: one, ...REASONS } },
  ])
  await end(referral, other)
  const { etag: latest } = await as('referrer').get(referral.url)
  t.match(await as('referrer').post(`${referral.url}/withdrawal`, away, { ifMatch: latest }), { status: 200 })
})

t.test('an ended override is nothing to share by, and the case system is told that it ended', async (t) => {
  const referral = await send('eligible')
  const event = await override(referral)
  service.clock.now = new Date(service.clock.now.getTime() + 60_000)
  await end(referral, event)
  const again = await OFFICER.post(`${referral.url}/disclosures`, {
    recipient: { kind: 'external', organisation: 'Example Health (made up)' },
    subjects: ['jonah'],
    purpose: 'protect_person_at_risk',
    categories: ['identity'],
    override: { basis: 'safeguarding', recorded: event, partInProtecting: true },
  })
  t.match(again, { status: 422, body: { errors: [{ code: 'override_not_known' }] } })
  const [recorded, last] = (await handedOver(referral)).slice(-2)
  const read = async (contact: Body | undefined) =>
    (await as('case_system@westminster').get(`/v1/initial-contacts/${contact?.['id']}`)).body
  t.match(await read(last), {
    content: { consent: { overrides: [{ endedAt: service.clock.now.toISOString() }] } },
  })
  t.notMatch(JSON.stringify(await read(recorded)), 'endedAt', 'what was handed over before stays as it was')
})

t.test('who may end which', async (t) => {
  const referral = await send('eligible')
  const event = await override(referral)
  for (const subject of [
    'referrer',
    'screening_officer@westminster',
    'early_help_manager@westminster',
    'information_governance@westminster',
  ])
    t.match(await end(referral, event, as(subject)), { status: 403 }, subject)
  t.match(await end(referral, event, as('decision_maker@rbkc')), { status: 404 })
  const { events } = (await OFFICER.get(`${referral.url}/consents`)).body as { events: Body[] }
  for (const id of [NOBODY, String(events[0]?.['id'])]) t.match(await end(referral, id), { status: 404 })
  const other = await send('eligible')
  t.match(await end(referral, await override(other)), { status: 404 }, 'one of another referral')
  const own = await send('eligible', 'sends-and-decides')
  const theirs = await override(own, 'sends-and-decides')
  t.match(await end(own, theirs, as('sends-and-decides')), {
    status: 409,
    body: { type: '/problems/needs-another-person' },
  })
  t.match(await end(own, theirs), { status: 201 })
})

t.test('the family sees that it ended, and nothing of it while it is held back', async (t) => {
  const family = familyOf(service)
  const referral = await send('eligible')
  const [told, hidden] = [
    await override(referral),
    await override(referral, 'referrer', { familyTold: false, whyFamilyNotTold: 'Made up.' }),
  ]
  await share(referral, told)
  await share(referral, hidden)
  await end(referral, told)
  await end(referral, hidden)
  const read = async () => {
    const session = await family.session(referral.url, linkFor('maribel', ['jonah']))
    return (JSON.parse((await family.ledger(session)).body) as { entries: Body[] }).entries
  }
  t.match(await read(), [{ state: 'ended', on: '2026-11-23' }])
  t.equal((await read()).length, 1)
  service.clock.now = new Date('2026-12-02T09:30:00Z')
  t.match(await read(), [{ state: 'ended' }, { state: 'ended' }])
})
