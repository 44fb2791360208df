import t from 'tap'
import { type Body, callerOf } from '../helpers/call.ts'
import { type Form, formFrom } from '../helpers/forms.ts'
import { createService } from '../helpers/service.ts'

const service = await createService(t)
const as = callerOf(service)
const OFFICER = as('screening_officer@westminster')
const TEAM = as('intensive_family_support_team@westminster')

async function send(example: string, change?: (form: Form) => void): Promise<string> {
  const sent = await as('referrer').post('/v1/referrals', formFrom(example, change))
  if (sent.status !== 201) throw new Error(JSON.stringify(sent.body))
  return String(sent.body['id'])
}

const NOBODY = '00000000-0000-4000-8000-000000000000'
const GIVER = {
  person: 'maribel',
  relation: 'mother',
  entitlement: 'parental_responsibility',
  heldThrough: 'birth_mother',
}

const TO_TEAM = {
  recipient: { kind: 'internal_team', team: 'intensive_family_support_team' },
  subjects: ['jonah', 'maribel'],
  purpose: 'support_family',
  categories: ['identity', 'contact', 'needs'],
}

const members = (body: Body, ...path: string[]): unknown =>
  path.reduce<unknown>((place, name) => (place as Body | undefined)?.[name], body)

t.test('an internal team reads what was shared, and nothing else', async (t) => {
  const id = await send('eligible')
  const made = await OFFICER.post(`/v1/referrals/${id}/disclosures`, { ...TO_TEAM, reasons: 'Made up.' })
  t.equal(made.status, 201, JSON.stringify(made.body))
  t.match(made.body, { state: 'in_force', row: 6, sentence: { id: 'N8' }, categories: TO_TEAM.categories })
  t.equal((members(made.body, 'consentEvents') as string[]).length, 1)
  const read = await TEAM.get(`/v1/shared-referrals/${made.body['id']}`)
  t.equal(read.status, 200, JSON.stringify(read.body))
  t.strictSame(Object.keys(members(read.body, 'content') as object).sort(), ['contact', 'identity', 'needs'])
  t.match(members(read.body, 'content', 'identity'), {
    children: [{ key: 'jonah' }],
    people: [{ key: 'maribel' }],
  })
  t.notMatch(JSON.stringify(read.body), /desmond/i, 'nobody whose information was not asked for')
  const list = await TEAM.get('/v1/shared-referrals')
  t.match(list.body, { items: [{ id: made.body['id'], state: 'in_force', categories: TO_TEAM.categories }] })
  t.equal((await TEAM.get(`/v1/referrals/${id}`)).status, 403)
  for (const other of [
    'disabled_childrens_team@westminster',
    'intensive_family_support_team@rbkc',
    'health_visitor',
  ])
    t.equal((await as(other).get(`/v1/shared-referrals/${made.body['id']}`)).status, 404, other)
  t.equal(
    (await OFFICER.get(`/v1/shared-referrals/${made.body['id']}`)).status,
    404,
    'who shared it has no part in it',
  )
  const sender = await as('referrer').get(`/v1/referrals/${id}/disclosures`)
  t.match(sender.body, {
    items: [{ id: made.body['id'], recipient: { organisation: 'Intensive Family Support Team' } }],
  })
  t.notMatch(JSON.stringify(sender.body), /Made up\.|screening officer of/)
})

t.test('the history and the feed tell the cause before what it stopped', async (t) => {
  const id = await send('eligible')
  await OFFICER.post(`/v1/referrals/${id}/disclosures`, TO_TEAM)
  service.clock.now = new Date(service.clock.now.getTime() + 60_000)
  await as('referrer').post(`/v1/referrals/${id}/consents/withdrawal`, {
    subjects: ['jonah', 'maribel'],
    givenBy: GIVER,
    how: 'telephone',
    at: service.clock.now.toISOString(),
    recordedBy: { name: 'Robin Example', role: 'Teacher' },
  })
  const { items } = (await OFFICER.get(`/v1/referrals/${id}/history`)).body as { items: { type: string }[] }
  t.strictSame(
    items.map(({ type }) => type).filter((type) => !type.startsWith('initial_contact.')),
    [
      'referral.received',
      'disclosure.made',
      'consent.withdrawn',
      'disclosure.stopped',
      'referral.referred_back',
    ],
  )
})

t.test('withdrawal closes it at once', async (t) => {
  const id = await send('eligible')
  const made = await OFFICER.post(`/v1/referrals/${id}/disclosures`, TO_TEAM)
  const { etag } = await as('referrer').get(`/v1/referrals/${id}`)
  service.clock.now = new Date(service.clock.now.getTime() + 60_000)
  const withdrawn = await as('referrer').post(
    `/v1/referrals/${id}/consents/withdrawal`,
    {
      subjects: ['jonah', 'maribel'],
      givenBy: GIVER,
      how: 'telephone',
      at: service.clock.now.toISOString(),
      recordedBy: { name: 'Robin Example', role: 'Teacher' },
    },
    { ifMatch: etag },
  )
  t.equal(withdrawn.status, 201, JSON.stringify(withdrawn.body))
  const read = await TEAM.get(`/v1/shared-referrals/${made.body['id']}`)
  t.match(read, { status: 410, body: { type: '/problems/disclosure-ended' } })
  t.match(await as('referrer').get(`/v1/referrals/${id}/disclosures`), {
    body: { items: [{ state: 'stopped', endCode: 'no_longer_allowed' }] },
  })
  const acknowledged = await TEAM.post(`/v1/shared-referrals/${made.body['id']}/acknowledgement`, {})
  t.match(acknowledged, { status: 200, body: { state: 'ended' } })
  t.ok(acknowledged.body['acknowledgedAt'])
  const seen = await OFFICER.get(`/v1/referrals/${id}/disclosures`)
  t.equal(seen.status, 200, 'the council reads its own record, though the content is withheld')
  t.ok((members(seen.body, 'items') as Body[])[0]?.['acknowledgedAt'])
})

t.test('an override for a child at risk goes through at once, and its note is asked for', async (t) => {
  const id = await send('eligible')
  const made = await OFFICER.post(`/v1/referrals/${id}/disclosures`, {
    recipient: { kind: 'external', organisation: 'Example Borough Police' },
    subjects: ['jonah'],
    purpose: 'protect_person_at_risk',
    categories: ['identity', 'other_persons'],
    override: { basis: 'safeguarding', partInProtecting: true },
  })
  t.match(made, {
    status: 201,
    body: { row: 13, sentence: { id: 'N12' }, categories: ['identity', 'other_persons'] },
  })
  t.ok((members(made.body, 'noteAsked', 'what') as Body[]).some(({ code }) => code === 'override_reasons'))
  t.equal(members(made.body, 'recipient', 'hasAccount'), false)
  const { events } = (await as('referrer').get(`/v1/referrals/${id}/consents`)).body as { events: Body[] }
  t.ok(
    events.some((event) => event['id'] === made.body['overrideEvent']),
    'the override is recorded with it',
  )
})

t.test('a denial says which row and what would allow it, and is written down', async (t) => {
  const id = await send('eligible')
  const ask = {
    recipient: { kind: 'external', organisation: 'Example Landlord' },
    subjects: ['jonah'],
    purpose: 'support_family',
    categories: ['identity'],
  }
  const assessed = await OFFICER.post(`/v1/referrals/${id}/sharing-assessments`, ask)
  t.match(assessed, { status: 201, body: { decision: { answer: 'deny', row: 12, sentence: { id: 'N10' } } } })
  const denied = await OFFICER.post(`/v1/referrals/${id}/disclosures`, ask)
  t.match(denied, {
    status: 409,
    body: {
      type: '/problems/sharing-not-allowed',
      sharing: {
        row: 12,
        reasons: [{ code: 'not_named' }],
        toAllow: [{ code: 'explicit_consent' }, { code: 'override' }],
      },
    },
  })
  const kept = await service.database.admin
    .selectFrom('sharing_question')
    .select(['kind', 'answer', 'policy_row', 'asked_role'])
    .where('referral_id', '=', id)
    .orderBy('id')
    .execute()
  const row = { answer: 'deny', policy_row: 12, asked_role: 'screening_officer' }
  t.match(kept, [
    { kind: 'assessed', ...row },
    { kind: 'denied', ...row },
  ])
})

t.test('what is named has to be there', async (t) => {
  const id = await send('eligible')
  const refused = await OFFICER.post(`/v1/referrals/${id}/disclosures`, {
    recipient: { kind: 'named_professional', professional: 'nobody', account: NOBODY },
    subjects: ['nobody'],
    purpose: 'support_family',
    categories: ['identity'],
    override: { basis: 'safeguarding', recorded: NOBODY },
    until: '2026-11-01',
  })
  t.match(refused, { status: 422, body: { type: '/problems/sharing-request-not-valid' } })
  t.strictSame(
    (members(refused.body, 'errors') as Body[]).map(({ pointer }) => pointer),
    ['/subjects/0', '/until', '/recipient/account', '/recipient/professional', '/override/recorded'],
  )
  const team = { ...TO_TEAM, recipient: { kind: 'internal_team', team: 'nobody' } }
  t.match(await OFFICER.post(`/v1/referrals/${id}/disclosures`, team), {
    status: 422,
    body: { errors: [{ pointer: '/recipient/team', code: 'team_not_known' }] },
  })
})

t.test('its last day passes, and what the council takes back is gone', async (t) => {
  const id = await send('eligible')
  const day = service.clock.now.toISOString().slice(0, 10)
  const until = await OFFICER.post(`/v1/referrals/${id}/disclosures`, { ...TO_TEAM, until: day })
  t.equal((await TEAM.get(`/v1/shared-referrals/${until.body['id']}`)).status, 200)
  t.match(await TEAM.post(`/v1/shared-referrals/${until.body['id']}/acknowledgement`, {}), {
    status: 409,
    body: { type: '/problems/disclosure-in-force' },
  })
  const then = service.clock.now
  service.clock.now = new Date(then.getTime() + 24 * 3_600_000)
  t.equal((await TEAM.get(`/v1/shared-referrals/${until.body['id']}`)).status, 410, 'the day after')
  service.clock.now = then

  const made = await OFFICER.post(`/v1/referrals/${id}/disclosures`, TO_TEAM)
  const path = `/v1/referrals/${id}/disclosures/${made.body['id']}/revocation`
  t.match(await OFFICER.post(path, { reason: 'The wrong team (made up).' }), {
    status: 200,
    body: { state: 'revoked', endCode: 'revoked' },
  })
  t.equal((await TEAM.get(`/v1/shared-referrals/${made.body['id']}`)).status, 410)
  t.match(await OFFICER.post(path, { reason: 'Again.' }), {
    status: 409,
    body: { type: '/problems/disclosure-not-in-force' },
  })
  const history = await OFFICER.get(`/v1/referrals/${id}/history`)
  t.match(JSON.stringify(history.body), /disclosure\.made.*disclosure\.revoked/)
})

t.test('a limit set later closes what it covers at the next read', async (t) => {
  const id = await send('eligible')
  const made = await OFFICER.post(`/v1/referrals/${id}/disclosures`, TO_TEAM)
  service.clock.now = new Date(service.clock.now.getTime() + 60_000)
  const { etag } = await as('referrer').get(`/v1/referrals/${id}`)
  const limited = await as('referrer').post(
    `/v1/referrals/${id}/consents`,
    {
      record: {
        subjects: ['jonah', 'maribel'],
        state: 'given_with_limitations',
        givenBy: GIVER,
        how: 'telephone',
        at: service.clock.now.toISOString(),
        recordedBy: { name: 'Robin Example', role: 'Teacher' },
        limitations: [{ kind: 'not_this_category', words: 'Not where we live.', categories: ['contact'] }],
      },
    },
    { ifMatch: etag },
  )
  t.equal(limited.status, 201, JSON.stringify(limited.body))
  const read = await TEAM.get(`/v1/shared-referrals/${made.body['id']}`)
  t.strictSame(
    members(read.body, 'categories'),
    ['identity'],
    'free text waits for a person to read the limit',
  )
  const assessed = await OFFICER.post(`/v1/referrals/${id}/sharing-assessments`, TO_TEAM)
  const [check] = members(assessed.body, 'decision', 'humanCheck') as Body[]
  const judged = await OFFICER.post(`/v1/referrals/${id}/disclosures`, {
    ...TO_TEAM,
    judgedLimits: [{ pointer: check?.['pointer'], covers: false }],
  })
  t.match(judged, { status: 201, body: { row: 7, categories: ['identity', 'needs'] } })
})

t.test('what is known of other persons is passed on to social care, and not by early help', async (t) => {
  const id = await send('eligible')
  const ask = {
    recipient: { kind: 'internal_team', team: 'childrens_services' },
    subjects: ['jonah'],
    purpose: 'support_family',
    categories: ['identity', 'other_persons'],
  }
  const categoriesOf = async (subject: string, recipient: object) =>
    members(
      (await as(subject).post(`/v1/referrals/${id}/disclosures`, { ...ask, recipient })).body,
      'categories',
    )
  t.strictSame(await categoriesOf('early_help_manager@westminster', ask.recipient), ['identity'])
  t.strictSame(await categoriesOf('decision_maker@westminster', ask.recipient), ask.categories)
  t.strictSame(await categoriesOf('decision_maker@westminster', TO_TEAM.recipient), ['identity'])
})
