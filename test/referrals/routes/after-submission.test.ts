import t from 'tap'
import { callerOf } from '../../helpers/call.ts'
import { formFrom } from '../../helpers/forms.ts'
import { createService } from '../../helpers/service.ts'

t.test(
  'answers are evaluated anew, the earlier evaluation stays, and the form stays as it was sent',
  async (t) => {
    const as = callerOf(await createService(t))
    const form = formFrom('undetermined')
    const sent = await as('referrer').post('/v1/referrals', form)
    const url = String(sent.headers['location'])
    type Missing = { pointer: string }[]
    const evaluation = sent.body['evaluation'] as { missing: Missing; children: { missing: Missing }[] }
    const missing = [...evaluation.missing, ...evaluation.children.flatMap((child) => child.missing)]
    t.ok(missing.length > 0)
    t.match(
      await as('referrer').post(`${url}/amendments`, {
        text: 'x',
        answers: [{ pointer: '/children/0/givenNames', value: 'x' }],
      }),
      {
        status: 422,
      },
    )
    t.match(
      await as('referrer').post(`${url}/amendments`, {
        text: 'x',
        answers: [{ pointer: '/priorWork/undertaken', value: 'perhaps' }],
      }),
      {
        status: 422,
        body: { errors: [{ pointer: '/answers/0/value' }] },
      },
    )
    const amended = await as('referrer').post(`${url}/amendments`, {
      text: 'Nothing had been tried before.',
      answers: [
        {
          pointer: '/priorWork/undertaken',
          value: false,
          source: { role: 'Head of year', on: '2026-11-20' },
        },
      ],
    })
    t.match(amended, {
      status: 201,
      etag: '"2"',
      body: { status: 'received', evaluation: { result: 'not_eligible' } },
    })
    const { body } = await as('referrer').get(url)
    t.strictSame(body['form'], form)
    t.match(body, {
      result: 'not_eligible',
      amendments: [{ writtenBy: 'sender', amendment: { text: 'Nothing had been tried before.' } }],
    })
    const evaluations = (await as('screening_officer@westminster').get(`${url}/evaluations`)).body['items']
    t.match(evaluations, [
      { reason: 'amended', evaluation: { result: 'not_eligible' } },
      { reason: 'submitted', evaluation: { result: 'undetermined' } },
    ])
    const again = await as('screening_officer@westminster').post(`${url}/evaluations`, {
      reason: 'The term has ended.',
    })
    t.match(again, {
      status: 201,
      etag: '"3"',
      body: { reason: 'The term has ended.', evaluation: { result: 'not_eligible' } },
    })
    t.equal(((await as('referrer').get(`${url}/evaluations`)).body['items'] as []).length, 3)
  },
)

t.test('a sender withdraws what is open, but not where safeguarding reasons are recorded', async (t) => {
  const as = callerOf(await createService(t))
  const open = await as('referrer').post('/v1/referrals', formFrom('eligible'))
  const url = String(open.headers['location'])
  t.match(
    await as('screening_officer@westminster').post(
      `${url}/withdrawal`,
      { reason: 'x' },
      { ifMatch: open.etag },
    ),
    { status: 403 },
  )
  t.match(await as('referrer').post(`${url}/withdrawal`, { reason: 'Moved away.' }, { ifMatch: open.etag }), {
    status: 200,
    etag: '"2"',
    body: { status: 'withdrawn', dueOn: null, overdue: false },
  })
  t.match(await as('referrer').post(`${url}/amendments`, { text: 'x' }), {
    status: 409,
    body: { currentState: 'withdrawn', possibleActions: [] },
  })
  const harm = await as('referrer').post(
    '/v1/referrals',
    formFrom('eligible', (form) => Object.assign(form.safety, { significantHarmSuspected: true })),
  )
  t.match(
    await as('referrer').post(
      `${harm.headers['location']}/withdrawal`,
      { reason: 'x' },
      { ifMatch: harm.etag },
    ),
    {
      status: 409,
      body: { type: '/problems/safeguarding-recorded' },
    },
  )
})

t.test('what was withheld stays withheld when its sender withdraws it', async (t) => {
  const service = await createService(t)
  const as = callerOf(service)
  const sent = await as('referrer').post('/v1/referrals', formFrom('consent-refused'))
  const url = String(sent.headers['location'])
  const withdrawal = { reason: 'The family said no.' }
  t.match(await as('referrer').post(`${url}/withdrawal`, withdrawal, { ifMatch: sent.etag }), { status: 200 })
  const seen = await as('screening_officer@westminster').get(url)
  t.match(seen, { status: 200, body: { status: 'withdrawn', contentWithheld: 'no_consent' } })
  t.equal(seen.body['form'], undefined)
  const history = await as('screening_officer@westminster').get(`${url}/history`)
  t.notMatch(JSON.stringify(history.body), withdrawal.reason)
})
