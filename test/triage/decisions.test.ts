import t from 'tap'
import { decisionOf } from '../helpers/decisions.ts'
import { MONDAY } from '../helpers/service.ts'
import { decisionsWorld } from './decisions-world.ts'

t.test('decisions', async (t) => {
  const { service, as, worker, send, about, decide, sign, historyOf, decisionsOf, rowOf } =
    await decisionsWorld(t)

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
