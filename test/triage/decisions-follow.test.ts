import t from 'tap'
import { MONDAY } from '../helpers/service.ts'
import { decisionsWorld } from './decisions-world.ts'

t.test('what follows from a decision', async (t) => {
  const { service, as, worker, send, decide, sign, historyOf, decisionsOf, rowOf } = await decisionsWorld(t)

  await t.test(
    'an addition that changes no result does not keep the second person from signing',
    async (t) => {
      const referral = await send()
      const proposed = await decide(referral, 'transfer_social_care')
      const added = await as('referrer').post(`${referral.url}/amendments`, {
        text: 'A new telephone number.',
      })
      t.match(await sign(referral, proposed.body['id'], added.etag), { status: 200 })
    },
  )

  await t.test('referred back for consent: withheld from then on, and the manager told', async (t) => {
    const referral = await send()
    const by = { subject: 'screening_officer@westminster' }
    const recorded = await decide(referral, 'refer_back_no_consent', by)
    t.match(recorded, {
      status: 201,
      body: { state: 'recorded', findings: { consent: { row: 1 }, issues: [{ code: 'form_has_consent' }] } },
    })
    t.match(await rowOf(referral.id), { status: 'referred_back', withheld: true, due_on: null })
    t.equal((await worker.get(`${referral.url}/decisions`)).status, 404)
    t.equal((await worker.get(`${referral.url}/decisions/${recorded.body['id']}`)).status, 404)
    t.match((await historyOf(referral.url, 'decision_maker@westminster')).slice(-3), [
      { type: 'decision.recorded', from: 'received', to: 'referred_back' },
      { type: 'decision.manager_told', from: 'referred_back', to: 'referred_back' },
      { type: 'initial_contact.created', actor: 'service' },
    ])
    t.match(await decisionsOf(referral.url, 'referrer'), [
      { children: [{ outcome: 'refer_back_no_consent' }], decidedBy: [{ role: 'screening_officer' }] },
    ])
    t.notMatch(JSON.stringify(await historyOf(referral.url, 'referrer')), /manager_told/)
    const harm = await send('eligible', (form) => {
      form.safety['significantHarmSuspected'] = true
    })
    t.match(await decide(harm, 'refer_back_no_consent'), {
      status: 422,
      body: { errors: [{ code: 'safeguarding_recorded' }] },
    })
  })

  await t.test('a decision that takes effect closes what was asked; one that waits does not', async (t) => {
    const referral = await send()
    const asked = await worker.post(
      `${referral.url}/information-requests`,
      { questions: [{ question: 'Who lives at home (made up)?' }] },
      { ifMatch: referral.etag },
    )
    t.equal(asked.status, 201)
    const stateOf = async () =>
      (
        await service.database.admin
          .selectFrom('information_request')
          .select('state')
          .where('referral_id', '=', referral.id)
          .executeTakeFirstOrThrow()
      ).state
    const proposed = await decide(referral, 'transfer_social_care', { ifMatch: asked.etag })
    t.equal(await stateOf(), 'open')
    const returned = await sign(referral, proposed.body['id'], proposed.etag, false)
    t.match(await rowOf(referral.id), { status: 'awaiting_information', open_requests: 1 })
    t.equal((await decide(referral, 'accept_targeted_early_help', { ifMatch: returned.etag })).status, 201)
    t.match(await rowOf(referral.id), { status: 'decided', open_requests: 0 })
    t.equal(await stateOf(), 'closed')
  })

  await t.test(
    'late by London’s day, on both sides of its midnight; it is taken and shown late',
    async (t) => {
      for (const [now, late] of [
        ['2026-11-24T23:59:59.999Z', false],
        ['2026-11-25T00:00:00Z', true],
      ] as const) {
        service.clock.now = new Date(MONDAY)
        const referral = await send()
        service.clock.now = new Date(now)
        t.match(await decide(referral, 'accept_targeted_early_help'), {
          status: 201,
          body: { late, dueOn: '2026-11-24' },
        })
        t.match(
          await decisionsOf(referral.url, 'referrer'),
          [{ late, dueOn: '2026-11-24' }],
          'to the sender too',
        )
      }
      // In summer London's day ends an hour before the one of UTC.
      for (const [now, late] of [
        ['2027-07-06T22:59:59.999Z', false],
        ['2027-07-06T23:00:00Z', true],
      ] as const) {
        service.clock.now = new Date('2027-07-05T09:00:00Z')
        const referral = await send()
        service.clock.now = new Date(now)
        t.match(await decide(referral, 'accept_targeted_early_help'), {
          status: 201,
          body: { late, dueOn: '2027-07-06' },
        })
      }
      // What waits for its signature is late when it is signed late.
      service.clock.now = new Date(MONDAY)
      const waiting = await send()
      const proposed = await decide(waiting, 'transfer_social_care')
      service.clock.now = new Date('2026-11-25T09:00:00Z')
      t.match(await sign(waiting, proposed.body['id'], proposed.etag), { body: { late: true } })
      service.clock.now = new Date(MONDAY)
    },
  )

  await t.test('a challenge does not delay protection, and goes on after it', async (t) => {
    const referral = await send()
    const decided = await decide(referral, 'accept_targeted_early_help')
    const challenged = await as('referrer').post(
      `${referral.url}/challenges`,
      { reasons: 'It has become much worse (made up).' },
      { ifMatch: decided.etag },
    )
    t.equal(challenged.status, 201)
    t.match(await decide(referral, 'no_further_action', { ifMatch: challenged.etag }), {
      status: 409,
      body: { type: '/problems/challenge-open', errors: [{ pointer: '/children/0/outcome' }] },
    })
    const proposed = await decide(referral, 'transfer_social_care', { ifMatch: challenged.etag })
    t.match(proposed, { status: 201, body: { state: 'proposed' } })
    const signed = await sign(referral, proposed.body['id'], proposed.etag)
    t.match(signed, { status: 200, body: { state: 'recorded' } })
    t.match(await rowOf(referral.id), {
      status: 'under_review',
      challenge_open: true,
      deciders: { length: 2 },
    })
    const alone = await decide(referral, 'emergency_redirected', {
      subject: 'screening_officer@westminster',
      ifMatch: signed.etag,
    })
    t.match(alone, { status: 201, body: { state: 'recorded' } })
    t.match(await rowOf(referral.id), { status: 'under_review', challenge_open: true })
    t.match(
      (await decisionsOf(referral.url, 'referrer')).map(({ children }) => children),
      [
        [{ outcome: 'emergency_redirected' }],
        [{ outcome: 'transfer_social_care' }],
        [{ outcome: 'accept_targeted_early_help' }],
      ],
      'the original stays readable',
    )
  })
})
