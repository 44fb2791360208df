import t from 'tap'
import { callerOf } from '../helpers/call.ts'
import { aboutReferral, decisionOf } from '../helpers/decisions.ts'
import { type Form, formFrom } from '../helpers/forms.ts'
import { createService, MONDAY } from '../helpers/service.ts'
import { registerColleagues } from './colleagues.ts'

type Event = { type: string; actor: string; from: string; to: string; reason?: string }
type Change = (form: Form) => void

t.test('decisions', async (t) => {
  const service = await createService(t)
  await registerColleagues(service.database.admin, [
    { subject: 'second-decision_maker', memberships: [{ role: 'decision_maker', council: 'westminster' }] },
    {
      subject: 'refers-and-decides',
      memberships: [{ role: 'referrer' }, { role: 'decision_maker', council: 'westminster' }],
    },
  ])
  const as = callerOf(service)
  const worker = as('decision_maker@westminster')
  const second = as('second-decision_maker')

  const send = async (example = 'eligible', change?: Change, subject = 'referrer') => {
    const sent = await as(subject).post('/v1/referrals', formFrom(example, change))
    t.equal(sent.status, 201, `${example} is sent`)
    const id = String(sent.body['id'])
    return { id, url: `/v1/referrals/${id}`, etag: sent.etag }
  }
  const about = (id: string, duplicateOf = id) => aboutReferral(service.database, id, duplicateOf)
  const decide = async (
    referral: { id: string; url: string; etag: string },
    outcome: string,
    { subject = 'decision_maker@westminster', more = {}, ifMatch = referral.etag } = {},
  ) => {
    const body = { ...decisionOf(outcome, await about(referral.id)), ...more }
    return as(subject).post(`${referral.url}/decisions`, body, { ifMatch })
  }
  const sign = (referral: { url: string }, id: unknown, ifMatch: string, agrees = true, by = second) =>
    by.post(`${referral.url}/decisions/${id}/confirmation`, { agrees, note: 'Read (made up).' }, { ifMatch })
  const historyOf = async (url: string, subject: string) =>
    (await as(subject).get(`${url}/history`)).body['items'] as Event[]
  const decisionsOf = async (url: string, subject: string) =>
    (await as(subject).get(`${url}/decisions`)).body['items'] as Record<string, unknown>[]
  const rowOf = (id: string) =>
    service.database.admin.selectFrom('referral').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  await t.test('takes effect at once, is kept letter for letter, and each side reads its part', async (t) => {
    const referral = await send()
    const body = {
      ...decisionOf('accept_targeted_early_help', await about(referral.id)),
      family: { state: 'not_told', whyNot: 'INTERNAL: the family is abroad.' },
      reasons: 'INTERNAL reasons  with “quotes”.',
      reviewOn: '2027-02-22',
    }
    const recorded = await worker.post(`${referral.url}/decisions`, body, { ifMatch: referral.etag })
    const location = `${referral.url}/decisions/${recorded.body['id']}`
    t.match(recorded, {
      status: 201,
      etag: '"2"',
      headers: { location },
      body: {
        state: 'recorded',
        late: false,
        dueOn: '2026-11-24',
        tookEffectAt: '2026-11-23T09:30:00.000Z',
        decidedBy: [{ role: 'decision_maker', name: /decision maker of Westminster/ }],
        findings: { consent: { outcome: 'allow', row: 1, sentence: { id: /^N/ } }, against: [], issues: [] },
      },
    })
    const stored = await service.database.admin
      .selectFrom('decision')
      .select('document')
      .where('id', '=', recorded.body['id'] as string)
      .executeTakeFirstOrThrow()
    t.equal(stored.document, JSON.stringify(body), 'the letters are kept')
    t.strictSame((await worker.get(location)).body, recorded.body, 'and read back')
    t.strictSame(await decisionsOf(referral.url, 'decision_maker@westminster'), [recorded.body])
    const own = await as('referrer').get(location)
    t.strictSame(await decisionsOf(referral.url, 'referrer'), [own.body])
    t.match(own, {
      status: 200,
      etag: '"2"',
      body: {
        children: [{ outcome: 'accept_targeted_early_help', reasonCodes: ['circumstances_changed'] }],
        referrer: { text: /We have decided/ },
        family: { state: 'not_told' },
        reviewOn: '2027-02-22',
        decidedBy: [{ role: 'decision_maker' }],
        late: false,
      },
    })
    t.notMatch(JSON.stringify(own.body), /INTERNAL|decision maker of|sourcesConsulted|findings|levelOfNeed/)
    for (const subject of ['other-referrer', 'screening_officer@rbkc', 'decision_maker@rbkc']) {
      t.equal((await as(subject).get(location)).status, 404, subject)
      t.equal((await as(subject).get(`${referral.url}/decisions`)).status, 404, subject)
    }
    t.match((await historyOf(referral.url, 'referrer')).at(-1), {
      type: 'decision.recorded',
      actor: 'council',
      from: 'received',
      to: 'decided',
      reason: 'We have decided and will write to the family (made up).',
    })
    t.match(await rowOf(referral.id), {
      status: 'decided',
      decided_at: new Date(MONDAY),
      proposed_by: null,
      deciders: { length: 1 },
    })
  })

  await t.test('who may not, and when not', async (t) => {
    const referral = await send()
    const refused = await decide(referral, 'accept_targeted_early_help', {
      subject: 'screening_officer@westminster',
    })
    t.match(refused, {
      status: 403,
      body: {
        type: '/problems/outcome-not-yours',
        errors: [{ pointer: '/children/0/outcome', message: 'For decision_maker, early_help_manager.' }],
      },
    })
    const by = (subject: string) => decide(referral, 'no_further_action', { subject })
    t.equal((await by('referrer')).status, 403, 'no sender')
    t.equal((await by('analyst@westminster')).status, 403)
    t.equal((await by('decision_maker@rbkc')).status, 404, 'another council')
    t.match(await decide(referral, 'duplicate'), {
      status: 422,
      body: { errors: [{ pointer: '/children/0/duplicateOf', code: 'no_such_referral' }] },
    })
    t.match(await decide(referral, 'no_further_action', { more: { evaluation: referral.id } }), {
      status: 409,
      body: { type: '/problems/evaluation-not-latest', latest: (await about(referral.id)).evaluation },
    })
    t.match(await decide(referral, 'no_further_action', { ifMatch: '"7"' }), { status: 412 })
    const socialCare = await send('social-care')
    const manager = 'early_help_manager@westminster'
    t.equal((await decide(socialCare, 'no_further_action', { subject: manager })).status, 404)

    t.equal((await decide(referral, 'accept_targeted_early_help')).status, 201)
    t.match(await decide(referral, 'accept_targeted_early_help', { ifMatch: '"2"' }), {
      status: 409,
      body: {
        type: '/problems/not-in-this-state',
        currentState: 'decided',
        possibleActions: ['amendReferral'],
      },
    })
    t.equal((await decisionsOf(referral.url, 'decision_maker@westminster')).length, 1, 'nothing was added')
  })

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

  await t.test('one key decides once', async (t) => {
    const referral = await send()
    const body = decisionOf('accept_targeted_early_help', await about(referral.id))
    const options = { key: 'decides-once', ifMatch: referral.etag }
    const first = await worker.post(`${referral.url}/decisions`, body, options)
    const again = await worker.post(`${referral.url}/decisions`, body, options)
    t.match(again, { status: 201, headers: { 'idempotency-replayed': 'true' } })
    t.strictSame(again.body, first.body)
    t.equal((await decisionsOf(referral.url, 'referrer')).length, 1)
  })

  await t.test('a list pages through every decision once, newest first', async (t) => {
    const referral = await send()
    let etag = referral.etag
    for (let round = 0; round < 3; round++) {
      const proposed = await decide(referral, 'transfer_social_care', { ifMatch: etag })
      etag = (await sign(referral, proposed.body['id'], proposed.etag, false)).etag
    }
    const all = (await decisionsOf(referral.url, 'decision_maker@westminster')).map(({ id }) => id)
    t.equal(all.length, 3)
    t.strictSame(all, all.toSorted().reverse())
    const ids: unknown[] = []
    let url: string | undefined = `${referral.url}/decisions?limit=1`
    while (url !== undefined) {
      const { body } = await worker.get(url)
      ids.push(...(body['items'] as { id: string }[]).map(({ id }) => id))
      url = (body['links'] as { next?: string }).next
    }
    t.strictSame(ids, all)
  })
})
