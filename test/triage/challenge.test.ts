import t from 'tap'
import { formFrom } from '../helpers/forms.ts'
import {
  ACCEPT,
  ANSWER,
  challengeWorld,
  EMERGENCY,
  type Item,
  NOTES,
  PROTECT,
  REASONS,
} from './challenge-world.ts'

t.test('challenges', async (t) => {
  const {
    service,
    as,
    sender,
    reviewer,
    second,
    itemsOf,
    versionOf,
    decide,
    declined,
    challenge,
    answer,
    stateOf,
  } = await challengeWorld(t)

  await t.test(
    'the sender asks, is told who looks and what else is open, and hears the answer',
    async (t) => {
      const { url, decision, etag } = await declined()
      service.clock.now = new Date('2026-12-23T16:00:00Z')
      const raised = await sender.post(`${url}/challenges`, { reasons: REASONS }, { ifMatch: etag })
      t.match(raised, {
        status: 201,
        etag: '"3"',
        body: {
          referral: url.split('/').at(-1) as string,
          decision,
          stage: 1,
          raisedAt: '2026-12-23T16:00:00.000Z',
          status: 'under_review',
          whoLooks: /took no part/,
          meanwhile: /protection does not wait/,
          telephones: [{ number: '020 7946 0101' }, {}],
        },
      })
      t.equal(
        raised.body['dueOn'],
        '2027-01-04',
        'five working days: not over Christmas, Boxing Day, New Year',
      )
      t.strictSame(
        (raised.body['alsoOpen'] as Item[]).map(({ code }) => code),
        ['partnership_escalation', 'family_complaint', 'ombudsman', 'information_commissioner'],
      )
      t.ok((raised.body['alsoOpen'] as Item[]).every(({ text, source }) => text && source))
      t.match((await sender.get(url)).body, { status: 'under_review', dueOn: '2027-01-04', overdue: false })

      const upheld = await answer(reviewer, url, `${url}/challenges/${raised.body['id']}/decision`)
      t.match(upheld, {
        status: 200,
        etag: '"4"',
        body: {
          id: raised.body['id'] as string,
          outcome: 'upheld',
          decidedAt: '2026-12-23T16:00:00.000Z',
          decidedBy: { role: 'decision_maker', name: /decision maker of Westminster/ },
          late: false,
          answer: ANSWER,
          notes: NOTES,
        },
      })
      t.equal(await stateOf(url), 'decided')
      const [seen] = await itemsOf('screening_officer@westminster', `${url}/challenges`)
      t.strictSame(seen, upheld.body, 'the council reads what was answered')
      t.match(seen, { raisedBy: { name: 'Robin Example' }, reasons: REASONS })
      const own = await itemsOf('referrer', `${url}/challenges`)
      t.strictSame(Object.keys(own[0] ?? {}), [
        'id',
        'referral',
        'decision',
        'stage',
        'raisedAt',
        'dueOn',
        'reasons',
        'overdue',
        'outcome',
        'decidedAt',
        'decidedBy',
        'late',
        'answer',
      ])
      t.strictSame(own[0]?.['decidedBy'], { role: 'decision_maker' })
      const told = await itemsOf('organisation_lead', `${url}/history`)
      t.match(told.slice(-2), [
        {
          type: 'decision.challenged',
          actor: 'sender',
          at: '2026-12-23T16:00:00.000Z',
          from: 'decided',
          to: 'under_review',
          reason: REASONS,
        },
        { type: 'challenge.decided', actor: 'council', from: 'under_review', to: 'decided', reason: ANSWER },
      ])
      t.notMatch(JSON.stringify([own, told]), new RegExp(`${NOTES.slice(0, 20)}|of Westminster`))
    },
  )

  await t.test('protection never waits for a challenge, and the challenge goes on', async (t) => {
    const { url, decision } = await declined()
    const { answer: at } = await challenge(url)
    t.match(await decide(second, url, ACCEPT), { status: 409, body: { type: '/problems/challenge-open' } })
    const protectedNow = await decide(as('screening_officer@westminster'), url, EMERGENCY)
    t.match(protectedNow, { status: 201, body: { state: 'recorded' } })
    t.equal(await stateOf(url), 'under_review')
    t.match(await decide(second, url, PROTECT), { status: 201, body: { state: 'proposed' } })
    t.equal(await stateOf(url), 'awaiting_confirmation', 'section 17 waits for its second person')
    const [proposed] = await itemsOf('decision_maker@westminster', `${url}/decisions`)
    const signed = await reviewer.post(
      `${url}/decisions/${proposed?.['id']}/confirmation`,
      { agrees: true, note: 'I agree (made up).' },
      { ifMatch: await versionOf(url) },
    )
    t.match(signed, { status: 200 })
    t.equal(await stateOf(url), 'under_review', 'the review goes on')
    t.match(await itemsOf('referrer', `${url}/challenges`), [{ decision, overdue: false }])
    t.match(await answer(reviewer, url, at), { status: 409 }, 'who has decided since is involved')
  })

  await t.test(
    'danger in a challenged referral stops it; protected, it goes back to its review',
    async (t) => {
      const { url, decision } = await declined()
      const { answer: at } = await challenge(url)
      const danger = { text: 'He is outside the door.', immediateDanger: true }
      t.match(await sender.post(`${url}/amendments`, danger), { body: { status: 'emergency_stopped' } })
      t.match(await answer(reviewer, url, at), {
        status: 409,
        body: { type: '/problems/not-in-this-state', currentState: 'emergency_stopped' },
      })
      t.match(
        await decide(as('screening_officer@westminster'), url, {
          ...EMERGENCY,
          reasonCodes: ['immediate_danger'],
        }),
        {
          status: 201,
        },
      )
      t.equal(await stateOf(url), 'under_review')
      t.match(await answer(reviewer, url, at), { status: 200 })
      t.equal(await stateOf(url), 'decided')
      t.match((await challenge(url)).body, { stage: 2, decision }, 'what was upheld holds again')
    },
  )

  await t.test('what is asked during a review is closed with it', async (t) => {
    const { url } = await declined()
    const { answer: at } = await challenge(url)
    const asked = await reviewer.post(
      `${url}/information-requests`,
      { questions: [{ question: 'What has changed?' }] },
      { ifMatch: await versionOf(url) },
    )
    t.match(asked, { status: 201 })
    t.equal(await stateOf(url), 'under_review')
    t.match(await answer(reviewer, url, at), { status: 200 })
    t.match(await itemsOf('referrer', `${url}/information-requests`), [{ state: 'closed', overdue: false }])
    t.match(await sender.post(`${url}/information-requests/${asked.body['id']}/answer`, { text: 'x' }), {
      status: 409,
      body: { currentState: 'decided' },
    })
  })

  await t.test('walls, sides, roles, versions, keys and pages', async (t) => {
    const { url, etag } = await declined()
    const raise = (subject: string, options: object = { ifMatch: etag }) =>
      as(subject).post(`${url}/challenges`, { reasons: REASONS }, options)
    for (const subject of ['other-referrer', 'other-organisation_lead'])
      t.match(await raise(subject), { status: 404 }, subject)
    for (const subject of ['decision_maker@westminster', 'screening_officer@rbkc', 'analyst@westminster'])
      t.match(await raise(subject), { status: 403 }, subject)
    t.match(await raise('referrer', {}), { status: 428 })
    t.match(await raise('referrer', { ifMatch: '"1"' }), { status: 412 })
    t.match(await sender.post(`${url}/challenges`, { wanted: 'x' }, { ifMatch: etag }), { status: 400 })
    const options = { ifMatch: etag, key: 'challenged-just-once' }
    const raised = await raise('organisation_lead', options)
    t.strictSame((await raise('organisation_lead', options)).body, raised.body)
    t.match(await raise('referrer', { ifMatch: raised.etag }), {
      status: 409,
      body: { type: '/problems/not-in-this-state', currentState: 'under_review' },
    })

    const at = `${url}/challenges/${raised.body['id']}/decision`
    const body = { outcome: 'upheld', answer: ANSWER }
    const ifMatch = { ifMatch: raised.etag }
    for (const [subject, status] of [
      ['referrer', 403],
      ['screening_officer@westminster', 403],
      ['early_help_officer@westminster', 403],
      ['decision_maker@rbkc', 404],
    ] as const)
      t.equal((await as(subject).post(at, body, ifMatch)).status, status, subject)
    t.match(await reviewer.post(at, body), { status: 428 })
    t.match(await reviewer.post(at, body, { ifMatch: etag }), { status: 412 })
    const unknown = `${url}/challenges/01890000-0000-7000-8000-000000000000/decision`
    t.match(await reviewer.post(unknown, body, ifMatch), { status: 404 })
    const once = { ...ifMatch, key: 'reviewed-just-once' }
    const decided = await reviewer.post(at, body, once)
    t.strictSame([decided.status, (await reviewer.post(at, body, once)).body], [200, decided.body])
    t.match(await second.post(at, body, { ifMatch: decided.etag }), {
      status: 409,
      body: { currentState: 'decided' },
    })

    for (const subject of ['other-referrer', 'screening_officer@rbkc'])
      t.match(await as(subject).get(`${url}/challenges`), { status: 404 }, subject)
    const more = await challenge(url)
    const page = await sender.get(`${url}/challenges?limit=1`)
    t.match(page.body, { items: [{ stage: 1 }], links: { next: String } })
    const next = (page.body['links'] as { next: string }).next
    t.match((await sender.get(next)).body, { items: [{ id: more.body['id'] }], links: {} })
    t.match(await reviewer.get(next), { status: 400, body: { type: '/problems/cursor-not-valid' } })
  })

  await t.test(
    'only a decision is challenged; what is looked at for another reason has no challenge',
    async (t) => {
      const sent = await sender.post('/v1/referrals', formFrom('eligible'))
      const open = String(sent.headers['location'])
      t.match(await challenge(open), { status: 409, body: { currentState: 'received' } })
      const { url } = await declined()
      await sender.post(`${url}/amendments`, { text: 'Something new.' })
      t.match(
        await answer(reviewer, url, `${url}/challenges/01890000-0000-7000-8000-000000000000/decision`),
        {
          status: 409,
          body: { currentState: 'under_review', detail: /No challenge is open/ },
        },
      )
    },
  )
})
