import { randomUUID } from 'node:crypto'
import t from 'tap'
import { DEMONSTRATION_CLIENT } from '../../../src/demonstration/accounts.ts'
import { exampleOrganisation } from '../../../src/directory/editing/examples.ts'
import { codeHash } from '../../../src/directory/providers/registration/codes.ts'
import { callerOf } from '../../helpers/call.ts'
import { putRecord } from '../../helpers/directory-rows.ts'
import { createService } from '../../helpers/service.ts'
import { codeIn, postOf } from './post.ts'

const service = await createService(t)
const { app, issuer, clock, database, logged } = service
const { admin } = database
const post = postOf(service)
const as = callerOf(service)

let address = 0
const send = async (subject: string, url: string, payload: object, method: 'POST' | 'DELETE' = 'POST') =>
  app.inject({
    method,
    url,
    remoteAddress: `198.51.100.${++address}`,
    headers: {
      authorization: `Bearer ${await issuer.sign(subject, DEMONSTRATION_CLIENT)}`,
      'idempotency-key': randomUUID(),
    },
    ...(method === 'DELETE' ? {} : { payload }),
  })
const confirm = (code: string, subject: string) =>
  send(subject, '/v1/directory/providers/confirmation', { code })

/** A new provider, and where their colleagues are. */
async function provider(name: string, { council = 'westminster' } = {}) {
  const email = `${name}@example.org`
  await app.inject({
    method: 'POST',
    url: `/v1/councils/${council}/directory/providers`,
    remoteAddress: `198.51.100.${++address}`,
    payload: {
      organisation: { name: `Canaryorganisation ${name}`, kind: 'charity' },
      contact: { name: 'Canaryname Example', email },
    },
  })
  const [mail] = await post.deliver()
  const made = (await confirm(codeIn(mail), name)).json<{ account: string; organisation: { id: string } }>()
  const at = `/v1/councils/${council}/directory/providers/${made.organisation.id}`
  return { account: made.account, organisation: made.organisation.id, at }
}
const invite = (subject: string, at: string, email: string) =>
  send(subject, `${at}/colleagues`, { name: 'Canarykit Example', email })
const names = async (subject: string, at: string) =>
  ((await as(subject).get(`${at}/colleagues`)).body as { items?: { account: string; name: string }[] })
    .items ?? []

t.test('invited, confirmed, and a provider like the first; the council sees who', async (t) => {
  const { at, organisation } = await provider('jo')
  const answer = await invite('jo', at, 'Kit@Toddlers.example.org')
  t.equal(answer.statusCode, 202, answer.body)
  t.notMatch(answer.body, /canary|kit@|toddlers/i)
  const [mail, ...more] = await post.deliver()
  t.strictSame(more, [])
  t.match(mail, { to: 'Kit@Toddlers.example.org', kind: 'colleague_invitation', text: /a provider in the/ })
  t.notMatch(`${mail?.subject}${mail?.text}`, /canary/i, 'what nobody has reviewed is carried to no mailbox')
  t.equal((await names('jo', at)).length, 1, 'not before they have confirmed')

  const made = await confirm(codeIn(mail), 'kit')
  t.equal(made.statusCode, 201, made.body)
  t.match(made.json(), {
    role: 'directory_provider',
    name: 'Canarykit Example',
    organisation: { id: organisation },
  })
  t.strictSame((await confirm(codeIn(mail), 'kit')).json(), made.json(), 'sent again, it is the same')
  t.equal((await confirm(codeIn(mail), 'somebody-else')).statusCode, 422)

  const seen = await names('kit', at)
  t.strictSame(seen.map(({ name }) => name).sort(), ['Canarykit Example', 'Canaryname Example'])
  t.strictSame(await names('directory_editor@westminster', at), seen)
  t.equal((await as('directory_editor@rbkc').get(`${at}/colleagues`)).status, 404, 'of another council')
  t.equal((await as('directory_provider').get(`${at}/colleagues`)).status, 404, 'of another organisation')
  const elsewhere = at.replace('westminster', 'rbkc')
  t.equal(
    (await as('directory_editor@rbkc').get(`${elsewhere}/colleagues`)).status,
    404,
    'not at this council',
  )

  const records = '/v1/councils/westminster/directory/records'
  const written = await as('jo').post(records, { kind: 'organisation', document: exampleOrganisation })
  t.equal(written.status, 201, JSON.stringify(written.body))
  const path = `${records}/${written.body['id']}`
  const changed = await as('kit').patch(path, { description: 'A group for all.' }, { ifMatch: '"1"' })
  t.equal(changed.status, 200, 'they write the same records')
})

t.test('whoever is invited is told the name that the council has published', async (t) => {
  const { at, account, organisation } = await provider('named')
  await putRecord(admin, {
    ...{ kind: 'organisation', organisation_id: organisation, saved_by: account },
    document: { ...exampleOrganisation, name: 'Reviewed Toddlers' },
    ...{ publication: 'live', change: 'none' },
  })
  await invite('named', at, 'kit-named@example.org')
  const [mail] = await post.deliver()
  t.match(mail?.text, /for “Reviewed Toddlers” in the directory/)
})

t.test('nothing tells whether an address is known, and nobody is written to without end', async (t) => {
  const { at } = await provider('counts')
  const known = await invite('counts', at, 'jo@example.org')
  const unknown = await invite('counts', at, 'nobody-yet@example.org')
  t.equal(known.body, unknown.body)
  t.equal(known.statusCode, unknown.statusCode)
  t.equal((await post.deliver()).length, 2)
  for (let more = 0; more < 5; more++)
    t.equal((await invite('counts', at, 'often@example.org')).statusCode, 202)
  t.equal((await post.deliver()).length, 3, 'three to one address')
  for (let more = 0; more < 20; more++)
    t.equal((await invite('counts', at, `crowd-${more}@example.org`)).statusCode, 202)
  const crowd = [
    ...(await post.deliver()),
    ...(await post.deliver()),
    ...(await post.deliver()),
    ...(await post.deliver()),
  ]
  t.equal(crowd.length, 20 - 7, 'and twenty of one organisation')
})

t.test('nobody joins who has an account, by an old code, or once who invited them has left', async (t) => {
  const { at, account } = await provider('first')
  const codeFor = async (subject: string, email: string) => {
    await invite(subject, at, email)
    const [mail] = await post.deliver()
    return codeIn(mail)
  }
  const taken = await confirm(await codeFor('first', 'taken@example.org'), 'referrer')
  t.equal(taken.statusCode, 403)
  t.match(taken.json(), { type: '/problems/account-has-organisation' })
  const late = await codeFor('first', 'late@example.org')
  const then = clock.now
  clock.now = new Date(then.getTime() + 48 * 3_600_000)
  t.equal((await confirm(late, 'late')).statusCode, 422)
  clock.now = then

  t.equal((await confirm(await codeFor('first', 'second@example.org'), 'second')).statusCode, 201)
  const left = await codeFor('first', 'third@example.org')
  const removed = await send('second', `${at}/colleagues/${account}`, {}, 'DELETE')
  t.equal(removed.statusCode, 204, removed.body)
  t.equal((await confirm(left, 'third')).statusCode, 422)
  t.equal((await as('first').get(`${at}/colleagues`)).status, 403, 'gone with the next request')
  const second = (await names('second', at))[0]?.account
  const alone = await send('second', `${at}/colleagues/${second}`, {}, 'DELETE')
  t.equal(alone.statusCode, 409)
  t.match(alone.json(), { type: '/problems/last-colleague' })
  const other = await provider('other')
  const strange = await send('second', `${at}/colleagues/${other.account}`, {}, 'DELETE')
  t.equal(strange.statusCode, 404, 'another organisation’s')
})

t.test('two who take each other the right at once: one stays', async (t) => {
  const { at, account } = await provider('one')
  await invite('one', at, 'two@example.org')
  const [mail] = await post.deliver()
  const two = (await confirm(codeIn(mail), 'two')).json<{ account: string }>().account
  const answers = await Promise.all([
    send('one', `${at}/colleagues/${two}`, {}, 'DELETE'),
    send('two', `${at}/colleagues/${account}`, {}, 'DELETE'),
  ])
  const done = answers.filter(({ statusCode }) => statusCode === 204)
  t.equal(done.length, 1, answers.map(({ statusCode }) => statusCode).join())
})

t.test('whom the service’s operator registered invites nobody', async (t) => {
  const { organisation_id } = await admin
    .selectFrom('account')
    .select('organisation_id')
    .where('subject', '=', 'directory_provider')
    .executeTakeFirstOrThrow()
  const at = `/v1/councils/westminster/directory/providers/${organisation_id}`
  const answer = await invite('directory_provider', at, 'nobody@example.org')
  t.equal(answer.statusCode, 403)
  t.match(answer.json(), { type: '/problems/people-kept-elsewhere' })
})

t.test('the address changes when its new mailbox says so, and the old one is told', async (t) => {
  const { at, organisation } = await provider('moves')
  const contact = () =>
    admin
      .selectFrom('provider')
      .select(['email', 'contact_name'])
      .where('organisation_id', '=', organisation)
      .executeTakeFirstOrThrow()
  const confirmNew = (code: string, subject: string) =>
    send(subject, '/v1/directory/providers/email-confirmation', { code })
  const asked = await send('moves', `${at}/email`, { name: 'The office', email: 'office@example.org' })
  t.equal(asked.statusCode, 202, asked.body)
  const [mail, ...more] = await post.deliver()
  t.strictSame(more, [])
  t.match(mail, { to: 'office@example.org', kind: 'address_confirmation' })
  const code = /#address-code=([\w-]{32})$/.exec(mail?.link ?? '')?.[1] ?? ''
  t.match(await contact(), { email: 'moves@example.org' }, 'nothing changes before')
  t.equal((await confirmNew(code, 'jo')).statusCode, 422, 'the code alone changes nothing')
  t.equal((await confirm(code, 'somebody-new')).statusCode, 422, 'and makes nobody a provider')
  const done = await confirmNew(code, 'moves')
  t.equal(done.statusCode, 200, done.body)
  t.strictSame(done.json(), { name: 'The office', email: 'office@example.org' })
  t.strictSame(await contact(), { email: 'office@example.org', contact_name: 'The office' })
  t.strictSame((await confirmNew(code, 'moves')).json(), done.json(), 'sent again, it is the same')
  const told = await post.deliver()
  t.match(told, [{ to: 'moves@example.org', kind: 'address_changed' }])
  t.equal(told.length, 1)
  t.notMatch(told[0]?.text, /office/)
  const row = await admin
    .selectFrom('provider_registration')
    .selectAll()
    .where('code_hash', '=', codeHash(code))
    .executeTakeFirstOrThrow()
  t.match(row, { email: null, contact_name: null, organisation_name: null })
})

t.test('nothing personal is in the outbox, the answers that are kept or the log', async (t) => {
  const mails = JSON.stringify(await admin.selectFrom('outgoing_mail').selectAll().execute())
  const answers = await admin
    .selectFrom('idempotency_record')
    .select('body')
    .where('operation', 'in', ['inviteColleague', 'changeProviderEmail'])
    .execute()
  t.ok(answers.length > 30)
  const all = `${mails}${JSON.stringify(answers)}${logged.join('')}`
  t.notOk(/canary|@example\.org/i.test(all))
  t.notOk(/code=/.test(all))
})
