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

t.test('withdrawal closes it at once', async (t) => {
  const id = await send('eligible')
  const made = await OFFICER.post(`/v1/referrals/${id}/disclosures`, TO_TEAM)
  const { etag } = await as('referrer').get(`/v1/referrals/${id}`)
  service.clock.now = new Date(service.clock.now.getTime() + 60_000)
  const withdrawn = await as('referrer').post(
    `/v1/referrals/${id}/consents/withdrawal`,
    {
      subjects: ['jonah', 'maribel'],
      givenBy: {
        person: 'maribel',
        relation: 'mother',
        entitlement: 'parental_responsibility',
        heldThrough: 'birth_mother',
      },
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
