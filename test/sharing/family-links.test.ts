import { sql } from 'kysely'
import t from 'tap'
import { cookieOf, familyOf, linkFor } from '../helpers/family.ts'
import { createService, MONDAY } from '../helpers/service.ts'

const service = await createService(t)
const { app, database, clock, logged } = service
const family = familyOf(service)
const { as, officer, tokenOf } = family

const at = (minutes: number) => {
  clock.now = new Date(Date.parse(MONDAY) + minutes * 60_000)
}
t.beforeEach(() => at(0))

/** Whether a text stands anywhere in the database. */
async function isKept(text: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r'`.execute(database.admin)
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } =
        await sql`select 1 from ${sql.table(name)} r where r::text like ${`%${text}%`}`.execute(
          database.admin,
        )
      return rows.length > 0 ? [name] : []
    }),
  )
  return found.flat()
}

t.test('a link opens once, looking at it does not use it up, and its secret is kept nowhere', async (t) => {
  const referral = await family.send('eligible')
  const key = 'key-of-the-link'
  const made = await officer.post(`${referral}/family-links`, linkFor('maribel', ['jonah']), { key })
  t.match(made, {
    status: 201,
    body: { state: 'waiting', person: 'maribel', recipientsNamed: true, openedAt: null },
  })
  const token = tokenOf(made)
  t.equal(Buffer.from(token, 'base64url').length, 32)
  t.match(String(made.body['url']), /^http:\/\/localhost:\d+\/family\/open\?link=/)

  const again = await officer.post(`${referral}/family-links`, linkFor('maribel', ['jonah']), { key })
  t.equal(again.headers['idempotency-replayed'], 'true')
  t.equal(again.body['id'], made.body['id'])
  t.notOk('url' in again.body, 'a repeated request is not told the secret again')

  for (const _ of [1, 2, 3]) t.equal((await family.look(token)).statusCode, 200)
  const opened = await family.open(token)
  t.match(opened, { statusCode: 303, headers: { location: '/family' }, body: '' })
  const set = String(opened.headers['set-cookie'])
  t.match(set, /^family-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=1800$/)
  const cookie = cookieOf(opened)
  t.equal((await family.page(cookie)).statusCode, 200)
  t.equal((await family.open(token)).statusCode, 404, 'once')
  t.equal((await family.look(token)).statusCode, 404)

  const secrets = [token, cookie.split('=')[1] as string]
  for (const secret of secrets) {
    t.strictSame(await isKept(secret), [])
    t.notOk(logged.some((line) => line.includes(secret)))
    t.notMatch((await family.page(cookie)).body, secret)
  }
  t.ok(logged.some((line) => line.includes('openFamilyLink')))
  const audit = await database.admin
    .selectFrom('audit_event')
    .select(['operation', 'subject_kind', 'subject_id', 'council_id', 'client_id'])
    .where('subject_kind', '=', 'family_link')
    .execute()
  t.match(audit[0], {
    operation: 'openFamilyLink',
    subject_id: made.body['id'],
    council_id: 'westminster',
    client_id: 'family-link',
  })
  t.equal(audit.filter(({ operation }) => operation === 'getFamilyPage').length, 3, 'each reading is told')

  const list = await officer.get(`${referral}/family-links`)
  t.match(list.body, { items: [{ id: made.body['id'], state: 'opened', createdBy: { name: /./ } }] })
  t.notMatch(JSON.stringify(list.body), token)
  const history = await officer.get(`${referral}/history`)
  t.match(JSON.stringify(history.body), /family\.link_created/)
  t.notMatch(JSON.stringify((await as('referrer').get(`${referral}/history`)).body), /family\./)
})

t.test('wrong, used, run out, taken back and none at all answer the same', async (t) => {
  const referral = await family.send('eligible')
  const tokens: Record<string, string> = { wrong: 'x'.repeat(43), none: '', odd: '%00\u{1F511}"><script>' }
  const used = tokenOf(await family.make(referral, linkFor('maribel')))
  await family.open(used)
  const revoked = await family.make(referral, linkFor('maribel'))
  t.equal((await officer.delete(`${referral}/family-links/${revoked.body['id']}`)).status, 204)
  const expired = tokenOf(await family.make(referral, linkFor('maribel', [], { validForDays: 1 })))
  at(24 * 60)
  Object.assign(tokens, { used, revoked: tokenOf(revoked), expired })
  const answers = new Set<string>()
  for (const [name, token] of Object.entries(tokens)) {
    for (const answer of [await family.open(token), await family.look(encodeURIComponent(token))]) {
      t.equal(answer.statusCode, 404, name)
      t.notOk(answer.headers['set-cookie'], name)
      answers.add(
        `${answer.headers['content-type']} ${answer.headers['content-security-policy']} ${answer.body}`,
      )
    }
  }
  const nothing = await app.inject('/family/open')
  answers.add(
    `${nothing.headers['content-type']} ${nothing.headers['content-security-policy']} ${nothing.body}`,
  )
  const without = await family.page('family-session=nothing')
  answers.add(
    `${without.headers['content-type']} ${without.headers['content-security-policy']} ${without.body}`,
  )
  t.equal(answers.size, 1, 'byte for byte')
  t.match((await family.ledger('other=1')).json(), { type: '/problems/not-found' })
})

t.test(
  'to the second: the last moment opens, the next does not; a session ends after half an hour',
  async (t) => {
    const referral = await family.send('eligible')
    const link = async () => tokenOf(await family.make(referral, linkFor('maribel', [], { validForDays: 1 })))
    const [intime, late] = [await link(), await link()]
    at(24 * 60 - 1 / 60)
    const cookie = cookieOf(await family.open(intime))
    at(24 * 60)
    t.equal((await family.open(late)).statusCode, 404)
    at(24 * 60 + 30 - 2 / 60)
    t.equal((await family.ledger(cookie)).statusCode, 200)
    at(24 * 60 + 30 - 1 / 60)
    t.equal((await family.ledger(cookie)).statusCode, 404)
  },
)

t.test('of twelve who open it at once one does; taking it back ends the session at once', async (t) => {
  const referral = await family.send('eligible')
  const made = await family.make(referral, linkFor('maribel', ['jonah']))
  const answers = await Promise.all(Array.from({ length: 12 }, () => family.open(tokenOf(made))))
  const opened = answers.filter(({ statusCode }) => statusCode === 303)
  t.equal(opened.length, 1)
  t.equal(answers.filter(({ statusCode }) => statusCode === 404).length, 11)
  const cookie = cookieOf(opened[0] as (typeof opened)[0])
  t.equal((await family.page(cookie)).statusCode, 200)
  await officer.delete(`${referral}/family-links/${made.body['id']}`)
  t.equal((await family.page(cookie)).statusCode, 404)
  t.match((await officer.get(`${referral}/family-links`)).body, { items: [{ state: 'revoked' }] })
})

t.test('who may make one, and for whom', async (t) => {
  const referral = await family.send('eligible')
  const body = linkFor('maribel', ['jonah'])
  for (const [subject, status] of Object.entries({
    referrer: 403,
    organisation_lead: 403,
    'analyst@westminster': 403,
    'screening_officer@rbkc': 404,
    'early_help_officer@westminster': 201,
    'decision_maker@westminster': 201,
  }))
    t.equal((await as(subject).post(`${referral}/family-links`, body)).status, status, subject)
  const withheld = await family.send('consent-refused')
  t.equal((await family.make(withheld, linkFor('noor', ['otis']))).status, 404)

  const self = { key: 'jonah', entitlement: 'young_person_16_or_over', reasons: 'Made up.' }
  const refused: [body: object, pointer: string, code: string][] = [
    [linkFor('nobody'), '/person', 'not_on_form'],
    [linkFor('maribel', ['nobody']), '/subjects/1/key', 'not_on_form'],
    [linkFor('maribel', ['desmond']), '/subjects/1/key', 'not_theirs'],
    [linkFor('maribel', ['jonah', 'jonah']), '/subjects/2/key', 'twice'],
    [linkFor('jonah'), '/subjects/0/entitlement', 'not_entitled'],
    [{ ...linkFor('jonah'), subjects: [self] }, '/subjects/0/entitlement', 'not_entitled'],
    [
      { ...linkFor('desmond'), subjects: [{ ...self, entitlement: 'adult_for_themselves' }] },
      '/subjects/0/entitlement',
      'not_entitled',
    ],
    [{ ...body, identity: { ...body.identity, on: '2026-11-24' } }, '/identity/on', 'in_the_future'],
  ]
  for (const [wrong, pointer, code] of refused)
    t.match(
      await family.make(referral, wrong),
      { status: 422, body: { type: '/problems/family-link-not-valid', errors: [{ pointer, code }] } },
      `${pointer} ${code}`,
    )
  const competent = { ...self, entitlement: 'child_judged_competent' }
  t.equal((await family.make(referral, { ...linkFor('jonah'), subjects: [competent] })).status, 201)
  t.equal((await family.make(referral, { ...body, identity: undefined })).status, 400)
})
