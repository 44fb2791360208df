import { randomUUID } from 'node:crypto'
import t from 'tap'
import { exampleService } from '../../../src/directory/editing/examples.ts'
import { callerOf } from '../../helpers/call.ts'
import { createService } from '../../helpers/service.ts'
import { idAt, publisher } from '../open-referral/publishing.ts'

const service = await createService(t)
const { publish, withdraw } = publisher(service)
const as = callerOf(service)
const editor = as('directory_editor@westminster')
const FEEDBACK = '/v1/councils/westminster/directory/feedback'
const RECEIVED = '/v1/councils/westminster/directory/received-feedback'
const { admin } = service.database

const RAW = 'canaryraw: my son Theo at 4 Canary Mews is still waiting (made up)'
const EMAIL = 'canarymail@example.org'
const answer = {
  outcome: 'published',
  comment: 'A family waits long.',
  response: 'So it is: the wait is 14 weeks.',
  action: 'A second therapist begins in January.',
}

const give = async (body: object, key: string = randomUUID(), url = FEEDBACK) => {
  const given = await service.app.inject({
    method: 'POST',
    url,
    headers: { 'idempotency-key': key },
    payload: body,
  })
  return { status: given.statusCode, body: given.json(), headers: given.headers }
}
const anyone = async (url: string) => {
  const got = await service.app.inject({ url })
  return { status: got.statusCode, body: got.json(), text: JSON.stringify(got.headers) + got.body }
}
const waiting = async () => (await editor.get(`${RECEIVED}?state=received`)).body['items'] as { id: string }[]

t.test('what is given is read by the council’s editors alone, and answered in other words', async (t) => {
  const given = await give({ about: 'local_offer', text: RAW, email: EMAIL })
  t.match(given, { status: 201, body: { id: String, receivedAt: '2026-11-23T09:30:00.000Z' } })
  const { id } = given.body
  t.match(await waiting(), [{ id, about: 'local_offer', text: RAW, email: EMAIL }])
  for (const [who, status] of [
    ['directory_editor@rbkc', 404],
    ['directory_provider', 403],
    ['screening_officer@westminster', 403],
  ] as const)
    t.equal((await as(who).get(RECEIVED)).status, status, who)
  t.strictSame((await anyone(FEEDBACK)).body.items, [], 'not before it is answered')

  const read = await editor.get(`${RECEIVED}/${id}`)
  const settled = await editor.put(`${RECEIVED}/${id}/answer`, answer, { ifMatch: read.etag })
  t.match(settled, { status: 200, body: { state: 'published', text: RAW, settledAt: String } })
  t.notOk('email' in settled.body, 'where to answer is forgotten')
  t.strictSame(await admin.selectFrom('directory_feedback_email').selectAll().execute(), [])
  t.match((await anyone(FEEDBACK)).body.items, [
    {
      id,
      about: 'local_offer',
      comment: answer.comment,
      response: answer.response,
      action: answer.action,
      receivedOn: '2026-11-23',
    },
  ])
  t.equal((await editor.put(`${RECEIVED}/${id}/answer`, answer, { ifMatch: settled.etag })).status, 409)
})

t.test('no letter of what was sent leaves, whoever asks and whatever is asked', async (t) => {
  const operations = [FEEDBACK, `${FEEDBACK}?about=local_offer`, '/openapi.json', '/v1/directory/taxonomies']
  for (const url of operations) t.notMatch((await anyone(url)).text, /canary/i, url)
  t.notMatch(service.logged.join(''), /canary/i)
  const rows = JSON.stringify([
    await admin.selectFrom('audit_event').selectAll().execute(),
    await admin.selectFrom('idempotency_record').selectAll().execute(),
    await admin.selectFrom('directory_feedback_key').selectAll().execute(),
    await admin.selectFrom('directory_feedback_answer').selectAll().execute(),
  ])
  t.match(rows, answer.comment)
  // The editor's own answer is kept with If-Match, not with a key: nothing of the request is beside the row itself.
  t.notMatch(rows, /canary/i)
  const asNobody = await service.database.databases.app.selectFrom('directory_feedback').selectAll().execute()
  t.strictSame(asNobody, [], 'behind its wall whatever a query forgets')
})

t.test('it is about a published service, or about none', async (t) => {
  await publish('service', idAt(1), exampleService)
  t.equal((await give({ about: 'service', service: idAt(1), text: 'Good (made up).' })).status, 201)
  await withdraw('service', idAt(1))
  for (const body of [
    { about: 'service', service: idAt(1), text: 'Gone.' },
    { about: 'service', service: randomUUID(), text: 'Never was.' },
    { about: 'service', text: 'Which?' },
    { about: 'site', service: idAt(1), text: 'Both.' },
  ])
    t.match(await give(body), { status: 422, body: { type: '/problems/feedback-not-about-a-service' } })
  t.match(await give({ about: 'site', text: '  ' }), {
    status: 400,
    body: { errors: [{ pointer: '/text' }] },
  })
  t.equal(
    (await give({ about: 'site', text: 'x' }, randomUUID(), FEEDBACK.replace('westminster', 'atlantis')))
      .status,
    404,
  )
})

t.test('sent again it is kept once; the key is of that text alone', async (t) => {
  const key = randomUUID()
  const body = { about: 'site', text: 'The search is good (made up).' }
  const before = (await waiting()).length
  const both = await Promise.all([give(body, key), give(body, key)])
  t.strictSame(both[0].body, both[1].body)
  t.strictSame(
    both.map(({ headers }) => headers['idempotency-replayed']).toSorted(),
    ['true', undefined],
    'one of them is the first',
  )
  t.equal((await waiting()).length, before + 1)
  t.match(await give({ ...body, text: 'Another.' }, key), { status: 422 })
})

t.test('what is not published says why, to the council alone', async (t) => {
  const { body } = await give({ about: 'site', text: 'Buy now (made up).' })
  const at = `${RECEIVED}/${body.id}`
  const { etag } = await editor.get(at)
  const shown = (await anyone(FEEDBACK)).body.items.length
  t.equal((await editor.put(`${at}/answer`, { outcome: 'not_published' }, { ifMatch: etag })).status, 400)
  t.equal((await as('directory_editor@rbkc').put(`${at}/answer`, answer, { ifMatch: etag })).status, 404)
  t.match(
    await editor.put(`${at}/answer`, { outcome: 'not_published', because: 'spam' }, { ifMatch: etag }),
    {
      status: 200,
      body: { state: 'not_published', notPublishedBecause: 'spam' },
    },
  )
  t.equal((await anyone(FEEDBACK)).body.items.length, shown)
})
