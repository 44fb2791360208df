import t from 'tap'
import { MONDAY } from '../helpers/service.ts'
import { decisionsWorld } from './decisions-world.ts'

t.test('decisions that wait for a second signature', async (t) => {
  const { service, as, worker, second, send, about, decide, sign, historyOf, decisionsOf, rowOf } =
    await decisionsWorld(t)

  await t.test('nobody decides on a referral they sent, nor signs such a decision', async (t) => {
    const own = await send('eligible', undefined, 'refers-and-decides')
    t.match(await decide(own, 'accept_targeted_early_help', { subject: 'refers-and-decides' }), {
      status: 409,
      body: { type: '/problems/needs-another-person', detail: /You sent it/ },
    })
    const proposed = await decide(own, 'transfer_social_care')
    t.match(proposed, { status: 201, body: { state: 'proposed' } })
    t.match(await sign(own, proposed.body['id'], proposed.etag, true, as('refers-and-decides')), {
      status: 409,
      body: { type: '/problems/needs-another-person' },
    })
    const others = await send()
    t.match(await decide(others, 'accept_targeted_early_help', { subject: 'refers-and-decides' }), {
      status: 201,
    })
  })

  await t.test(
    'a second person signs: not the first, not another role, and the sender hears of it then',
    async (t) => {
      const referral = await send()
      const proposed = await decide(referral, 'transfer_social_care')
      t.match(proposed, {
        status: 201,
        etag: '"2"',
        body: { state: 'proposed', tookEffectAt: null, dueOn: null, late: false },
      })
      const id = proposed.body['id']
      t.match(await rowOf(referral.id), { status: 'awaiting_confirmation', deciders: { length: 0 } })
      t.strictSame(await decisionsOf(referral.url, 'referrer'), [])
      t.equal((await as('referrer').get(`${referral.url}/decisions/${id}`)).status, 404)
      t.notMatch(JSON.stringify(await historyOf(referral.url, 'referrer')), /decision\./)
      t.match(await sign(referral, id, '"2"', true, worker), {
        status: 409,
        body: { type: '/problems/needs-another-person', detail: /You recorded this decision/ },
      })
      t.match(await sign(referral, id, '"2"', true, as('early_help_manager@westminster')), {
        status: 403,
        body: { type: '/problems/outcome-not-yours', detail: 'It is signed by: decision_maker.' },
      })
      t.equal((await sign(referral, id, '"2"', true, as('screening_officer@westminster'))).status, 403)
      t.equal((await sign(referral, id, '"1"')).status, 412)
      t.equal((await sign(referral, referral.id, '"2"')).status, 404, 'there is no such decision')
      service.clock.now = new Date('2026-11-24T12:00:00Z')
      const signed = await sign(referral, id, '"2"')
      t.match(signed, {
        status: 200,
        etag: '"3"',
        body: {
          state: 'recorded',
          recordedAt: '2026-11-23T09:30:00.000Z',
          tookEffectAt: '2026-11-24T12:00:00.000Z',
          late: false,
          decidedBy: [
            { role: 'decision_maker' },
            { role: 'decision_maker', name: 'second-decision_maker (made up)' },
          ],
          secondSignature: { agrees: true, note: 'Read (made up).' },
        },
      })
      t.strictSame((await second.get(`${referral.url}/decisions/${id}`)).body, signed.body)
      const [own] = await decisionsOf(referral.url, 'referrer')
      t.match(own, { children: [{ outcome: 'transfer_social_care', route: 'section17_assessment' }] })
      t.notMatch(JSON.stringify(own), /Read|second-decision_maker/)
      t.match(await rowOf(referral.id), { status: 'decided', proposed_by: null, deciders: { length: 2 } })
      service.clock.now = new Date(MONDAY)
    },
  )

  await t.test('a second person who does not agree returns it to where it was', async (t) => {
    const referral = await send()
    const proposed = await decide(referral, 'no_further_action')
    const returned = await sign(referral, proposed.body['id'], proposed.etag, false)
    t.match(returned, {
      status: 200,
      body: { state: 'returned', tookEffectAt: null, secondSignature: { agrees: false } },
    })
    t.match(await rowOf(referral.id), { status: 'screening', proposed_by: null, deciders: { length: 0 } })
    t.match((await historyOf(referral.url, 'decision_maker@westminster')).slice(-2), [
      { type: 'decision.proposed', from: 'received', to: 'awaiting_confirmation' },
      {
        type: 'decision.returned',
        from: 'awaiting_confirmation',
        to: 'screening',
        reason: 'Read (made up).',
      },
    ])
    t.strictSame(
      (await historyOf(referral.url, 'referrer')).map(({ type }) => type),
      ['referral.received'],
    )
    t.strictSame(await decisionsOf(referral.url, 'referrer'), [])
    // An Early Help manager declines early help alone.
    const alone = await decide(referral, 'no_further_action', {
      subject: 'early_help_manager@westminster',
      ifMatch: returned.etag,
    })
    t.match(alone, { status: 201, body: { state: 'recorded' } })
    t.match(await decisionsOf(referral.url, 'decision_maker@westminster'), [
      { state: 'recorded' },
      { state: 'returned' },
    ])
  })

  await t.test(
    'danger that is added has a proposal lapse; what the criteria then say is not signed unread',
    async (t) => {
      const endangered = await send()
      const proposed = await decide(endangered, 'transfer_social_care')
      const added = await as('referrer').post(`${endangered.url}/amendments`, {
        text: 'He is at the door.',
        immediateDanger: true,
      })
      t.match(added.body, { status: 'emergency_stopped' })
      const id = proposed.body['id']
      t.match(await worker.get(`${endangered.url}/decisions/${id}`), { body: { state: 'lapsed' } })
      t.match(await sign(endangered, id, added.etag), {
        status: 409,
        body: { type: '/problems/not-in-this-state', currentState: 'emergency_stopped' },
      })
      const again = await decide(endangered, 'transfer_social_care', { ifMatch: added.etag })
      t.match(again, { status: 201, body: { state: 'proposed' } })
      t.match(await sign(endangered, id, again.etag), {
        status: 409,
        body: { currentState: 'awaiting_confirmation', detail: /has lapsed/, possibleActions: Array },
      })
      t.match(await sign(endangered, again.body['id'], again.etag), {
        status: 200,
        body: { state: 'recorded' },
      })
      t.match(await decisionsOf(endangered.url, 'decision_maker@westminster'), [
        { state: 'recorded' },
        { state: 'lapsed' },
      ])

      const answered = await send('undetermined')
      const waits = await decide(answered, 'no_further_action')
      const words = await as('referrer').post(`${answered.url}/amendments`, { text: 'Nothing that counts.' })
      const facts = await as('referrer').post(`${answered.url}/amendments`, {
        text: 'Nothing had been tried before.',
        answers: [{ pointer: '/priorWork/undertaken', value: false }],
      })
      t.not(words.etag, facts.etag)
      const { evaluation: latest } = await about(answered.id)
      t.match(await sign(answered, waits.body['id'], facts.etag), {
        status: 409,
        body: { type: '/problems/evaluation-not-latest', latest },
      })
      const returned = await sign(answered, waits.body['id'], facts.etag, false)
      t.match(returned, { status: 200, body: { state: 'returned' } })
      t.match(await decide(answered, 'no_further_action', { ifMatch: returned.etag }), {
        status: 201,
        body: { state: 'recorded', findings: { against: [] } },
      })
    },
  )
})
