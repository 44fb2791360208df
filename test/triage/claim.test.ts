import t from 'tap'
import { callerOf } from '../helpers/call.ts'
import { formFrom } from '../helpers/forms.ts'
import { createService, MONDAY } from '../helpers/service.ts'

type Item = { type: string; actor: string; at: string; from: string; to: string; reason?: string }

t.test('taking referrals on, and giving them back', async (t) => {
  const service = await createService(t)
  const as = callerOf(service)
  const officer = as('screening_officer@westminster')
  const manager = as('early_help_manager@westminster')
  const send = async (example = 'eligible') => {
    const sent = await as('referrer').post('/v1/referrals', formFrom(example))
    return { url: String(sent.headers['location']), etag: sent.etag }
  }
  const historyOf = async (subject: string, url: string) =>
    (await as(subject).get(`${url}/history`)).body['items'] as Item[]
  const assigneeOf = async (url: string) =>
    service.database.admin
      .selectFrom('referral')
      .select(['assignee_id', 'assigned_at'])
      .where('id', '=', url.split('/').at(-1) as string)
      .executeTakeFirstOrThrow()
  const accountOf = async (subject: string) =>
    (
      await service.database.admin
        .selectFrom('account')
        .select('id')
        .where('subject', '=', subject)
        .executeTakeFirstOrThrow()
    ).id

  await t.test('what was received is in screening, with who and since when', async (t) => {
    const { url, etag } = await send()
    const claimed = await officer.post(`${url}/claim`, { note: 'Mine today.' }, { ifMatch: etag })
    t.match(claimed, {
      status: 200,
      etag: '"2"',
      body: { status: 'screening', version: 2, dueOn: '2026-11-24', overdue: false },
    })
    t.match(await assigneeOf(url), {
      assignee_id: await accountOf('screening_officer@westminster'),
      assigned_at: new Date(MONDAY),
    })
    t.match((await historyOf('screening_officer@westminster', url)).at(-1), {
      type: 'referral.claimed',
      actor: 'council',
      at: '2026-11-23T09:30:00.000Z',
      from: 'received',
      to: 'screening',
      reason: 'Mine today.',
      by: 'screening officer of Westminster City Council (made up)',
    })
    t.notMatch(JSON.stringify(await historyOf('referrer', url)), /"by"/, 'the sender reads which side it was')
    t.notMatch(JSON.stringify(await historyOf('referrer', url)), /claimed|Mine today/, 'not for the sender')
    t.match(await as('referrer').get(url), { body: { status: 'screening' } })
  })

  await t.test('only a manager takes over or releases what somebody else has', async (t) => {
    const { url, etag } = await send()
    const claimed = await officer.post(`${url}/claim`, {}, { ifMatch: etag })
    const ifMatch = { ifMatch: claimed.etag }
    t.match(await officer.post(`${url}/claim`, {}, ifMatch), {
      status: 409,
      body: { type: '/problems/not-in-this-state', currentState: 'screening', detail: /taken it on already/ },
    })
    const colleague = as('early_help_officer@westminster')
    t.match(await colleague.post(`${url}/claim`, {}, ifMatch), {
      status: 409,
      body: { detail: /Somebody else has taken it on/ },
    })
    t.match(await colleague.post(`${url}/release`, { reason: 'x' }, ifMatch), { status: 409 })
    for (const [subject, at] of [
      ['early_help_manager@westminster', '"3"'],
      ['decision_maker@westminster', '"4"'],
    ] as const) {
      const { etag: seen } = await as(subject).get(url)
      t.match(await as(subject).post(`${url}/claim`, {}, { ifMatch: seen }), {
        status: 200,
        etag: at,
        body: { status: 'screening' },
      })
      t.equal((await assigneeOf(url)).assignee_id, await accountOf(subject))
    }
    const released = await manager.post(`${url}/release`, { reason: 'On leave.' }, { ifMatch: '"4"' })
    t.match(released, { status: 200, etag: '"5"', body: { status: 'received', dueOn: '2026-11-24' } })
    t.match(await assigneeOf(url), { assignee_id: null, assigned_at: null })
    t.match((await historyOf('decision_maker@westminster', url)).at(-1), {
      type: 'referral.released',
      actor: 'council',
      at: '2026-11-23T09:30:00.000Z',
      from: 'screening',
      to: 'received',
      reason: 'On leave.',
    })
    t.notMatch(JSON.stringify(await historyOf('referrer', url)), /released|On leave/)
  })

  await t.test(
    'whoever took it on gives it back; elsewhere than in screening its status stays',
    async (t) => {
      const { url, etag } = await send('emergency')
      const claimed = await officer.post(`${url}/claim`, {}, { ifMatch: etag })
      t.match(claimed, { status: 200, body: { status: 'emergency_stopped' } })
      const released = await officer.post(`${url}/release`, { reason: 'x' }, { ifMatch: claimed.etag })
      t.match(released, { status: 200, body: { status: 'emergency_stopped' } })
      t.equal((await assigneeOf(url)).assignee_id, null)
      t.match(await officer.post(`${url}/release`, { reason: 'x' }, { ifMatch: released.etag }), {
        status: 409,
        body: { detail: 'Nobody has taken it on.' },
      })
    },
  )

  await t.test('walls, sides, roles, versions and keys', async (t) => {
    const { url, etag } = await send()
    const social = await send('social-care')
    for (const [path, body] of [
      ['claim', {}],
      ['release', { reason: 'x' }],
    ] as const) {
      const post = (subject: string, options = {}, at = url) =>
        as(subject).post(`${at}/${path}`, body, { ifMatch: etag, ...options })
      t.match(await post('screening_officer@rbkc'), { status: 404 }, 'another council')
      t.match(await post('early_help_manager@westminster', {}, social.url), { status: 404 }, 'social care')
      for (const subject of ['referrer', 'organisation_lead', 'other-referrer', 'analyst@westminster'])
        t.match(await post(subject), { status: 403 }, subject)
      t.match(await officer.post(`${url}/${path}`, body), { status: 428 })
      t.match(await officer.post(`${url}/${path}`, { ...body, who: 'x' }, { ifMatch: etag }), { status: 400 })
    }
    t.match(await officer.post(`${url}/claim`, {}, { ifMatch: '"7"' }), { status: 412 })
    const options = { ifMatch: etag, key: 'claimed-just-once' }
    const first = await officer.post(`${url}/claim`, {}, options)
    const again = await officer.post(`${url}/claim`, {}, options)
    t.strictSame([again.status, again.body], [200, first.body], 'the first answer again')
    t.match(again.headers, { 'idempotency-replayed': 'true' })
    const claims = (await historyOf('screening_officer@westminster', url)).filter(
      ({ type }) => type === 'referral.claimed',
    )
    t.equal(claims.length, 1, 'done once')
    t.match(await officer.post(`${url}/release`, { reason: 'x' }, { ifMatch: etag }), { status: 412 })
  })

  await t.test('nothing is taken on that does not wait for the council', async (t) => {
    const back = await send('consent-refused')
    const claim = { ifMatch: back.etag }
    t.match(await officer.post(`${back.url}/claim`, {}, claim), {
      status: 409,
      body: { currentState: 'referred_back', detail: /withheld/ },
    })
    const gone = await send()
    const left = await as('referrer').post(`${gone.url}/withdrawal`, { reason: 'x' }, { ifMatch: gone.etag })
    t.match(await officer.post(`${gone.url}/claim`, {}, { ifMatch: left.etag }), {
      status: 409,
      body: { currentState: 'withdrawn', possibleActions: [] },
    })
  })
})
