import t from 'tap'
import { callerOf } from '../../helpers/call.ts'
import { formFrom } from '../../helpers/forms.ts'
import { createService } from '../../helpers/service.ts'

t.test(
  'what was referred back is withheld from the council until there is consent; a new revision lets it go on',
  async (t) => {
    const as = callerOf(await createService(t))
    const sent = await as('other-referrer').post('/v1/referrals', formFrom('consent-refused'))
    const url = String(sent.headers['location'])
    const staff = as('screening_officer@westminster')
    const withheld = await staff.get(url)
    t.match(withheld, { status: 200, body: { status: 'referred_back', contentWithheld: 'no_consent' } })
    for (const member of ['form', 'receipt', 'amendments', 'links', 'caseReference'])
      t.equal(withheld.body[member], undefined, member)
    t.equal((await staff.get(`${url}/evaluations`)).status, 404)
    t.match(await staff.post(`${url}/amendments`, { text: 'x' }), { status: 409 })

    const consented = formFrom('eligible')
    t.match(await as('other-referrer').post(`${url}/revisions`, consented), { status: 428 })
    t.match(await as('other-referrer').post(`${url}/revisions`, consented, { ifMatch: '"7"' }), {
      status: 412,
    })
    const revised = await as('other-referrer').post(`${url}/revisions`, consented, { ifMatch: sent.etag })
    t.match(revised, {
      status: 201,
      etag: '"2"',
      body: {
        id: sent.body['id'] as string,
        reference: sent.body['reference'] as string,
        revision: 2,
        status: 'received',
      },
    })
    t.strictSame((await staff.get(url)).body['form'], consented)
    const history = (await staff.get(`${url}/history`)).body['items']
    t.match(history, [
      { type: 'referral.referred_back', from: null, to: 'referred_back' },
      { type: 'referral.received', from: 'referred_back', to: 'received' },
    ])
    t.match(await as('other-referrer').post(`${url}/revisions`, consented, { ifMatch: revised.etag }), {
      status: 409,
      body: {
        type: '/problems/not-in-this-state',
        currentState: 'received',
        possibleActions: ['amendReferral', 'withdrawReferral', 'reevaluateReferral'],
      },
    })
  },
)

t.test('safeguarding reasons in an amendment let go on what was referred back', async (t) => {
  const as = callerOf(await createService(t))
  const url = String(
    (await as('referrer').post('/v1/referrals', formFrom('consent-refused'))).headers['location'],
  )
  const amended = await as('referrer').post(`${url}/amendments`, {
    text: 'New bruises today.',
    significantHarmSuspected: true,
  })
  t.match(amended, {
    status: 201,
    body: { status: 'received', next: [{ who: 'council', by: '2026-11-23' }] },
  })
  t.match((await as('screening_officer@westminster').get(url)).body, {
    status: 'received',
    result: 'social_care',
    dueOn: '2026-11-23',
  })
})

t.test('harm that is reported later is decided on the same day, and a clock never goes back', async (t) => {
  const service = await createService(t)
  const as = callerOf(service)
  const url = String((await as('referrer').post('/v1/referrals', formFrom('eligible'))).headers['location'])
  t.equal((await as('referrer').get(url)).body['dueOn'], '2026-11-24')
  const harm = { text: 'New bruises today.', significantHarmSuspected: true }
  await as('referrer').post(`${url}/amendments`, harm)
  t.equal((await as('referrer').get(url)).body['dueOn'], '2026-11-23')
  service.clock.now = new Date('2026-11-28T10:00:00Z')
  await as('referrer').post(`${url}/amendments`, harm)
  t.equal((await as('referrer').get(url)).body['dueOn'], '2026-11-23')
  t.equal((await as('referrer').post('/v1/referrals', formFrom('social-care'))).body['dueOn'], '2026-11-28')
})

t.test(
  'danger in an amendment raises the stop, and the council sees it first until the call is confirmed',
  async (t) => {
    const as = callerOf(await createService(t))
    const url = String((await as('referrer').post('/v1/referrals', formFrom('eligible'))).headers['location'])
    await as('other-referrer').post('/v1/referrals', formFrom('undetermined'))
    const staff = as('screening_officer@westminster')
    const first = async () => ((await staff.get('/v1/referrals')).body['items'] as { id: string }[])[0]?.id
    t.not(`/v1/referrals/${await first()}`, url)
    const amended = await as('referrer').post(`${url}/amendments`, {
      text: 'He is outside the door.',
      immediateDanger: true,
    })
    t.match(amended, {
      status: 201,
      body: { status: 'emergency_stopped', next: [{ what: /Ring 999 now/, by: 'now' }] },
    })
    t.ok((amended.body['telephones'] as []).length > 0)
    t.equal(`/v1/referrals/${await first()}`, url)

    t.match(
      await as('referrer').post(`${url}/telephone-confirmation`, { note: 'x' }, { ifMatch: amended.etag }),
      { status: 403 },
    )
    const confirmed = await staff.post(
      `${url}/telephone-confirmation`,
      { note: 'Rang at nine; police on the way.' },
      { ifMatch: amended.etag },
    )
    t.match(confirmed, { status: 200, body: { status: 'emergency_stopped' } })
    t.not(`/v1/referrals/${await first()}`, url)
    t.match(
      await staff.post(`${url}/telephone-confirmation`, { note: 'again' }, { ifMatch: confirmed.etag }),
      { status: 409 },
    )
    const own = (await as('referrer').get(`${url}/history`)).body['items'] as { type: string }[]
    t.notOk(
      own.some(({ type }) => type === 'referral.emergency_call_confirmed'),
      'the council’s own notes are the council’s',
    )
  },
)

t.test('criteria speak of the day of submission, however late something is added', async (t) => {
  const service = await createService(t)
  const as = callerOf(service)
  const form = formFrom('eligible', (form) =>
    Object.assign(form.children[0] as object, { dateOfBirth: '2008-11-24' }),
  )
  const sent = await as('referrer').post('/v1/referrals', form)
  t.match(
    sent.body,
    { evaluation: { result: 'eligible', evaluatedOn: '2026-11-23' } },
    'the day before the eighteenth birthday',
  )
  service.clock.now = new Date('2027-01-20T10:00:00Z')
  const url = String(sent.headers['location'])
  const added = await as('referrer').post(`${url}/amendments`, { text: 'Nothing new.' })
  t.match(added.body, { evaluation: { result: 'eligible', evaluatedOn: '2026-11-23' } })
  const again = await as('screening_officer@westminster').post(`${url}/evaluations`, {
    reason: 'Asked again.',
  })
  t.match(again.body, { evaluation: { result: 'eligible', evaluatedOn: '2026-11-23' } })
})

t.test(
  'new danger needs a new call, a confirmed one does not come back with its written confirmation',
  async (t) => {
    const as = callerOf(await createService(t))
    const sent = await as('referrer').post('/v1/referrals', formFrom('emergency'))
    const url = String(sent.headers['location'])
    const staff = as('screening_officer@westminster')
    const confirmed = await staff.post(
      `${url}/telephone-confirmation`,
      { note: 'Rang.' },
      { ifMatch: sent.etag },
    )
    const written = formFrom('emergency', (form) =>
      Object.assign(form, {
        channel: 'phone_confirmation',
        telephoneReferral: { at: '2026-11-23T08:00:00Z' },
      }),
    )
    const revised = await as('referrer').post(`${url}/revisions`, written, { ifMatch: confirmed.etag })
    t.match(revised, { status: 201, body: { status: 'received', dueOn: '2026-11-23' } })
    t.match(await staff.post(`${url}/telephone-confirmation`, { note: 'x' }, { ifMatch: revised.etag }), {
      status: 409,
    })
  },
)
