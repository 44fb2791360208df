import t from 'tap'
import { ask } from '#platform/asking.ts'
import type { Body } from '../helpers/call.ts'
import { formFrom } from '../helpers/forms.ts'
import { MONDAY } from '../helpers/service.ts'
import { contactsWorld, WORDS } from './contacts-world.ts'
import { readUntil } from './feed.ts'

const { service, as, caseSystem, send, contactsOf, read } = await contactsWorld(t)
const MONDAY_MS = new Date(MONDAY).toISOString()

t.test('limits arrive byte for byte, in every script, with all that was said about consent', async (t) => {
  const limitations = WORDS.map((words) => ({
    kind: 'not_this_recipient',
    words,
    recipients: [words.slice(0, 200)],
  }))
  const form = formFrom('three-children', (form) => {
    const [record] = form.consent?.records ?? []
    Object.assign(record as object, { state: 'given_with_limitations', limitations })
  })
  const { id } = await send(form)
  const [contact] = await contactsOf(id, 1)
  t.match(contact, { kind: 'initial', cause: 'referral.received', corrects: null, state: 'pending' })
  const { content } = (await read(String(contact?.id))) as Body & { content: Body }
  const consent = content['consent'] as {
    gate: { outcome: string; limitations: { limitation: { words: string } }[] }
    records: { record: unknown }[]
  }
  t.equal(consent.gate.outcome, 'allow_with_limitations')
  const bytes = (words: string) => Buffer.from(words).toString('hex')
  t.strictSame(
    consent.gate.limitations.map(({ limitation }) => bytes(limitation.words)),
    WORDS.map(bytes),
  )
  t.strictSame(
    consent.records.map(({ record }) => record),
    form.consent?.records,
  )
  t.strictSame(content['professionals'], form['professionals'])
  t.strictSame(content['safety'], form.safety)
  t.match(content, {
    revision: 1,
    evaluation: { ruleSet: { id: 'westminster-teh', version: '1', hash: /^[0-9a-f]{64}$/ } },
  })
  const children = content['children'] as Body[]
  t.strictSame(
    children.map(({ key }) => key),
    form.children.map(({ key }) => key),
  )
  t.notOk(
    children.some((child) => 'siblings' in child),
    'nothing of other persons',
  )
})

t.test('it is the council’s case system’s, and nobody else’s', async (t) => {
  const { id } = await send(formFrom('eligible'))
  const [contact] = await contactsOf(id, 1)
  const url = `/v1/initial-contacts/${contact?.id}`
  const body = { caseSystemId: 'foreign' }
  for (const [subject, status] of [
    ['case_system@rbkc', 404],
    ['referrer', 403],
    ['organisation_lead', 403],
    ['screening_officer@westminster', 403],
    ['decision_maker@westminster', 403],
  ] as const) {
    t.equal((await as(subject).get(url)).status, status, subject)
    t.equal((await as(subject).post(`${url}/acknowledgement`, body)).status, status, subject)
  }
  for (const [name, councils] of [
    ['the other council', ['rbkc']],
    ['who sent it', []],
  ] as const)
    await service.database.databases.app.transaction().execute(async (trx) => {
      const account = { account: '00000000-0000-7000-8000-030000000001', organisation: null }
      await ask(trx, { ...account, councils })
      t.strictSame(await trx.selectFrom('initial_contact').select('id').execute(), [], `the walls: ${name}`)
      const changed = trx.updateTable('initial_contact').set({ case_system_id: 'x' })
      t.equal((await changed.executeTakeFirst()).numUpdatedRows, 0n)
    })
  const foreign = (await as('case_system@rbkc').get('/v1/initial-contacts')).body as unknown as { items: [] }
  t.strictSame(foreign.items, [])
})

t.test('it is handed over once it is acknowledged: with one id, which the sender never sees', async (t) => {
  const { id, url } = await send(formFrom('eligible'))
  const [contact] = await contactsOf(id, 1)
  const at = `/v1/initial-contacts/${contact?.id}/acknowledgement`
  const all = await Promise.all([1, 2, 3].map(() => caseSystem.post(at, { caseSystemId: 'CASE-SYSTEM-77' })))
  for (const answer of all)
    t.match(answer, { status: 200, body: { state: 'acknowledged', caseSystemId: 'CASE-SYSTEM-77' } })
  t.match(await caseSystem.post(at, { caseSystemId: 'CASE-SYSTEM-78' }), {
    status: 409,
    body: { type: '/problems/contact-already-acknowledged', detail: /CASE-SYSTEM-77/ },
  })
  t.match(await read(String(contact?.id)), { caseSystemId: 'CASE-SYSTEM-77', acknowledgedAt: MONDAY_MS })
  const told = await readUntil(service, 'case_system@westminster', '/v1/events?limit=100', (items) =>
    items.some((item) => JSON.stringify(item).includes('initial_contact.acknowledged')),
  )
  t.equal(
    told.filter(({ type }) => type === 'initial_contact.acknowledged').length,
    1,
    'told once, however often it is said',
  )
  for (const path of [url, `${url}/history`, `${url}/actions`, '/v1/events?limit=100'])
    t.notMatch(JSON.stringify((await as('referrer').get(path)).body), /CASE-SYSTEM|initial_contact/, path)
  const pending = await readUntil(
    service,
    'case_system@westminster',
    '/v1/initial-contacts?state=pending&limit=100',
    () => true,
  )
  t.notOk(pending.some((item) => item['referral'] === id))
})
