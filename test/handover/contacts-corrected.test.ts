import t from 'tap'
import { consentFrom, overrideFor, withdrawalFrom } from '../helpers/consents.ts'
import { formFrom } from '../helpers/forms.ts'
import { contactsWorld, WORDS } from './contacts-world.ts'

const { service, as, later, send, contactsOf, read, decide } = await contactsWorld(t)

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
