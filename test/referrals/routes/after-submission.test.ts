import t from 'tap'
import { callerOf } from '../../helpers/call.ts'
import { formFrom } from '../../helpers/forms.ts'
import { createService } from '../../helpers/service.ts'

const codesOf = (body: Record<string, unknown>, name: string) =>
  (body[name] as { operation: string; allowed: boolean }[]).filter((a) => a.allowed).map((a) => a.operation)

t.test(
  'a referral reads back letter for letter, to its sender and its council, and to nobody else',
  async (t) => {
    const service = await createService(t)
    const as = callerOf(service)
    const form = formFrom('three-children', (form) => Object.assign(form, { caseReference: 'Case  “7”' }))
    const sent = await as('referrer').post('/v1/referrals', form)
    const url = String(sent.headers['location'])
    for (const subject of [
      'referrer',
      'organisation_lead',
      'screening_officer@westminster',
      'decision_maker@westminster',
      'early_help_manager@westminster',
    ]) {
      const { status, body, etag } = await as(subject).get(url)
      t.equal(status, 200, subject)
      t.strictSame(body['form'], form, `${subject} reads what was sent`)
      t.equal(etag, '"1"')
      const { evaluation: _evaluation, ...cover } = sent.body
      t.strictSame(body['receipt'], cover)
    }
    for (const subject of [
      'other-referrer',
      'other-organisation_lead',
      'screening_officer@rbkc',
      'decision_maker@rbkc',
      'early_help_officer@rbkc',
    ]) {
      t.match(await as(subject).get(url), { status: 404, body: { type: '/problems/not-found' } }, subject)
    }
    for (const subject of [
      'analyst@westminster',
      'directory_editor@westminster',
      'information_governance@westminster',
      'case_system@westminster',
      'directory_provider',
    ]) {
      t.equal((await as(subject).get(url)).status, 403, subject)
    }
    const stored = await service.database.admin
      .selectFrom('referral_revision')
      .select('form')
      .executeTakeFirstOrThrow()
    t.equal(stored.form, JSON.stringify(form), 'the letters are kept')
  },
)

t.test('early help roles see no social care', async (t) => {
  const as = callerOf(await createService(t))
  const url = String(
    (await as('referrer').post('/v1/referrals', formFrom('social-care'))).headers['location'],
  )
  t.equal((await as('screening_officer@westminster').get(url)).status, 200)
  t.equal((await as('early_help_manager@westminster').get(url)).status, 404)
  t.strictSame((await as('early_help_manager@westminster').get('/v1/referrals')).body['items'], [])
})

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

t.test('the actions say what this caller may do now, and why not the rest', async (t) => {
  const as = callerOf(await createService(t))
  const url = String((await as('referrer').post('/v1/referrals', formFrom('emergency'))).headers['location'])
  const sender = await as('referrer').get(`${url}/actions`)
  t.strictSame(codesOf(sender.body, 'actions'), [
    'amendReferral',
    'submitRevision',
    'reevaluateReferral',
    'recordConsent',
    'withdrawConsent',
  ])
  t.match(
    (sender.body['actions'] as []).find(
      (action) => (action as { operation: string }).operation === 'withdrawReferral',
    ),
    { allowed: false, whyNot: { code: 'other_state', text: String } },
  )
  t.strictSame(codesOf((await as('screening_officer@westminster').get(`${url}/actions`)).body, 'actions'), [
    'amendReferral',
    'reevaluateReferral',
    'confirmEmergencyCall',
    'recordConsent',
    'withdrawConsent',
    'assessSharing',
    'discloseReferral',
    'revokeDisclosure',
    'claimReferral',
    'requestInformation',
    'recordDecision',
  ])
})

t.test('lists page through everything once, by filter, and overdue shows', async (t) => {
  const service = await createService(t)
  const as = callerOf(service)
  for (const example of ['eligible', 'eligible', 'social-care', 'consent-refused', 'eligible'])
    await as('referrer').post('/v1/referrals', formFrom(example))
  type Page = { items: { id: string; overdue: boolean; status: string }[]; links: { next?: string } }
  const pages: string[][] = []
  let url: string | undefined = '/v1/referrals?limit=2&view=sent'
  while (url !== undefined) {
    const { body, headers } = await as('referrer').get(url)
    const { items, links } = body as Page
    pages.push(items.map(({ id }) => id))
    t.equal(headers['link'], links.next && `<${links.next}>; rel="next"`)
    url = links.next
  }
  t.strictSame(
    pages.map((page) => page.length),
    [2, 2, 1],
  )
  t.equal(new Set(pages.flat()).size, 5)
  const filtered = await as('screening_officer@westminster').get('/v1/referrals?status=referred_back')
  t.match((filtered.body as Page).items, [{ status: 'referred_back' }])
  t.equal(
    ((await as('screening_officer@westminster').get('/v1/referrals?service=social_care')).body as Page).items
      .length,
    1,
  )
  service.clock.now = new Date('2026-11-25T00:30:00Z')
  const late = (await as('screening_officer@westminster').get('/v1/referrals?status=received')).body as Page
  t.ok(late.items.every(({ overdue }) => overdue))
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
