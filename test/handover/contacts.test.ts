import t from 'tap'
import { ask } from '#platform/asking.ts'
import { type Body, callerOf } from '../helpers/call.ts'
import { consentFrom, overrideFor, withdrawalFrom } from '../helpers/consents.ts'
import { aboutReferral, decisionOf } from '../helpers/decisions.ts'
import { formFrom } from '../helpers/forms.ts'
import { createService, MONDAY } from '../helpers/service.ts'
import { readUntil } from './feed.ts'

const service = await createService(t)
const as = callerOf(service)
const caseSystem = as('case_system@westminster')
const later = (minutes: number) => {
  service.clock.now = new Date(service.clock.now.getTime() + minutes * 60_000)
}

async function send(form: object, subject = 'referrer') {
  const sent = await as(subject).post('/v1/referrals', form)
  t.equal(sent.status, 201)
  return { id: String(sent.body['id']), url: String(sent.headers['location']), etag: sent.etag }
}

/** A referral's contacts, oldest first, when there are so many. */
async function contactsOf(referral: string, count: number) {
  const all = await readUntil(
    service,
    'case_system@westminster',
    '/v1/initial-contacts?limit=100',
    (items) => items.filter((item) => item['referral'] === referral).length >= count,
  )
  return all.filter((item) => item['referral'] === referral) as (Body & { id: string })[]
}

const read = async (id: string, subject = 'case_system@westminster') =>
  (await as(subject).get(`/v1/initial-contacts/${id}`)).body

async function decide(url: string, outcome: string, by = 'decision_maker@westminster') {
  const id = url.slice('/v1/referrals/'.length)
  const { etag } = await as(by).get(url)
  const decision = decisionOf(outcome, await aboutReferral(service.database, id, id))
  return as(by).post(`${url}/decisions`, decision, { ifMatch: etag })
}

/** Every script that is easily lost on the way: joined, composed both ways, from right to left, beyond 16 bits, invisible. */
const WORDS = [
  'Nicht an die Schule. Straße, Ärzte: nein.',
  'Noël as e\u0308 and as \u00eb, kept apart.',
  'لا تخبروا المدرسة، من فضلكم.',
  'אל תספרו לבית הספר.',
  'स्कूल को मत बताइए।',
  '学校には言わないでください。𠮷野家。',
  'ስለ ቤተሰቤ ለትምህርት ቤት አትንገሩ።',
  'Please not my 👩🏽‍👩🏼‍👧🏿 to anyone \u200f\u202eabc\u202c.',
  'Tab\tand line\nand “quotes”, \\ back, "straight", <b>&amp;</b>, \u2028 and \u00a0.',
]

t.test('limits arrive byte for byte, in every script, with all that was said about consent', async (t) => {
  const limitations = WORDS.map((words) => ({
    kind: 'not_this_recipient',
    words,
    recipients: [words.slice(0, 200)],
  }))
  const form = formFrom('three-children', (form) => {
    const [record] = form.consent?.records ?? []
    Object.assign(record as object, { state: 'given_with_limitations', limitations })
  })
  const { id } = await send(form)
  const [contact] = await contactsOf(id, 1)
  t.match(contact, { kind: 'initial', cause: 'referral.received', corrects: null, state: 'pending' })
  const { content } = (await read(String(contact?.id))) as Body & { content: Body }
  const consent = content['consent'] as {
    gate: { outcome: string; limitations: { limitation: { words: string } }[] }
    records: { record: unknown }[]
  }
  t.equal(consent.gate.outcome, 'allow_with_limitations')
  const bytes = (words: string) => Buffer.from(words).toString('hex')
  t.strictSame(
    consent.gate.limitations.map(({ limitation }) => bytes(limitation.words)),
    WORDS.map(bytes),
  )
  t.strictSame(
    consent.records.map(({ record }) => record),
    form.consent?.records,
  )
  t.strictSame(content['professionals'], form['professionals'])
  t.strictSame(content['safety'], form.safety)
  t.match(content, {
    revision: 1,
    evaluation: { ruleSet: { id: 'westminster-teh', version: '1', hash: /^[0-9a-f]{64}$/ } },
  })
  const children = content['children'] as Body[]
  t.strictSame(
    children.map(({ key }) => key),
    form.children.map(({ key }) => key),
  )
  t.notOk(
    children.some((child) => 'siblings' in child),
    'nothing of other persons',
  )
})

t.test('it is the council’s case system’s, and nobody else’s', async (t) => {
  const { id } = await send(formFrom('eligible'))
  const [contact] = await contactsOf(id, 1)
  const url = `/v1/initial-contacts/${contact?.id}`
  const body = { caseSystemId: 'foreign' }
  for (const [subject, status] of [
    ['case_system@rbkc', 404],
    ['referrer', 403],
    ['organisation_lead', 403],
    ['screening_officer@westminster', 403],
    ['decision_maker@westminster', 403],
  ] as const) {
    t.equal((await as(subject).get(url)).status, status, subject)
    t.equal((await as(subject).post(`${url}/acknowledgement`, body)).status, status, subject)
  }
  for (const [name, councils] of [
    ['the other council', ['rbkc']],
    ['who sent it', []],
  ] as const)
    await service.database.databases.app.transaction().execute(async (trx) => {
      const account = { account: '00000000-0000-7000-8000-030000000001', organisation: null }
      await ask(trx, { ...account, councils })
      t.strictSame(await trx.selectFrom('initial_contact').select('id').execute(), [], `the walls: ${name}`)
      const changed = trx.updateTable('initial_contact').set({ case_system_id: 'x' })
      t.equal((await changed.executeTakeFirst()).numUpdatedRows, 0n)
    })
  const foreign = (await as('case_system@rbkc').get('/v1/initial-contacts')).body as unknown as { items: [] }
  t.strictSame(foreign.items, [])
})

t.test('it is handed over once it is acknowledged: with one id, which the sender never sees', async (t) => {
  const { id, url } = await send(formFrom('eligible'))
  const [contact] = await contactsOf(id, 1)
  const at = `/v1/initial-contacts/${contact?.id}/acknowledgement`
  const all = await Promise.all([1, 2, 3].map(() => caseSystem.post(at, { caseSystemId: 'CASE-SYSTEM-77' })))
  for (const answer of all)
    t.match(answer, { status: 200, body: { state: 'acknowledged', caseSystemId: 'CASE-SYSTEM-77' } })
  t.match(await caseSystem.post(at, { caseSystemId: 'CASE-SYSTEM-78' }), {
    status: 409,
    body: { type: '/problems/contact-already-acknowledged', detail: /CASE-SYSTEM-77/ },
  })
  t.match(await read(String(contact?.id)), { caseSystemId: 'CASE-SYSTEM-77', acknowledgedAt: MONDAY_MS })
  const told = await readUntil(service, 'case_system@westminster', '/v1/events?limit=100', (items) =>
    items.some((item) => JSON.stringify(item).includes('initial_contact.acknowledged')),
  )
  t.equal(
    told.filter(({ type }) => type === 'initial_contact.acknowledged').length,
    1,
    'told once, however often it is said',
  )
  for (const path of [url, `${url}/history`, `${url}/actions`, '/v1/events?limit=100'])
    t.notMatch(JSON.stringify((await as('referrer').get(path)).body), /CASE-SYSTEM|initial_contact/, path)
  const pending = await readUntil(
    service,
    'case_system@westminster',
    '/v1/initial-contacts?state=pending&limit=100',
    () => true,
  )
  t.notOk(pending.some((item) => item['referral'] === id))
})

const MONDAY_MS = new Date(MONDAY).toISOString()

t.test('what changes afterwards comes as a change of the one before, which stays as it was', async (t) => {
  const { id, url } = await send(formFrom('eligible'))
  later(5)
  t.equal((await decide(url, 'link_to_open_case')).status, 201)
  const [first, second] = await contactsOf(id, 2)
  t.match(second, { kind: 'change', cause: 'decision.recorded', corrects: first?.id })
  t.match(await read(String(second?.id)), {
    referralStatus: 'decided',
    content: {
      decision: {
        decidedBy: ['decision_maker'],
        children: [{ outcome: 'link_to_open_case', openCase: { reference: 'M-1000 (made up)' } }],
      },
    },
  })
  const before = (await read(String(first?.id))) as { content: object }
  t.notOk('decision' in before.content, 'nothing was decided when it was made')

  later(5)
  const danger = { text: 'He is outside the door.', immediateDanger: true }
  t.equal((await as('referrer').post(`${url}/amendments`, danger)).status, 201)
  const third = (await contactsOf(id, 3))[2]
  t.match(third, { kind: 'change', cause: 'referral.emergency_stopped', corrects: second?.id })
  t.match(await read(String(third?.id)), { content: { safety: { immediateDanger: true } } })
  t.match(await read(String(second?.id)), { content: { safety: { immediateDanger: false } } })
})

t.test('what is referred back is not handed over, and what was is held back', async (t) => {
  const { id, url, etag } = await send(formFrom('consent-refused'))
  const consented = formFrom('eligible')
  t.equal((await as('referrer').post(`${url}/revisions`, consented, { ifMatch: etag })).status, 201)
  const contacts = await contactsOf(id, 1)
  t.match(contacts, [{ kind: 'initial', cause: 'referral.received', corrects: null }])
  t.equal(contacts.length, 1)
  t.match(await read(String(contacts[0]?.id)), { content: { revision: 2 } })

  later(5)
  t.equal((await decide(url, 'refer_back_no_consent')).status, 201)
  const [before, after] = await contactsOf(id, 2)
  for (const contact of [before, after]) {
    const body = await read(String(contact?.id))
    t.match(body, { referralStatus: 'referred_back', contentWithheld: 'no_consent' })
    t.notOk('content' in body)
  }
  later(5)
  const { etag: version } = await as('referrer').get(url)
  t.equal((await as('referrer').post(`${url}/revisions`, consented, { ifMatch: version })).status, 201)
  const third = (await contactsOf(id, 3))[2]
  t.match(third, { kind: 'change', cause: 'referral.received', corrects: after?.id })
  const { content } = (await read(String(third?.id))) as { content: object }
  t.match(content, { revision: 3 })
  t.notOk('decision' in content, 'that it was sent back is over')
  t.equal((await read(String(before?.id)))['contentWithheld'], undefined)
})

t.test('a withdrawal corrects what was handed over, and says nothing where nothing was', async (t) => {
  const open = await send(formFrom('eligible'))
  const back = await send(formFrom('consent-refused'))
  for (const { url, etag } of [open, back])
    t.equal((await as('referrer').post(`${url}/withdrawal`, { reason: 'x' }, { ifMatch: etag })).status, 200)
  t.match(await contactsOf(open.id, 2), [
    { kind: 'initial' },
    { kind: 'change', cause: 'referral.withdrawn' },
  ])
  t.strictSame(await contactsOf(back.id, 0), [])
})

t.test('an emergency is handed over at once, and its written confirmation changes it', async (t) => {
  const { id, url, etag } = await send(formFrom('emergency'))
  const written = formFrom('emergency', (form) =>
    Object.assign(form, { channel: 'phone_confirmation', telephoneReferral: { at: '2026-11-23T08:00:00Z' } }),
  )
  t.equal((await as('referrer').post(`${url}/revisions`, written, { ifMatch: etag })).status, 201)
  t.match(await contactsOf(id, 2), [
    { kind: 'initial', cause: 'referral.emergency_stopped' },
    { kind: 'change', cause: 'referral.received' },
  ])
})

t.test('consent is asked about when it is read: what was said since counts at once', async (t) => {
  const form = formFrom('eligible')
  const { id, url, etag } = await send(form)
  const [first] = await contactsOf(id, 1)
  t.ok('content' in (await read(String(first?.id))))
  later(5)
  const withdrawal = await as('referrer').post(`${url}/consents/withdrawal`, withdrawalFrom(form))
  t.equal(withdrawal.status, 201)
  const [, second] = await contactsOf(id, 2)
  t.match(second, { kind: 'change', cause: 'consent.withdrawn', corrects: first?.id })
  for (const contact of [first, second]) {
    const body = await read(String(contact?.id))
    t.match(body, { referralStatus: 'referred_back', contentWithheld: 'no_consent' })
    t.notOk('content' in body)
  }
  t.equal((await as('case_system@westminster').get(url)).status, 403, 'nor in any other way')

  later(5)
  const [words] = WORDS.slice(2)
  const limited = consentFrom(form, 'given_with_limitations', {
    at: service.clock.now.toISOString(),
    limitations: [{ kind: 'not_this_recipient', words, recipients: ['The school'] }],
  })
  const { etag: version } = await as('referrer').get(url)
  t.not(version, etag)
  t.equal(
    (await as('referrer').post(`${url}/consents`, { record: limited }, { ifMatch: version })).status,
    201,
  )
  const third = (await contactsOf(id, 3))[2]
  t.match(third, { cause: 'consent.recorded', corrects: second?.id })
  t.match(await read(String(third?.id)), {
    content: {
      consent: {
        gate: { outcome: 'allow_with_limitations', row: 2, limitations: [{ limitation: { words } }] },
        records: [{ recordedWith: 'form' }, { recordedWith: 'later' }, { record: limited }],
      },
    },
  })
  const { content } = (await read(String(first?.id))) as { content: { consent: { records: unknown[] } } }
  t.equal(content.consent.records.length, 1, 'the first one says what it said')
})

t.test(
  'an override is handed over with its reasons, and stands in where consent is taken back',
  async (t) => {
    const form = formFrom('eligible')
    const { id, url, etag } = await send(form)
    later(5)
    const override = overrideFor({ reasons: WORDS.join('\n'), decidedAt: service.clock.now.toISOString() })
    t.equal((await as('referrer').post(`${url}/consents`, { override }, { ifMatch: etag })).status, 201)
    t.equal((await as('referrer').post(`${url}/consents/withdrawal`, withdrawalFrom(form))).status, 201)
    const [, second, third] = await contactsOf(id, 3)
    t.match(second, { cause: 'consent.recorded' })
    t.match(third, { cause: 'consent.withdrawn' })
    t.match(await read(String(third?.id)), {
      referralStatus: 'received',
      content: { consent: { gate: { row: 4 }, overrides: [{ recordedWith: 'later', override }] } },
    })
  },
)
