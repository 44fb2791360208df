import t from 'tap'
import { callerOf } from '../helpers/call.ts'
import { formFrom } from '../helpers/forms.ts'
import { createService } from '../helpers/service.ts'

type Item = Record<string, unknown>

const QUESTIONS = [
  { question: 'What is the main cause of the absences?', pointer: '/children/0/attendance/mainCause' },
  { question: 'Who else works with the family?' },
]
const NOTE = 'The duty worker doubts the figures (made up).'

t.test('questions and answers', async (t) => {
  const service = await createService(t)
  const as = callerOf(service)
  const officer = as('screening_officer@westminster')
  const sender = as('referrer')
  const send = async (example = 'undetermined') => {
    const sent = await sender.post('/v1/referrals', formFrom(example))
    return { url: String(sent.headers['location']), etag: sent.etag }
  }
  const ask = async (url: string, ifMatch: string, more: object = {}) => {
    const asked = await officer.post(
      `${url}/information-requests`,
      { questions: QUESTIONS, ...more },
      { ifMatch },
    )
    return { ...asked, answer: `${url}/information-requests/${asked.body['id']}/answer` }
  }
  const itemsOf = async (subject: string, url: string) => (await as(subject).get(url)).body['items'] as Item[]
  const stateOf = async (url: string) => {
    const { body } = await officer.get(url)
    return { status: body['status'], dueOn: body['dueOn'], result: body['result'] }
  }
  const openOf = async (url: string) =>
    (
      await service.database.admin
        .selectFrom('referral')
        .select('open_requests')
        .where('id', '=', url.split('/').at(-1) as string)
        .executeTakeFirstOrThrow()
    ).open_requests

  await t.test('a question waits for its answer, and the clock for neither', async (t) => {
    const { url, etag } = await send()
    service.clock.now = new Date('2026-11-24T16:00:00Z')
    const asked = await ask(url, etag, { answerBy: '2026-11-30', note: NOTE })
    t.match(asked, {
      status: 201,
      etag: '"2"',
      body: {
        state: 'open',
        askedAt: '2026-11-24T16:00:00.000Z',
        askedBy: { role: 'screening_officer', name: /screening officer/ },
        answerBy: '2026-11-30',
        overdue: false,
        answeredAt: null,
        questions: QUESTIONS,
      },
    })
    t.match(await stateOf(url), { status: 'awaiting_information', dueOn: '2026-11-24' }, 'due as before')
    t.equal(await openOf(url), 1)
    service.clock.now = new Date('2026-11-25T09:00:00Z')
    t.match((await officer.get(url)).body, { dueOn: '2026-11-24', overdue: true }, 'overdue shows')
    const answer = {
      text: 'Asked the attendance office.',
      answers: [{ pointer: '/children/0/attendance/mainCause', value: 'parenting_capacity' }],
    }
    const answered = await sender.post(asked.answer, answer)
    t.match(answered, {
      status: 201,
      etag: '"4"',
      body: { status: 'received', writtenAt: '2026-11-25T09:00:00.000Z', evaluation: { children: [{}] } },
    })
    t.match(await stateOf(url), { status: 'received', dueOn: '2026-11-24' }, 'due as before, and overdue')
    t.equal((await officer.get(url)).etag, '"4"')
    t.equal(await openOf(url), 0)
    t.match(await sender.get(url), { body: { amendments: [{ writtenBy: 'sender', amendment: answer }] } })

    const seen = await itemsOf('screening_officer@westminster', `${url}/information-requests`)
    t.strictSame(seen.length, 1)
    t.match(seen[0], {
      state: 'answered',
      answeredAt: '2026-11-25T09:00:00.000Z',
      askedBy: { role: 'screening_officer', account: String, name: String },
      questions: QUESTIONS,
    })
    t.strictSame(seen[0]?.['answer'], answer, 'what was answered, letter for letter')
    const own = await itemsOf('referrer', `${url}/information-requests`)
    t.strictSame(own[0]?.['askedBy'], { role: 'screening_officer' }, 'the sender is shown the role')
    t.strictSame({ ...own[0], askedBy: null }, { ...seen[0], askedBy: null }, 'and else the same')
    t.strictSame(await itemsOf('organisation_lead', `${url}/information-requests`), own)

    const told = await itemsOf('referrer', `${url}/history`)
    t.match(told.slice(1), [
      {
        type: 'information.requested',
        actor: 'council',
        at: '2026-11-24T16:00:00.000Z',
        from: 'received',
        to: 'awaiting_information',
        reason: '2 questions',
      },
      { type: 'referral.amended', actor: 'sender', from: 'awaiting_information', to: 'awaiting_information' },
      {
        type: 'information.answered',
        actor: 'sender',
        at: '2026-11-25T09:00:00.000Z',
        from: 'awaiting_information',
        to: 'received',
      },
    ])
    t.notMatch(JSON.stringify(told), /absences/, 'history holds no content')
    t.notMatch(JSON.stringify([own, told]), NOTE, 'the council’s note is the council’s')
    t.match(
      (await itemsOf('screening_officer@westminster', `${url}/history`)).find(
        ({ type }) => type === 'information.noted',
      ),
      { actor: 'council', reason: NOTE },
    )
    t.match(await sender.post(asked.answer, { text: 'And again.' }), {
      status: 409,
      body: { type: '/problems/not-in-this-state', currentState: 'received' },
    })
    service.clock.now = new Date('2026-11-23T09:30:00Z')
  })

  await t.test('it goes on when the last question is answered: to whoever has taken it on', async (t) => {
    const { url, etag } = await send()
    const claimed = await officer.post(`${url}/claim`, {}, { ifMatch: etag })
    const first = await ask(url, claimed.etag)
    const second = await ask(url, first.etag)
    t.equal(await openOf(url), 2)
    t.match(await sender.post(first.answer, { text: 'One.' }), {
      status: 201,
      body: { status: 'awaiting_information' },
    })
    t.match(await sender.post(first.answer, { text: 'One, again.' }), {
      status: 409,
      body: { type: '/problems/information-request-not-open' },
    })
    t.match(await as('organisation_lead').post(second.answer, { text: 'Two.' }), {
      status: 201,
      body: { status: 'screening' },
    })
    t.equal(await openOf(url), 0)
    t.match(await itemsOf('referrer', `${url}/information-requests`), [
      { state: 'answered', answer: { text: 'One.' } },
      { state: 'answered', answer: { text: 'Two.' } },
    ])
  })

  await t.test('danger in an answer stops it, and a faulty answer leaves it open', async (t) => {
    const { url, etag } = await send()
    const asked = await ask(url, etag)
    const faulty = { text: 'x', answers: [{ pointer: '/children/0/attendance/mainCause', value: 'rain' }] }
    t.match(await sender.post(asked.answer, faulty), {
      status: 422,
      body: { errors: [{ pointer: '/answers/0/value' }] },
    })
    t.equal(await openOf(url), 1)
    const danger = { text: 'He is outside the door.', immediateDanger: true }
    t.match(await sender.post(asked.answer, danger), {
      status: 201,
      body: { status: 'emergency_stopped', next: [{ what: /Ring 999 now/, by: 'now' }] },
    })
    t.match(await stateOf(url), { status: 'emergency_stopped' })
    t.equal(await openOf(url), 0)
    t.match((await itemsOf('referrer', `${url}/history`)).slice(-2), [
      { type: 'referral.emergency_stopped', from: 'awaiting_information', to: 'emergency_stopped' },
      { type: 'information.answered', from: 'emergency_stopped', to: 'emergency_stopped' },
    ])
    const [first] = await itemsOf('screening_officer@westminster', '/v1/referrals?limit=1')
    t.equal(`/v1/referrals/${first?.['id']}`, url, 'before all others')
  })

  await t.test('an emergency is asked about where it stands', async (t) => {
    const { url, etag } = await send('emergency')
    const asked = await ask(url, etag)
    t.match(await stateOf(url), { status: 'emergency_stopped' })
    t.match(await sender.post(asked.answer, { text: 'We rang.' }), { body: { status: 'emergency_stopped' } })
  })

  await t.test('what cannot be asked: an answer by yesterday in London', async (t) => {
    const { url, etag } = await send()
    service.clock.now = new Date('2027-06-30T23:30:00Z')
    t.match(await ask(url, etag, { answerBy: '2027-06-30' }), {
      status: 422,
      body: {
        type: '/problems/information-request-not-valid',
        errors: [{ pointer: '/answerBy', code: 'in_the_past' }],
      },
    })
    t.match(await ask(url, etag, { answerBy: '2027-07-01' }), { status: 201, body: { overdue: false } })
    const overdue = async () => (await itemsOf('referrer', `${url}/information-requests`))[0]?.['overdue']
    service.clock.now = new Date('2027-07-01T22:59:00Z')
    t.equal(await overdue(), false)
    service.clock.now = new Date('2027-07-01T23:00:00Z')
    t.equal(await overdue(), true, 'the day ends at midnight in London')
    service.clock.now = new Date('2026-11-23T09:30:00Z')
  })

  await t.test('walls, sides, roles, versions, keys and pages', async (t) => {
    const { url, etag } = await send()
    const social = await send('social-care')
    const requests = `${url}/information-requests`
    const post = (subject: string, at = requests, options: object = { ifMatch: etag }) =>
      as(subject).post(at, { questions: QUESTIONS }, options)
    t.match(await post('screening_officer@rbkc'), { status: 404 })
    t.match(await post('early_help_manager@westminster', `${social.url}/information-requests`), {
      status: 404,
    })
    for (const subject of ['referrer', 'organisation_lead', 'other-referrer', 'case_system@westminster'])
      t.match(await post(subject), { status: 403 }, subject)
    t.match(await post('early_help_officer@westminster', requests, {}), { status: 428 })
    t.match(await post('early_help_officer@westminster', requests, { ifMatch: '"9"' }), { status: 412 })
    t.match(await officer.post(requests, { questions: [] }, { ifMatch: etag }), { status: 400 })
    const options = { ifMatch: etag, key: 'asked-just-once' }
    const asked = await post('early_help_officer@westminster', requests, options)
    t.match(asked, { status: 201, body: { askedBy: { role: 'early_help_officer' } } })
    const again = await post('early_help_officer@westminster', requests, options)
    t.strictSame(again.body, asked.body)
    t.equal(await openOf(url), 1, 'asked once')

    const answer = `${requests}/${asked.body['id']}/answer`
    const text = { text: 'We know no more.' }
    t.match(await as('other-referrer').post(answer, text), { status: 404 }, 'another school')
    t.match(await as('other-organisation_lead').post(answer, text), { status: 404 })
    t.match(await officer.post(answer, text), { status: 403 }, 'the council does not answer itself')
    t.match(await sender.post(`${requests}/01890000-0000-7000-8000-000000000000/answer`, text), {
      status: 404,
    })
    const other = await send()
    const elsewhere = await ask(other.url, other.etag)
    t.match(
      await sender.post(`${requests}/${elsewhere.body['id']}/answer`, text),
      { status: 404 },
      'a request of another referral',
    )
    const key = { key: 'answered-just-once' }
    const first = await sender.post(answer, text, key)
    t.strictSame((await sender.post(answer, text, key)).body, first.body)
    t.equal(first.body['status'], 'received')

    for (const subject of ['other-referrer', 'screening_officer@rbkc', 'early_help_manager@rbkc'])
      t.match(await as(subject).get(requests), { status: 404 }, subject)
    const more = await ask(url, String((await officer.get(url)).etag))
    const page = await sender.get(`${requests}?limit=1`)
    t.match(page.body, { items: [{ id: asked.body['id'] }], links: { next: String } })
    const next = (page.body['links'] as { next: string }).next
    t.match((await sender.get(next)).body, { items: [{ id: more.body['id'] }], links: {} })
    t.match(await officer.get(next), { status: 400, body: { type: '/problems/cursor-not-valid' } })
  })

  await t.test('what was asked is closed with the referral when it is withdrawn', async (t) => {
    const { url, etag } = await send('eligible')
    const asked = await ask(url, etag)
    const { etag: latest } = await sender.get(url)
    const reason = { reason: 'Moved away.' }
    t.match(await sender.post(`${url}/withdrawal`, reason, { ifMatch: latest }), { status: 200 })
    t.equal(await openOf(url), 0)
    for (const subject of ['referrer', 'screening_officer@westminster'])
      t.match(await itemsOf(subject, `${url}/information-requests`), [{ state: 'closed', overdue: false }])
    t.match(await sender.post(asked.answer, { text: 'Too late.' }), {
      status: 409,
      body: { type: '/problems/not-in-this-state' },
    })
  })

  await t.test('a withheld referral is not asked about, and shows no questions to the council', async (t) => {
    const { url, etag } = await send('consent-refused')
    t.match(await ask(url, etag), { status: 409, body: { currentState: 'referred_back' } })
    t.match(await officer.get(`${url}/information-requests`), { status: 404 })
    t.match(await sender.get(`${url}/information-requests`), { status: 200, body: { items: [] } })
  })
})
