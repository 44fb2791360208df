import t from 'tap'
import { ask } from '#platform/asking.ts'
import { exampleService } from '../../../src/directory/editing/examples.ts'
import { callerOf } from '../../helpers/call.ts'
import { recordStanding } from '../../helpers/parts-of-directory-editing.ts'
import { createService } from '../../helpers/service.ts'
import {
  COLLEAGUE,
  EDITOR,
  HOLDER,
  HOLDING_ORGANISATION,
  OTHER,
  OTHER_EDITOR,
  OWNER,
  RECORDS,
  registerProviders,
} from '../editing/people.ts'
import { postOf } from './post.ts'

const service = await createService(t)
await registerProviders(service)
const { admin } = service.database
const as = callerOf(service)
const post = postOf(service)
const REQUESTS = '/v1/councils/westminster/directory/rights-requests'
const reasons = { reasons: 'We have run it since May (made up).' }

const accountOf = (subject: string) =>
  admin.selectFrom('account').selectAll().where('subject', '=', subject).executeTakeFirstOrThrow()

const writeTo = async (subject: string) => {
  const { organisation_id } = await accountOf(subject)
  const contact = { kind: 'school' as const, contact_name: subject, email: `${subject}@example.org` }
  const registered = { registered_with: 'westminster', registered_at: new Date() }
  await admin
    .insertInto('provider')
    .values({ organisation_id, ...contact, ...registered })
    .execute()
}
await writeTo(OWNER)
await writeTo(HOLDER)

const live = { publication: 'live', change: 'none' } as const
const published = () => recordStanding(service, live)

t.test('asked, given, used, taken back; each told by mail', async (t) => {
  const id = await published()
  const secret = { ...exampleService, name: 'Canarydraft' }
  const changed = await as(OWNER).patch(`${RECORDS}/${id}`, { name: secret.name }, { ifMatch: '"1"' })
  t.equal(changed.status, 200)
  t.equal((await as(HOLDER).get(`${RECORDS}/${id}`)).status, 404)

  const asked = await as(HOLDER).post(`${RECORDS}/${id}/rights-requests`, reasons)
  t.equal(asked.status, 201)
  t.match(asked.body, { state: 'open', mine: true, record: { id, name: exampleService.name } })
  t.notMatch(JSON.stringify(asked.body), /Canary/)
  t.equal((await as(HOLDER).post(`${RECORDS}/${id}/rights-requests`, reasons)).status, 409)
  const [told] = await post.deliver()
  t.match(told, { to: `${OWNER}@example.org`, text: /Right Holders.*We have run it/s })

  for (const who of [OWNER, COLLEAGUE, EDITOR, HOLDER])
    t.match((await as(who).get(REQUESTS)).body, { items: [{ mine: who === HOLDER }] }, who)
  t.match((await as(OTHER).get(REQUESTS)).body, { items: [] })
  t.equal(
    (await as(OTHER_EDITOR).get(REQUESTS)).status,
    404,
    'to the editors of another council there is none',
  )

  const at = `${RECORDS}/${id}/rights-requests/${asked.body['id']}/decision`
  const yes = { granted: true, reasons: 'Welcome (made up).' }
  for (const who of [HOLDER, OTHER, OTHER_EDITOR]) t.equal((await as(who).post(at, yes)).status, 404, who)
  t.equal((await as(OWNER).post(at, yes)).status, 201)
  t.equal((await as(EDITOR).post(at, yes)).status, 409, 'once')
  t.match(await post.deliver(), [{ to: `${HOLDER}@example.org`, text: /have been given it/ }])

  const seen = await as(HOLDER).get(`${RECORDS}/${id}`)
  t.equal(seen.status, 200)
  t.equal((await as(HOLDER).post(`${RECORDS}/${id}/rights-requests`, reasons)).status, 409, 'they have it')
  t.equal((await as(HOLDER).get(`${RECORDS}/${id}/rights`)).status, 404, 'a guest decides on nobody')
  const rights = await as(OWNER).get(`${RECORDS}/${id}/rights`)
  t.match(rights.body, { items: [{ organisation: { id: HOLDING_ORGANISATION } }] })

  const right = `${RECORDS}/${id}/rights/${HOLDING_ORGANISATION}`
  t.equal((await as(OTHER).delete(right)).status, 404)
  const granted = { council_id: 'westminster', record_id: id, granted_at: service.clock.now }
  const { id: granted_by, organisation_id: owner_id } = await accountOf(OWNER)
  const { organisation_id } = await accountOf(OTHER)
  await admin
    .insertInto('directory_right')
    .values({ ...granted, granted_by, owner_id, organisation_id })
    .execute()
  t.equal((await as(OTHER).delete(right)).status, 404, 'one guest does not turn out another')
  t.equal((await as(OTHER).delete(`${RECORDS}/${id}/rights/${organisation_id}`)).status, 204, 'but may go')
  t.equal((await as(OWNER).delete(right)).status, 204)
  t.equal((await as(OWNER).delete(right)).status, 404)
  t.equal((await as(HOLDER).get(`${RECORDS}/${id}`)).status, 404, 'and they see it no more')
  t.match(await post.deliver(), [{ to: `${HOLDER}@example.org`, text: /taken back/ }])
  const history = await as(OWNER).get(`${RECORDS}/${id}/events`)
  t.match(JSON.stringify(history.body), /rights\.granted.*rights\.revoked/s)
})

t.test('refused: with reasons, and without the owner’s draft', async (t) => {
  const id = await published()
  await as(OWNER).patch(`${RECORDS}/${id}`, { name: 'Canarydraft' }, { ifMatch: '"1"' })
  const asked = await as(HOLDER).post(`${RECORDS}/${id}/rights-requests`, reasons)
  await post.deliver()
  const no = { granted: false, reasons: 'We run it still (made up).' }
  const decided = await as(EDITOR).post(`${RECORDS}/${id}/rights-requests/${asked.body['id']}/decision`, no)
  t.match(decided.body, { state: 'refused', decision: { granted: false, reasons: no.reasons } })
  const mails = await post.deliver()
  t.match(mails, [{ to: `${HOLDER}@example.org`, text: /not given.*> We run it still/s }])
  t.notMatch(JSON.stringify(mails), /Canary/)
  t.equal((await as(HOLDER).get(`${RECORDS}/${id}`)).status, 404)
  t.match((await as(HOLDER).get(`${REQUESTS}?state=refused`)).body, { items: [{ state: 'refused' }] })
  t.equal((await as(HOLDER).post(`${RECORDS}/${id}/rights-requests`, reasons)).status, 201, 'and again')
})

t.test('of what is not published there is nothing to ask for', async (t) => {
  const draft = await recordStanding(service, { publication: 'never', change: 'draft' })
  const hidden = await recordStanding(service, { publication: 'hidden', change: 'none' })
  for (const id of [draft, hidden])
    t.equal((await as(HOLDER).post(`${RECORDS}/${id}/rights-requests`, reasons)).status, 404)
})

t.test('given to another organisation by the council: the rights of others stay', async (t) => {
  const id = await published()
  const at = `${RECORDS}/${id}/transfer`
  const asked = await as(HOLDER).post(`${RECORDS}/${id}/rights-requests`, reasons)
  const decision = `${RECORDS}/${id}/rights-requests/${asked.body['id']}/decision`
  await as(OWNER).post(decision, { granted: true, reasons: 'Yes (made up).' })
  const to = { organisation: (await accountOf(OTHER)).organisation_id, reasons: 'Sold (made up).' }
  const { etag } = await as(EDITOR).get(`${RECORDS}/${id}`)
  t.equal((await as(OWNER).post(at, to, { ifMatch: etag })).status, 403)
  t.equal((await as(OTHER_EDITOR).post(at, to, { ifMatch: etag })).status, 404)
  t.equal((await as(EDITOR).post(at, to, { ifMatch: '"99"' })).status, 412)
  const done = await as(EDITOR).post(at, to, { ifMatch: etag })
  t.equal(done.status, 200)
  t.equal((await as(OWNER).get(`${RECORDS}/${id}`)).status, 404)
  t.equal((await as(OTHER).get(`${RECORDS}/${id}`)).status, 200)
  t.equal((await as(HOLDER).get(`${RECORDS}/${id}`)).status, 200)
  t.equal((await as(OTHER).get(`${RECORDS}/${id}/rights`)).status, 200, 'the new owner keeps the rights')
  const holder = { organisation: HOLDING_ORGANISATION, reasons: 'On (made up).' }
  t.equal((await as(EDITOR).post(at, holder, { ifMatch: done.etag })).status, 200)
  t.match((await as(EDITOR).get(`${RECORDS}/${id}/rights`)).body, { items: [] }, 'an owner needs no right')
})

t.test('the walls, with the service’s own checks left out', async (t) => {
  const id = await published()
  const asked = await as(HOLDER).post(`${RECORDS}/${id}/rights-requests`, reasons)
  t.equal(asked.status, 201, JSON.stringify(asked.body))
  const { app: db } = service.database.databases
  type Trx = Parameters<Parameters<ReturnType<typeof db.transaction>['execute']>[0]>[0]
  const asking = async <T>(subject: string, work: (trx: Trx, account: string) => Promise<T>) => {
    const account = await accountOf(subject)
    return db.transaction().execute(async (trx) => {
      const provider = account.organisation_id
      await ask(trx, { account: account.id, organisation: null, councils: [], provider })
      return work(trx, account.id)
    })
  }
  const seen = (trx: Trx) =>
    trx.selectFrom('rights_request').select('id').where('record_id', '=', id).execute()
  t.equal((await asking(OWNER, seen)).length, 1)
  t.equal((await asking(HOLDER, seen)).length, 1)
  t.strictSame(await asking(OTHER, seen), [])
  const decide = async (trx: Trx, account: string) => {
    const set = {
      state: 'granted' as const,
      decided_by: account,
      decided_at: new Date(),
      decision_reasons: 'x',
    }
    const query = trx.updateTable('rights_request').set(set).where('id', '=', String(asked.body['id']))
    return (await query.executeTakeFirst()).numUpdatedRows
  }
  t.equal(await asking(HOLDER, decide), 0n, 'whoever asks does not decide')
  t.equal(await asking(OTHER, decide), 0n)
  const take = (trx: Trx, account: string) =>
    trx
      .insertInto('directory_right')
      .values({
        ...{ council_id: 'westminster', record_id: id, organisation_id: HOLDING_ORGANISATION },
        ...{ owner_id: HOLDING_ORGANISATION, granted_by: account, granted_at: new Date() },
      })
      .execute()
  await t.rejects(asking(HOLDER, take), /violates/, 'nobody gives themselves a right')
  const contacts = (trx: Trx) => trx.selectFrom('provider').select('email').execute()
  t.match(await asking(HOLDER, contacts), [{ email: `${HOLDER}@example.org` }], 'their own address alone')
  t.equal((await asking(HOLDER, contacts)).length, 1)
  t.strictSame(await asking(OTHER, contacts), [])
  const mails = (trx: Trx) => trx.selectFrom('outgoing_mail').select('id').execute()
  t.strictSame(await asking(OWNER, mails), [], 'the outbox is the council’s')
})

t.test('asked as often as a plan takes to be kept', async (t) => {
  const statuses: number[] = []
  for (let at = 0; at < 12; at++) {
    const id = await published()
    statuses.push((await as(OTHER).post(`${RECORDS}/${id}/rights-requests`, reasons)).status)
  }
  t.strictSame(new Set(statuses), new Set([201]))
})
