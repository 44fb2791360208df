import t from 'tap'
import { formFrom } from '../helpers/forms.ts'
import { ACCEPT, ANSWER, challengeWorld, DECLINE, PROTECT, REFER_BACK } from './challenge-world.ts'

t.test('what an answer to a challenge may be', async (t) => {
  const {
    service,
    as,
    sender,
    manager,
    reviewer,
    second,
    itemsOf,
    decisionOn,
    versionOf,
    decide,
    declined,
    challenge,
    answer,
    stateOf,
  } = await challengeWorld(t)

  await t.test(
    'only somebody who took no part decides it, stage by stage, until nobody is left',
    async (t) => {
      const { url, decision } = await declined()
      const first = await challenge(url)
      t.match(await answer(manager, url, first.answer), {
        status: 409,
        body: { type: '/problems/needs-another-person', detail: /took part/, currentState: 'under_review' },
      })
      t.match(await answer(reviewer, url, first.answer), { status: 200 })
      const again = await challenge(url, as('organisation_lead'))
      t.match(again.body, { stage: 2, decision })
      for (const involved of [manager, reviewer])
        t.match(await answer(involved, url, again.answer), { status: 409 })
      t.match(await answer(second, url, first.answer), {
        status: 409,
        body: { type: '/problems/challenge-already-decided' },
      })
      t.match(await answer(second, url, again.answer), { status: 200 })
      const third = await challenge(url)
      t.equal(third.body['stage'], 3)
      for (const involved of [manager, reviewer, second])
        t.match(await answer(involved, url, third.answer), {
          status: 409,
          body: { type: '/problems/needs-another-person' },
        })
      t.match(await itemsOf('referrer', `${url}/challenges`), [{ stage: 1 }, { stage: 2 }, { stage: 3 }])
    },
  )

  await t.test('a changed one has its decision at once, and the one before stays readable', async (t) => {
    const { url, decision } = await declined()
    const { answer: at, body } = await challenge(url)
    const changed = { outcome: 'changed', decision: await decisionOn(url, ACCEPT) }
    t.match(await answer(reviewer, url, at, { outcome: 'changed' }), {
      status: 422,
      body: { type: '/problems/decision-not-valid', errors: [{ pointer: '/decision', code: 'required' }] },
    })
    t.match(await answer(reviewer, url, at, { ...changed, outcome: 'upheld' }), {
      status: 422,
      body: { errors: [{ pointer: '/decision', code: 'not_for_this_outcome' }] },
    })
    const unsound = {
      ...changed,
      decision: await decisionOn(url, { ...ACCEPT, route: 'section17_assessment' }),
    }
    t.match(await answer(reviewer, url, at, unsound), { status: 422 })
    t.match(
      await answer(reviewer, url, at, {
        ...changed,
        decision: { ...changed.decision, evaluation: decision },
      }),
      {
        status: 409,
        body: { type: '/problems/evaluation-not-latest' },
      },
    )
    t.equal(await stateOf(url), 'under_review', 'nothing of it was recorded')
    const made = await answer(reviewer, url, at, changed)
    t.match(made, { status: 200, body: { outcome: 'changed', newDecision: String } })
    t.equal(made.etag, await versionOf(url))
    t.equal(await stateOf(url), 'decided')
    t.match(await itemsOf('referrer', `${url}/decisions`), [
      { id: made.body['newDecision'], challenge: body['id'], children: [{ outcome: ACCEPT.outcome }] },
      { id: decision, children: [{ outcome: DECLINE.outcome }] },
    ])
    t.match(await itemsOf('referrer', `${url}/challenges`), [
      { decision, newDecision: made.body['newDecision'], outcome: 'changed' },
    ])
    t.match((await itemsOf('referrer', `${url}/history`)).slice(-2), [
      { type: 'decision.recorded', from: 'under_review', to: 'decided' },
      { type: 'challenge.decided', from: 'decided', to: 'decided', reason: ANSWER },
    ])
    const next = await challenge(url)
    t.match(next.body, { stage: 2, decision: made.body['newDecision'] }, 'the new one can be challenged')
    t.match(await answer(reviewer, url, next.answer), { status: 409 }, 'not by whoever made it')
  })

  await t.test('no second signature in a review, and no outcome the reviewer may not record', async (t) => {
    const { url } = await declined()
    const { answer: at } = await challenge(url)
    const protect = { outcome: 'changed', decision: await decisionOn(url, PROTECT) }
    t.match(await answer(reviewer, url, at, protect), { status: 200 })
    t.equal(await stateOf(url), 'decided', 'the reviewer is the second person')

    service.clock.now = new Date('2026-11-23T09:30:00Z')
    const other = String((await sender.post('/v1/referrals', formFrom('eligible'))).headers['location'])
    await decide(reviewer, other, ACCEPT)
    const raised = await challenge(other)
    const theirs = { outcome: 'changed', decision: await decisionOn(other, PROTECT) }
    t.match(await answer(manager, other, raised.answer, theirs), {
      status: 403,
      body: { type: '/problems/outcome-not-yours' },
    })
  })

  await t.test('a late answer is taken, and shown late', async (t) => {
    const { url } = await declined()
    const { answer: at, body } = await challenge(url)
    t.equal(body['dueOn'], '2026-11-30')
    const overdue = async () => (await itemsOf('referrer', `${url}/challenges`))[0]?.['overdue']
    service.clock.now = new Date('2026-11-30T23:59:00Z')
    t.equal(await overdue(), false)
    service.clock.now = new Date('2026-12-01T00:00:00Z')
    t.equal(await overdue(), true)
    t.match((await sender.get(url)).body, { overdue: true })
    t.match(await answer(reviewer, url, at), { status: 200, body: { late: true, overdue: false } })
    t.match(await itemsOf('referrer', `${url}/challenges`), [{ late: true }])
    await sender.post(`${url}/amendments`, { text: 'Something new.' })
    t.match(await decide(second, url, ACCEPT), { status: 201 }, 'no challenge is open any more')
    t.equal(await stateOf(url), 'decided')
  })

  await t.test('a review that finds no consent refers it back, and withholds it', async (t) => {
    const { url, decision } = await declined()
    const { answer: at } = await challenge(url)
    const back = { outcome: 'changed', decision: await decisionOn(url, REFER_BACK) }
    t.match(await answer(reviewer, url, at, back), {
      status: 200,
      body: { outcome: 'changed', answer: ANSWER },
    })
    t.equal(await stateOf(url), 'referred_back')
    t.match(await reviewer.get(`${url}/challenges`), { status: 404 }, 'with all that is said of it')
    t.match(await itemsOf('referrer', `${url}/challenges`), [
      { decision, outcome: 'changed', answer: ANSWER },
    ])
    t.match((await itemsOf('referrer', `${url}/history`)).at(-1), {
      type: 'challenge.decided',
      reason: ANSWER,
    })
  })
})
