import { randomUUID } from 'node:crypto'
import t from 'tap'
import { type Answered, callerOf } from '../helpers/call.ts'
import { codeOf } from '../helpers/parts-of-webhooks.ts'
import { createService } from '../helpers/service.ts'

const service = await createService(t)
const as = callerOf(service)
const [caseSystem, lead] = [as('case_system@westminster'), as('organisation_lead')]
const AT = '/v1/councils/westminster/webhook-subscriptions'
const PUBLIC = 'https://93.184.215.14/hooks'
const at = ({ body }: Answered) => `${AT}/${String(body['id'])}`
const rows = () => service.database.admin.selectFrom('webhook_subscription').selectAll().execute()

t.test('a secret is told once, is kept sealed, and is in no kept answer', async (t) => {
  const key = randomUUID()
  const made = await caseSystem.post(AT, { url: PUBLIC }, { key })
  t.match(made, {
    status: 201,
    etag: '"1"',
    body: { scope: 'council', council: 'westminster', url: PUBLIC, eventTypes: [], state: 'unverified' },
    headers: { location: at(made) },
  })
  const secret = String(made.body['secret'])
  t.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/)
  const again = await caseSystem.post(AT, { url: PUBLIC }, { key })
  t.equal(again.status, 201)
  t.strictSame({ ...again.body, secret }, made.body, 'the same, but for the secret')
  t.notOk('secret' in again.body)
  t.notOk('secret' in (await caseSystem.get(at(made))).body)
  t.equal((await rows()).length, 1, 'made once')
  const letters = JSON.stringify([
    await rows(),
    await service.database.admin.selectFrom('idempotency_record').selectAll().execute(),
    service.logged,
  ])
  t.notMatch(letters, secret.slice('whsec_'.length))
  t.match((await rows())[0]?.secret, /^v1\.[\w-]{80,}$/)
})

t.test('nothing is sent to an address that is not checked', async (t) => {
  const refused = {
    'http://192.0.2.1/hooks': 'not_https',
    'https://10.0.0.1/hooks': 'address_not_public',
    'https://user:pw@93.184.215.14/': 'has_credentials',
    'https://93.184.215.14/#x': 'has_fragment',
    'https://93.184.215.14:444/': 'port_not_allowed',
    'not an address': 'not_a_url',
  }
  for (const [url, code] of Object.entries(refused)) {
    const answer = await caseSystem.post(AT, { url })
    t.match(answer, { status: 422, body: { errors: [{ pointer: '/url', code }] } }, url)
    t.match(answer.body['type'], 'webhook-destination-refused')
  }
  t.equal((await caseSystem.post(AT, { url: PUBLIC, eventTypes: ['referral.recieved'] })).status, 400)
})

t.test('each owner sees their own, at their own council', async (t) => {
  const ofCouncil = await caseSystem.post(AT, { url: PUBLIC })
  const ofSchool = await lead.post(AT, { url: PUBLIC, eventTypes: ['decision.recorded'] })
  t.match(ofSchool, { status: 201, body: { scope: 'organisation', eventTypes: ['decision.recorded'] } })
  const askers = {
    'case_system@westminster': [200, 404],
    'case_system@rbkc': [404, 404],
    organisation_lead: [404, 200],
    'other-organisation_lead': [404, 404],
    referrer: [403, 403],
    'decision_maker@westminster': [403, 403],
  }
  for (const [asker, expected] of Object.entries(askers)) {
    const got = [await as(asker).get(at(ofCouncil)), await as(asker).get(at(ofSchool))]
    t.strictSame(
      got.map(({ status }) => status),
      expected,
      asker,
    )
  }
  const listed = (await lead.get(AT)).body['items'] as { id: string }[]
  t.strictSame(
    listed.map(({ id }) => id),
    [ofSchool.body['id']],
  )
  t.equal((await lead.get('/v1/councils/nowhere/webhook-subscriptions')).status, 404)
})

t.test('change, pause, rotate, delete: each in the version that was seen', async (t) => {
  const made = await caseSystem.post(AT, { url: PUBLIC })
  const code = await codeOf(service, String(made.body['id']))
  const verified = await caseSystem.post(`${at(made)}/verification`, { code }, { ifMatch: made.etag })
  const change = { state: 'paused', eventTypes: ['referral.received'] }
  t.equal((await caseSystem.patch(at(made), change, { ifMatch: '"9"' })).status, 412)
  const changed = await caseSystem.patch(at(made), change, { ifMatch: verified.etag })
  t.match(changed, { status: 200, etag: '"3"', body: change })
  const local = await caseSystem.patch(at(made), { url: 'https://10.1.1.1/' }, { ifMatch: changed.etag })
  t.equal(local.status, 422)
  const rotated = await caseSystem.post(`${at(made)}/secret-rotation`, undefined, { ifMatch: changed.etag })
  t.match(rotated, { status: 200, body: { earlierSecretUntil: '2026-11-24T09:30:00.000Z' } })
  t.not(rotated.body['secret'], made.body['secret'])
  t.equal((await caseSystem.delete(at(made), { ifMatch: rotated.etag })).status, 204)
  t.equal((await caseSystem.get(at(made))).status, 404)
  const kept = (await rows()).find(({ id }) => id === made.body['id'])
  t.match(
    kept,
    { state: 'ended', end_code: 'deleted', secret: '', secret_before: null, proof_code: null },
    'its secrets are gone',
  )
})

t.test('ten for each owner', async (t) => {
  const other = as('other-organisation_lead')
  for (let made = 0; made < 10; made++) t.equal((await other.post(AT, { url: PUBLIC })).status, 201)
  t.match(await other.post(AT, { url: PUBLIC }), {
    status: 409,
    body: { type: '/problems/webhook-limit-reached' },
  })
  t.equal(
    (await as('case_system@rbkc').post('/v1/councils/rbkc/webhook-subscriptions', { url: PUBLIC })).status,
    201,
  )
})
