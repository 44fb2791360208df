import t from 'tap'
import { callerOf } from '../helpers/call.ts'
import { consentFrom, overrideFor, withdrawalFrom } from '../helpers/consents.ts'
import { type Form, formFrom } from '../helpers/forms.ts'
import { createService } from '../helpers/service.ts'

const service = await createService(t)
const as = callerOf(service)
const OFFICER = 'screening_officer@westminster'
const SIDES = ['referrer', OFFICER] as const

async function sent(example: string, change?: (form: Form) => void) {
  const form = formFrom(example, change)
  const answer = await as('referrer').post('/v1/referrals', form)
  return { form, url: String(answer.headers['location']), etag: answer.etag }
}

const record = (who: string, url: string, said: object, etag: string) =>
  as(who).post(`${url}/consents`, said, { ifMatch: etag })
const withdraw = (who: string, url: string, said: object) => as(who).post(`${url}/consents/withdrawal`, said)
/** What the history tells; what the case system is told besides is the hand-over's. */
const typesOf = async (who: string, url: string) =>
  ((await as(who).get(`${url}/history`)).body['items'] as { type: string }[])
    .map(({ type }) => type)
    .filter((type) => !type.startsWith('initial_contact.'))

for (const side of SIDES)
  t.test(
    `${side}: a withdrawal sends back what consent alone carried, and a new consent lets it go on`,
    async (t) => {
      const { form, url } = await sent('eligible')
      const back = await withdraw(side, url, withdrawalFrom(form))
      t.match(back, {
        status: 201,
        body: {
          status: 'referred_back',
          heldForAPerson: false,
          gate: { outcome: 'refer_back', row: 3 },
          issues: [],
        },
      })
      t.strictSame(back.body['disclosuresStopped'], [])
      t.match((await as(OFFICER).get(url)).body, {
        status: 'referred_back',
        contentWithheld: 'no_consent',
        dueOn: null,
      })
      t.equal((await as(OFFICER).get(`${url}/consents`)).status, 404, 'its consent is withheld with it')
      const mine = await as('referrer').get(`${url}/consents`)
      t.match(mine.body, {
        subjects: [
          { subject: 'jonah', state: 'not_given', why: ['withdrawn'] },
          { subject: 'maribel', state: 'given' },
        ],
        events: [{ recordedWith: 'form' }, { recordedWith: 'later', record: { state: 'withdrawn' } }],
      })
      t.match(
        await record(OFFICER, url, { override: overrideFor() }, mine.etag),
        { status: 409 },
        'not by the council',
      )

      const again = consentFrom(form, 'given', { at: '2026-11-22T12:00:00Z' })
      const on = await record('referrer', url, { record: again }, mine.etag)
      t.match(on, { status: 201, body: { status: 'received', gate: { outcome: 'allow', row: 1 } } })
      t.match((await as(OFFICER).get(url)).body, { status: 'received', dueOn: '2026-11-24', form })
      t.strictSame(await typesOf('referrer', url), [
        'referral.received',
        'consent.withdrawn',
        'referral.referred_back',
        'consent.recorded',
        'referral.received',
      ])
    },
  )

t.test('each state of a referral that is not decided goes back; one that is decided stays', async (t) => {
  for (const status of ['received', 'screening', 'awaiting_information', 'awaiting_confirmation'] as const) {
    const { form, url } = await sent('eligible')
    await service.database.admin
      .updateTable('referral')
      .set({ status, open_requests: 1 })
      .where('id', '=', url.split('/').at(-1) as string)
      .execute()
    t.match((await withdraw(OFFICER, url, withdrawalFrom(form))).body, { status: 'referred_back' }, status)
    const row = await service.database.admin
      .selectFrom('referral')
      .selectAll()
      .where('id', '=', url.split('/').at(-1) as string)
      .executeTakeFirstOrThrow()
    t.match(row, { withheld: true, open_requests: 0, proposed_by: null, consent_hold: false }, status)
  }
  for (const status of ['decided', 'under_review', 'withdrawn'] as const) {
    const { form, url } = await sent('eligible')
    await service.database.admin
      .updateTable('referral')
      .set({ status })
      .where('id', '=', url.split('/').at(-1) as string)
      .execute()
    t.match(
      (await withdraw('referrer', url, withdrawalFrom(form))).body,
      { status, gate: { row: 3 } },
      status,
    )
    t.match((await as(OFFICER).get(`${url}/consents`)).body, {
      events: [{}, { record: { state: 'withdrawn' } }],
    })
    t.strictSame(await typesOf(OFFICER, url), ['referral.received', 'consent.withdrawn'])
  }
})

t.test('safeguarding and the law carry on: a withdrawal stops nothing, and the record says it', async (t) => {
  const { form, url, etag } = await sent('eligible')
  t.match((await record(OFFICER, url, { override: overrideFor() }, etag)).body, {
    status: 'received',
    gate: { row: 1 },
  })
  t.match((await withdraw('referrer', url, withdrawalFrom(form))).body, {
    status: 'received',
    heldForAPerson: false,
    gate: { row: 4, outcome: 'allow' },
  })
  const refused = await sent('consent-refused')
  const bare = await record(
    'referrer',
    refused.url,
    { override: { basis: 'legal_requirement' } },
    refused.etag,
  )
  t.match(bare.body, { status: 'referred_back', gate: { row: 3 } }, 'a bare tick opens nothing')
  t.match(bare.body['issues'], [{ pointer: '/override', code: 'override_reasons_missing' }])
  const law = overrideFor({ basis: 'legal_requirement', document: 'Court order (made up)' })
  const opened = await record('referrer', refused.url, { override: law }, bare.etag)
  t.match(opened.body, { status: 'received', gate: { row: 5 } })
  t.notOk('noteAsked' in opened.body)
})

t.test('an urgent override goes through without its note, which is asked for', async (t) => {
  const { url, etag } = await sent('consent-refused')
  const on = await record('referrer', url, { override: { basis: 'safeguarding' } }, etag)
  t.match(on, {
    status: 201,
    body: { status: 'received', gate: { row: 4 }, noteAsked: { by: '2026-11-24' } },
  })
  t.ok((on.body['noteAsked'] as { what: unknown[] }).what.length >= 4)
  t.equal(
    (await as(OFFICER).get(url)).body['dueOn'],
    '2026-11-23',
    'at once, as with every safeguarding reason',
  )
})

t.test('what was sent back lets nothing through but a yes or an override', async (t) => {
  const { form, url, etag } = await sent('eligible')
  // A person sent it back, although the form says that consent is given.
  await service.database.admin
    .updateTable('referral')
    .set({ status: 'referred_back', withheld: true })
    .where('id', '=', url.split('/').at(-1) as string)
    .execute()
  const other = consentFrom(form, 'not_sought', { subjects: ['maribel'] })
  const still = await record('referrer', url, { record: other }, etag)
  t.match(still.body, { status: 'referred_back', gate: { outcome: 'allow' } })
  const yes = await record('referrer', url, { record: consentFrom(form, 'given') }, still.etag)
  t.match(yes.body, { status: 'received' })
})

t.test('people entitled who do not agree: held for a person, first of what can wait', async (t) => {
  const { form, url, etag } = await sent('consent-limited')
  const father = {
    givenBy: {
      person: 'duncan',
      relation: 'father',
      entitlement: 'parental_responsibility',
      heldThrough: 'marriage_or_civil_partnership',
    },
  }
  const no = await record(OFFICER, url, { record: consentFrom(form, 'refused', father) }, etag)
  t.match(no.body, { status: 'received', heldForAPerson: true, gate: { outcome: 'refer_back' } })
  const items = (await as(OFFICER).get('/v1/councils/westminster/triage-queue')).body['items'] as {
    id: string
    attention: string
  }[]
  t.match(items[0], { id: url.split('/').at(-1), attention: 'consent_disagreement' })
  t.match((await as(OFFICER).get('/v1/councils/westminster/triage-queue/counts')).body, { consentHeld: 1 })
  t.same(await typesOf('referrer', url), ['referral.received', 'consent.recorded', 'consent.disagreement'])
  const yes = consentFrom(form, 'given', { ...father, at: '2026-11-22T12:00:00Z' })
  const agreed = await record('referrer', url, { record: yes }, no.etag)
  t.match(agreed.body, { status: 'received', heldForAPerson: false })
  t.match((await as(OFFICER).get('/v1/councils/westminster/triage-queue/counts')).body, { consentHeld: 0 })

  const besides = await withdraw(
    OFFICER,
    url,
    withdrawalFrom(form, {
      givenBy: { name: 'R', relation: 'mother', entitlement: 'parental_responsibility' },
    }),
  )
  t.match(besides.body, {
    heldForAPerson: true,
    issues: [{ code: 'beside_a_permission', pointer: '/givenBy' }],
  })
  const carried = await record(OFFICER, url, { override: overrideFor() }, besides.etag)
  t.match(carried.body, { heldForAPerson: false, gate: { row: 4 } }, 'safeguarding does not wait for them')
})

t.test('what cannot be recorded is refused with its place, and nothing is written', async (t) => {
  const { form, url, etag } = await sent('eligible')
  const wrong: [object, string, string][] = [
    [consentFrom(form, 'given', { subjects: ['nobody'] }), '/record/subjects/0', 'person_unknown'],
    [consentFrom(form, 'given_with_limitations'), '/record/limitations', 'limitation_missing'],
    [consentFrom(form, 'given', { at: '2026-11-23T10:00:00Z' }), '/record/at', 'not_yet_given'],
  ]
  for (const [said, pointer, code] of wrong)
    t.match(
      await record(OFFICER, url, { record: said }, etag),
      { status: 422, body: { type: '/problems/consent-not-valid', errors: [{ pointer, code }] } },
      code,
    )
  t.match(await withdraw(OFFICER, url, withdrawalFrom(form, { at: '2026-11-12T09:00:00Z' })), {
    status: 422,
    body: { errors: [{ pointer: '/at', code: 'before_the_permission' }] },
  })
  t.match(await record(OFFICER, url, { record: consentFrom(form, 'given') }, '"9"'), { status: 412 })
  t.match(await as(OFFICER).post(`${url}/consents`, { record: consentFrom(form, 'given') }), { status: 428 })
  t.equal(((await as(OFFICER).get(`${url}/consents`)).body['events'] as unknown[]).length, 1)
  const early = await withdraw('referrer', url, withdrawalFrom(form, { at: '2026-11-25T09:00:00Z' }))
  t.match(
    early.body,
    { status: 'referred_back', issues: [{ code: 'consent_in_future' }] },
    'a no counts at once',
  )
  const kept = await service.database.admin
    .selectFrom('consent_event')
    .select(['effective_at', 'recorded_at', 'event'])
    .where('id', '=', String(early.body['id']))
    .executeTakeFirstOrThrow()
  t.strictSame(kept.effective_at, kept.recorded_at, 'from the moment it is recorded')
  t.match(JSON.parse(kept.event), { at: '2026-11-25T09:00:00Z' }, 'and stays as it was said')
})

t.test('a word given twice is one event; somebody else’s referral is not there', async (t) => {
  const { form, url } = await sent('eligible')
  const key = '5f0e5a0e-3f56-4f0e-9d7e-0d8f5f0e5a0e'
  const once = () => as('referrer').post(`${url}/consents/withdrawal`, withdrawalFrom(form), { key })
  const first = await once()
  t.strictSame((await once()).body, first.body)
  t.equal(((await as('referrer').get(`${url}/consents`)).body['events'] as unknown[]).length, 2)
  for (const who of ['other-referrer', 'screening_officer@rbkc'])
    t.equal((await withdraw(who, url, withdrawalFrom(form))).status, 404, who)
  t.equal((await withdraw('analyst@westminster', url, withdrawalFrom(form))).status, 403)
})
