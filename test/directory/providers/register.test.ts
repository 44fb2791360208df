import t from 'tap'
import { DEMONSTRATION_CLIENT } from '../../../src/demonstration/accounts.ts'
import { codeOf } from '../../../src/directory/providers/registration/codes.ts'
import { createService } from '../../helpers/service.ts'
import { codeIn, postOf } from './post.ts'

const service = await createService(t)
const { app, issuer, clock, database, logged } = service
const { admin } = database
const post = postOf(service)

let address = 0
const register = (email: string, { council = 'westminster', from = `198.51.100.${++address}` } = {}) =>
  app.inject({
    method: 'POST',
    url: `/v1/councils/${council}/directory/providers`,
    remoteAddress: from,
    payload: {
      organisation: { name: `Canaryorganisation of ${email}`, kind: 'charity' },
      contact: { name: 'Canaryname Example', email },
    },
  })

const confirm = async (code: string, subject: string) =>
  app.inject({
    method: 'POST',
    url: '/v1/directory/providers/confirmation',
    remoteAddress: `198.51.100.${++address}`,
    headers: { authorization: `Bearer ${await issuer.sign(subject, DEMONSTRATION_CLIENT)}` },
    payload: { code },
  })

const codeFor = async (email: string) => {
  await register(email)
  const [mail] = await post.deliver()
  return codeIn(mail)
}

t.test('registered, confirmed by somebody without an account, and a provider', async (t) => {
  const answer = await register('Jo@Toddlers.example.org')
  t.equal(answer.statusCode, 202)
  t.notMatch(answer.body, /canary|jo@|toddlers/i)
  const mails = await post.deliver()
  t.equal(mails.length, 1)
  const [mail] = mails
  t.match(mail, { to: 'Jo@Toddlers.example.org', subject: /Westminster/, text: /two days/ })
  t.notMatch(`${mail?.subject}${mail?.text}`, /canary/i, 'nobody’s words are carried to another’s mailbox')
  t.strictSame(await post.deliver(), [], 'once')

  const made = await confirm(codeIn(mail), 'toddlers-person')
  t.equal(made.statusCode, 201, made.body)
  t.match(made.json(), { role: 'directory_provider', organisation: { name: /^Canaryorganisation/ } })
  const again = await confirm(codeIn(mail), 'toddlers-person')
  t.equal(again.statusCode, 201)
  t.strictSame(again.json(), made.json(), 'sent again, it is the same')
  t.equal((await confirm(codeIn(mail), 'somebody-else')).statusCode, 422, 'and is nobody else’s')

  const { account, organisation } = made.json<{ account: string; organisation: { id: string } }>()
  const memberships = await admin
    .selectFrom('membership')
    .selectAll()
    .where('account_id', '=', account)
    .execute()
  t.match(memberships, [{ role: 'directory_provider', council_id: null, team_id: null }])
  const [row] = await admin
    .selectFrom('provider')
    .selectAll()
    .where('organisation_id', '=', organisation.id)
    .execute()
  t.match(row, { email: 'Jo@Toddlers.example.org', registered_with: 'westminster', kind: 'charity' })
  const registration = await admin
    .selectFrom('provider_registration')
    .selectAll()
    .where('confirmed_by', '=', account)
    .executeTakeFirstOrThrow()
  t.match(registration, { email: null, contact_name: null, organisation_name: null })
  const audited = await admin
    .selectFrom('audit_event')
    .selectAll()
    .where('account_id', '=', account)
    .execute()
  t.ok(audited.every(({ operation, outcome }) => operation === 'confirmProvider' && outcome === 'done'))
  t.equal(audited.length, 2)
})

t.test('nothing tells whether an address is known', async (t) => {
  const known = await register('jo@toddlers.example.org')
  const unknown = await register('nobody-yet@example.org')
  t.equal(known.body, unknown.body)
  t.equal(known.statusCode, unknown.statusCode)
  const names = (headers: object) => Object.keys(headers).sort().join()
  t.equal(names(known.headers), names(unknown.headers))
  t.equal((await post.deliver()).length, 2)
})

t.test('three mails to one address, and the answer stays', async (t) => {
  const bodies: string[] = []
  for (let at = 0; at < 5; at++) bodies.push((await register('often@example.org')).body)
  t.equal(new Set(bodies).size, 1)
  const mails = [...(await post.deliver()), ...(await post.deliver())]
  t.equal(mails.length, 3)
  t.equal(new Set(mails.map(codeIn)).size, 3, 'each with a code of its own')
  await register('often@example.org', { council: 'rbkc' })
  t.equal((await post.deliver()).length, 1, 'another council counts for itself')
})

t.test('codes: wrong, of another council, used, expired', async (t) => {
  const code = await codeFor('codes@example.org')
  t.match(code, /^[\w-]{32}$/)
  t.equal((await confirm('x'.repeat(32), 'codes-person')).statusCode, 422)
  const [row] = await admin
    .selectFrom('provider_registration')
    .selectAll()
    .where('email', '=', 'codes@example.org')
    .execute()
  const elsewhere = codeOf(app.config.key as Buffer, { council_id: 'rbkc', id: row?.id ?? '' })
  t.equal((await confirm(elsewhere, 'codes-person')).statusCode, 422)
  const refused = await confirm(code, 'referrer')
  t.equal(refused.statusCode, 403, 'an account of a school is given nothing')
  t.match(refused.json(), { type: '/problems/account-has-organisation' })
  const first = clock.now
  clock.now = new Date(first.getTime() + 48 * 3_600_000)
  t.equal((await confirm(code, 'codes-person')).statusCode, 422, 'after two days to the millisecond')
  clock.now = new Date(clock.now.getTime() - 1)
  t.equal((await confirm(code, 'codes-person')).statusCode, 201, 'and just before')
  clock.now = first
  t.equal((await confirm(await codeFor('second@example.org'), 'codes-person')).statusCode, 403)
})

t.test('two at once with one code: one provider', async (t) => {
  const code = await codeFor('twice@example.org')
  const answers = await Promise.all(['a', 'a', 'b', 'c', 'a'].map((who) => confirm(code, `twice-${who}`)))
  const made = answers.filter(({ statusCode }) => statusCode === 201)
  t.ok(made.length >= 1)
  t.equal(new Set(made.map((each) => each.json<{ account: string }>().account)).size, 1)
  const others = answers.filter(({ statusCode }) => ![201, 422, 503].includes(statusCode))
  t.strictSame(
    others.map(({ body }) => body),
    [],
  )
  const organisations = await admin
    .selectFrom('organisation')
    .select('id')
    .where('name', 'like', '%twice@example.org')
    .execute()
  t.equal(organisations.length, 1)
})

t.test('two codes at once by one person: one of them counts', async (t) => {
  const codes = [await codeFor('one@example.org'), await codeFor('two@example.org')]
  const answers = await Promise.all(codes.map((code) => confirm(code, 'both')))
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [201, 403])
})

t.test('who is shut out does not begin again', async (t) => {
  const code = await codeFor('shut@example.org')
  await admin
    .updateTable('account')
    .set({ disabled_at: new Date(0) })
    .where('subject', '=', 'codes-person')
    .execute()
  t.equal((await confirm(code, 'codes-person')).statusCode, 401)
  const unknown = await app.inject({
    method: 'POST',
    url: '/v1/directory/providers/confirmation',
    headers: { authorization: `Bearer ${await issuer.sign('shut', 'somebody-else')}` },
    payload: { code },
  })
  t.equal(unknown.statusCode, 401, 'a system that is not registered')
})

t.test('nothing personal is in the outbox or the log', async (t) => {
  const mails = JSON.stringify(await admin.selectFrom('outgoing_mail').selectAll().execute())
  const all = `${mails}${logged.join('')}`
  t.notMatch(all, /canary|@example\.org|toddlers/i)
  t.notMatch(all, /#code=/)
})
