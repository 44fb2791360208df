import t from 'tap'
import { callerOf } from '../../helpers/call.ts'
import { formFrom } from '../../helpers/forms.ts'
import { createService } from '../../helpers/service.ts'

t.test('a draft from the first word to the submission', async (t) => {
  const service = await createService(t)
  const as = callerOf(service)
  const mine = as('referrer')
  const made = await mine.post('/v1/drafts', {})
  const url = String(made.headers['location'])
  t.match(made, {
    status: 201,
    etag: '"1"',
    body: { form: {}, council: 'westminster', expiresOn: '2027-02-21' },
  })

  const empty = await mine.get(`${url}/check`)
  t.match(empty, { status: 200, body: { ready: false, evaluation: { result: 'undetermined' } } })
  const missing = (empty.body['missing'] as { pointer: string }[]).map(({ pointer }) => pointer)
  t.ok(
    ['/borough', '/serviceRequested', '/safety', '/children', '/referrer'].every((pointer) =>
      missing.includes(pointer),
    ),
    missing.join(' '),
  )

  const form = formFrom('eligible')
  const { safety, ...rest } = form
  const filled = await mine.patch(url, rest, { ifMatch: made.etag })
  t.match(filled, { status: 200, etag: '"2"' })
  t.strictSame(filled.body['form'], rest)
  t.match(await mine.patch(url, { borough: 'camden' }, { ifMatch: made.etag }), { status: 412 })
  t.match(await mine.patch(url, { borough: 'camden' }), { status: 428 })
  t.match(await mine.patch(url, { burough: 'camden' }, { ifMatch: filled.etag }), {
    status: 400,
    body: { errors: [{ pointer: '/burough' }] },
  })
  t.match(await mine.post(`${url}/submission`, undefined, { ifMatch: filled.etag }), {
    status: 422,
    body: { type: '/problems/form-not-valid', errors: [{ pointer: '/safety' }] },
  })
  const whole = await mine.patch(url, { safety }, { ifMatch: filled.etag })
  t.match(await mine.get(`${url}/check`), {
    body: {
      ready: true,
      missing: [],
      faults: [],
      would: { status: 'received' },
      evaluation: { result: 'eligible' },
    },
  })

  t.match(await mine.post(`${url}/submission`, undefined, { ifMatch: filled.etag }), { status: 412 })
  const sent = await mine.post(`${url}/submission`, undefined, { ifMatch: whole.etag, key: 'submit-draft-1' })
  t.match(sent, { status: 201, body: { status: 'received', evaluation: { result: 'eligible' } } })
  const again = await mine.post(`${url}/submission`, undefined, {
    ifMatch: whole.etag,
    key: 'submit-draft-1',
  })
  t.strictSame([again.status, again.headers['idempotency-replayed'], again.body], [201, 'true', sent.body])
  t.equal((await mine.get(url)).status, 404, 'the draft is gone')
  t.strictSame((await mine.get(String(sent.headers['location']))).body['form'], form)
  t.equal((await service.database.admin.selectFrom('referral').select('id').execute()).length, 1)
})

t.test('null takes a member away, at any depth', async (t) => {
  const mine = callerOf(await createService(t))('referrer')
  const made = await mine.post('/v1/drafts', {
    form: { borough: 'westminster', safety: { immediateDanger: false, adultAtRisk: 'not_known' } },
  })
  const patched = await mine.patch(
    String(made.headers['location']),
    { safety: { adultAtRisk: null }, borough: null },
    { ifMatch: made.etag },
  )
  t.strictSame(patched.body['form'], { safety: { immediateDanger: false } })
})

t.test('a draft is its author’s and the organisation’s lead’s, and no council’s', async (t) => {
  const as = callerOf(await createService(t))
  const made = await as('referrer').post('/v1/drafts', { form: { borough: 'westminster' } })
  const url = String(made.headers['location'])
  for (const [subject, status] of [
    ['referrer', 200],
    ['organisation_lead', 200],
    ['case-system', 404],
    ['other-referrer', 404],
    ['other-organisation_lead', 404],
    ['screening_officer@westminster', 403],
  ] as const) {
    t.equal((await as(subject).get(url)).status, status, subject)
    t.equal((await as(subject).get(`${url}/check`)).status, status, subject)
    t.equal(
      (await as(subject).patch(url, { borough: 'camden' }, { ifMatch: '"9"' })).status,
      status === 200 ? 412 : status,
      subject,
    )
    t.equal(
      (await as(subject).delete(url, { ifMatch: '"9"' })).status,
      status === 200 ? 412 : status,
      subject,
    )
  }
  t.equal(((await as('organisation_lead').get('/v1/drafts')).body['items'] as []).length, 1)
  t.strictSame((await as('other-organisation_lead').get('/v1/drafts')).body['items'], [])
  t.equal((await as('referrer').delete(url, { ifMatch: made.etag })).status, 204)
  t.equal((await as('referrer').get(url)).status, 404)
})

t.test('a draft is gone the day after its last', async (t) => {
  const service = await createService(t)
  const mine = callerOf(service)('referrer')
  const url = String((await mine.post('/v1/drafts', {})).headers['location'])
  service.clock.now = new Date('2027-02-21T22:00:00Z')
  t.equal((await mine.get(url)).status, 200)
  service.clock.now = new Date('2027-02-22T08:00:00Z')
  t.equal((await mine.get(url)).status, 404)
  t.strictSame((await mine.get('/v1/drafts')).body['items'], [])
})

t.test(
  'a story is told once: a draft starts from an earlier referral, and asks anew what must be',
  async (t) => {
    const as = callerOf(await createService(t))
    const form = formFrom('eligible')
    const earlier = await as('referrer').post('/v1/referrals', form)
    const made = await as('organisation_lead').post('/v1/drafts', {
      basedOn: earlier.body['id'],
      form: { serviceRequested: 'social_care' },
    })
    const started = made.body['form'] as Record<string, unknown>
    t.match(made, { status: 201, body: { basedOn: earlier.body['id'] as string, council: 'westminster' } })
    t.strictSame(started['children'], form.children)
    for (const member of ['safety', 'consent', 'caseReference']) t.equal(started[member], undefined, member)
    t.equal(started['serviceRequested'], 'social_care', 'what is sent comes on top')

    const whole = await as('organisation_lead').patch(
      String(made.headers['location']),
      { safety: form.safety, consent: form.consent },
      { ifMatch: made.etag },
    )
    const sent = await as('organisation_lead').post(`${made.headers['location']}/submission`, undefined, {
      ifMatch: whole.etag,
    })
    t.equal(sent.status, 201)
    t.equal(
      (await as('organisation_lead').get(String(sent.headers['location']))).body['basedOn'],
      earlier.body['id'],
      'the lineage is kept',
    )

    t.match(await as('other-referrer').post('/v1/drafts', { basedOn: earlier.body['id'] }), { status: 404 })
    const refused = await as('referrer').post('/v1/referrals', formFrom('consent-refused'))
    t.match(await as('referrer').post('/v1/drafts', { basedOn: refused.body['id'] }), {
      status: 409,
      body: { type: '/problems/reuse-not-allowed' },
    })
  },
)

t.test(
  'a draft submitted many times at once is one referral, and every answer says so or asks to wait',
  async (t) => {
    const service = await createService(t)
    const mine = callerOf(service)('referrer')
    const made = await mine.post('/v1/drafts', { form: formFrom('eligible') })
    const submit = () =>
      mine.post(`${made.headers['location']}/submission`, undefined, {
        ifMatch: made.etag,
        key: 'all-at-once',
      })
    const answers = await Promise.all(Array.from({ length: 12 }, submit))
    const first = answers.find(({ status }) => status === 201)
    for (const answer of answers) {
      if (answer.status === 201) t.equal(answer.body['id'], first?.body['id'])
      else
        t.match(answer, {
          status: 409,
          headers: { 'retry-after': '1' },
          body: { type: '/problems/idempotency-key-in-progress' },
        })
    }
    t.match(await submit(), { status: 201, headers: { 'idempotency-replayed': 'true' } })
    t.equal((await service.database.admin.selectFrom('referral').select('id').execute()).length, 1)
  },
)
