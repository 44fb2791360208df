import t from 'tap'
import { callerOf } from '../helpers/call.ts'
import { consentFrom, overrideFor, withdrawalFrom } from '../helpers/consents.ts'
import { type Form, formFrom } from '../helpers/forms.ts'
import { createService } from '../helpers/service.ts'

const service = await createService(t)
const as = callerOf(service)
const OFFICER = 'screening_officer@westminster'

async function sent(example: string, change?: (form: Form) => void) {
  const form = formFrom(example, change)
  const answer = await as('referrer').post('/v1/referrals', form)
  return { form, url: String(answer.headers['location']), etag: answer.etag }
}
const record = (who: string, url: string, said: object, etag: string) =>
  as(who).post(`${url}/consents`, said, { ifMatch: etag })
const withdraw = (who: string, url: string, said: object) => as(who).post(`${url}/consents/withdrawal`, said)

/** As families write, and as machines spoil it: composed or not, from right to left, without spaces, beyond the BMP. */
const WORDS = [
  'Not my brother’s school — “never”.',
  'nai\u0308ve na\u00efve',
  '  two  spaces, a tab\t and a\nnew line ',
  'لا تخبروا جدّتي من فضلكم',
  'אל תספרו לסבתא',
  'অনুগ্রহ করে স্কুলকে বলবেন না',
  'ከትምህርት ቤቱ ጋር አታጋሩ',
  '請不要告訴青年會',
  'mother\u200d👩‍👧 \u202eright\u202c',
  '\\u0041 \\n "quoted" </script>',
]

t.test('limits and words are kept letter for letter, in any script', async (t) => {
  const { form, url, etag } = await sent('eligible')
  const limitations = WORDS.map((words) => ({
    kind: 'not_this_recipient',
    words,
    recipients: [words.trim()],
  }))
  const said = consentFrom(form, 'given_with_limitations', { limitations })
  const limited = await record('referrer', url, { record: said }, etag)
  t.match(limited.body, { status: 'received', gate: { row: 2 } })
  const override = overrideFor({ reasons: WORDS.join('|') })
  await record(OFFICER, url, { override }, limited.etag)
  for (const who of ['referrer', OFFICER]) {
    const { body } = await as(who).get(`${url}/consents`)
    const gate = body['gate'] as { limitations: { limitation: object; pointer: string }[] }
    t.strictSame(
      gate.limitations.map(({ limitation }) => limitation),
      limitations,
      `${who}: in force, word for word`,
    )
    const events = body['events'] as { pointer?: string; record?: object; override?: object }[]
    t.strictSame(events[1]?.record, said)
    t.strictSame(events[2]?.override, override)
    t.ok(gate.limitations[0]?.pointer.startsWith(`${events[1]?.pointer}/`), 'the gate points at the event')
  }
  await withdraw('referrer', url, withdrawalFrom(form, { words: WORDS.join(''), at: '2026-11-22T09:00:00Z' }))
  const { body } = await as('referrer').get(`${url}/consents`)
  t.match((body['events'] as object[]).at(-1), { record: { words: WORDS.join('') } })
})

t.test('a withdrawal leaves the lawful basis, and each person’s own state', async (t) => {
  const lawfulBasis = { basis: 'public_task', remarks: 'Children Act 1989, section 17 (made up).' }
  const { form, url } = await sent('eligible', (form) => {
    Object.assign(form.consent?.records[0] ?? {}, { lawfulBasis })
  })
  await withdraw('referrer', url, withdrawalFrom(form, { subjects: ['jonah'] }))
  const { body } = await as('referrer').get(`${url}/consents`)
  t.match(body, {
    subjects: [
      { subject: 'jonah', state: 'not_given' },
      { subject: 'maribel', state: 'given' },
    ],
    lawfulBases: [{ subjects: ['jonah', 'maribel'], lawfulBasis }],
  })
})

t.test('what was made of a withheld form stays with those who sent it', async (t) => {
  const { form, url, etag } = await sent('consent-refused')
  const note = { text: 'Seen again (made up).' }
  await as('referrer').post(`${url}/amendments`, note)
  await as('referrer').post(`${url}/amendments`, note)
  t.equal((await as(OFFICER).get(`${url}/evaluations`)).status, 404)
  const idsFor = async (who: string) =>
    ((await as(who).get(`${url}/evaluations`)).body['items'] as { id: string }[]).map(({ id }) => id)
  const before = await idsFor('referrer')
  t.equal(before.length, 3)
  t.equal((await record('referrer', url, { record: consentFrom(form, 'given') }, etag)).status, 412)
  const seen = (await as('referrer').get(url)).etag
  t.equal((await record('referrer', url, { record: consentFrom(form, 'given') }, seen)).status, 201)
  t.strictSame(await idsFor(OFFICER), before.slice(0, 1), 'the one that moved it')
  await as('referrer').post(`${url}/amendments`, note)
  t.strictSame((await idsFor(OFFICER)).length, 2, 'and those after it')
  t.strictSame((await idsFor('referrer')).length, 4)

  const harm = await sent('consent-refused')
  await as('referrer').post(`${harm.url}/amendments`, note)
  await as('referrer').post(`${harm.url}/amendments`, { ...note, significantHarmSuspected: true })
  const first = ((await as(OFFICER).get(`${harm.url}/evaluations`)).body['items'] as object[]).length
  t.equal(first, 1, 'the same where safeguarding reasons moved it')

  const revised = await sent('consent-refused')
  await as('referrer').post(`${revised.url}/revisions`, formFrom('eligible'), { ifMatch: revised.etag })
  t.match((await as(OFFICER).get(`${revised.url}/evaluations`)).body, { items: [{ revision: 2 }] })
  t.equal(((await as(OFFICER).get(`${revised.url}/evaluations`)).body['items'] as object[]).length, 1)
})

t.test('a new form does not speak louder than what was said since the first', async (t) => {
  const { form, url } = await sent('eligible')
  const back = await withdraw('referrer', url, withdrawalFrom(form))
  const same = await as('referrer').post(`${url}/revisions`, form, { ifMatch: back.etag })
  t.match(same.body, { status: 'referred_back', consent: { row: 3, reasons: [{ code: 'withdrawn' }] } })
  const anew = structuredClone(form)
  Object.assign(anew.consent?.records[0] ?? {}, { at: '2026-11-22T10:00:00Z' })
  const on = await as('referrer').post(`${url}/revisions`, anew, { ifMatch: same.etag })
  t.match(on.body, { status: 'received', consent: { row: 1 } })
  t.equal(
    ((await as(OFFICER).get(`${url}/consents`)).body['events'] as object[]).length,
    2,
    'its own and what came later',
  )
})

t.test('no draft starts from what the family has taken back', async (t) => {
  const { form, url } = await sent('eligible')
  const basedOn = url.split('/').at(-1)
  t.equal((await as('referrer').post('/v1/drafts', { form: {}, basedOn })).status, 201)
  await withdraw('referrer', url, withdrawalFrom(form))
  t.match(await as('referrer').post('/v1/drafts', { form: {}, basedOn }), {
    status: 409,
    body: { type: '/problems/reuse-not-allowed' },
  })
})

t.test(
  'a withdrawal and additions at the same time: both are there, and the withdrawal counts',
  async (t) => {
    const { form, url } = await sent('eligible')
    const deeds = [
      ...Array.from({ length: 4 }, () =>
        as('referrer').post(`${url}/amendments`, { text: 'At once (made up).' }),
      ),
      withdraw(OFFICER, url, withdrawalFrom(form)),
      ...Array.from({ length: 4 }, () =>
        as('referrer').post(`${url}/amendments`, { text: 'At once (made up).' }),
      ),
      withdraw('referrer', url, withdrawalFrom(form, { at: '2026-11-21T13:00:00Z' })),
    ]
    const statuses = (await Promise.all(deeds)).map(({ status }) => status)
    t.equal(statuses.filter((status) => status === 201).length >= 9, true, `${statuses}`)
    const { body } = await as('referrer').get(url)
    t.match(body, { status: 'referred_back' })
    t.equal((body['amendments'] as object[]).length, 8)
    t.match((await as(OFFICER).get(url)).body, { contentWithheld: 'no_consent' })
    const history = (await as('referrer').get(`${url}/history?limit=100`)).body['items'] as {
      from: string
      to: string
    }[]
    t.ok(
      history.every((one, at) => at === 0 || one.from === history[at - 1]?.to),
      'one after the other',
    )
  },
)
