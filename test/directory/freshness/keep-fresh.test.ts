import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import t from 'tap'
import { councils } from '#councils/index.ts'
import { keepFresh } from '#directory/index.ts'
import { exampleOrganisation, exampleService } from '../../../src/directory/editing/examples.ts'
import { lockPublishing } from '../../../src/directory/publishing/publish.ts'
import { callerOf } from '../../helpers/call.ts'
import { recordStanding } from '../../helpers/parts-of-directory-editing.ts'
import { createService } from '../../helpers/service.ts'
import { OWNER, RECORDS } from '../editing/people.ts'
import { postOf } from '../providers/post.ts'

const service = await createService(t)
const { clock, database } = service
const { admin } = database
const as = callerOf(service)
const post = postOf(service)
const live = { publication: 'live', change: 'none' } as const

const { organisation_id } = await admin
  .selectFrom('account')
  .select('organisation_id')
  .where('subject', '=', OWNER)
  .executeTakeFirstOrThrow()
await admin
  .insertInto('provider')
  .values({
    ...{ organisation_id, kind: 'school', contact_name: 'Jo', email: 'jo@example.org' },
    ...{ registered_with: 'westminster', registered_at: clock.now },
  })
  .execute()

const on = async (day: string) => {
  clock.now = new Date(`${day}T05:40:00Z`)
  return keepFresh(database.databases.app, councils, clock.now)
}
const stateOf = (id: string) =>
  admin
    .selectFrom('directory_record')
    .select(['publication', 'freshness', 'version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
const eventsOf = async (id: string) => {
  const rows = await admin
    .selectFrom('directory_event')
    .select(['type', 'actor'])
    .where('record_id', '=', id)
    .orderBy('id')
    .execute()
  return rows.filter(({ actor }) => actor === 'service').map(({ type }) => type)
}
const isPublic = async (id: string) =>
  (
    await admin
      .selectFrom('published_record')
      .select('document')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).document !== null
const isAnybodyWaiting = async () =>
  (
    await sql`select from pg_locks where locktype = 'advisory' and not granted and database =
    (select oid from pg_database where datname = current_database())`.execute(admin)
  ).rows.length > 0
const kinds = async () => (await post.deliver()).map(({ kind }) => kind)

// Assured on 2 November 2026, due on 2 November 2027; 30 days before: 3 October; hidden 60 days after the notice.
t.test('reminded, flagged, hidden: each once, and assured it is as before', async (t) => {
  const id = await recordStanding(service, live)
  t.equal(await on('2027-10-02'), 0)
  t.equal(await on('2027-10-03'), 1)
  t.match(await stateOf(id), { publication: 'live', freshness: 'reminded', version: 2 })
  const [reminder] = await post.deliver()
  t.match(reminder, { kind: 'record_reminded', to: 'jo@example.org', text: /2027-11-02/ })
  t.equal(await on('2027-10-04'), 0, 'once')
  t.equal(await on('2027-11-02'), 0, 'on the day itself it is in time')
  t.equal(await on('2027-11-03'), 1)
  t.match(await stateOf(id), { publication: 'live', freshness: 'flagged' })
  t.strictSame(await kinds(), ['record_flagged'])
  t.equal(await on('2028-01-01'), 0)
  t.ok(await isPublic(id))
  t.equal(await on('2028-01-02'), 1)
  t.match(await stateOf(id), { publication: 'hidden', freshness: 'flagged' })
  t.notOk(await isPublic(id))
  t.strictSame(await kinds(), ['record_hidden'])
  t.equal(await on('2028-01-03'), 0)
  t.strictSame(await eventsOf(id), ['record.reminded', 'record.flagged', 'record.hidden'])

  const { etag } = await as(OWNER).get(`${RECORDS}/${id}`)
  const assured = await as(OWNER).post(`${RECORDS}/${id}/assurance`, undefined, { ifMatch: etag })
  t.equal(assured.status, 200, JSON.stringify(assured.body))
  t.match(await stateOf(id), { publication: 'live', freshness: 'fresh' })
  t.ok(await isPublic(id))
  const shown = await as(OWNER).get(`/v1/directory/services/${id}`)
  t.match(shown.body, { assuredOn: '2028-01-03', reviewDueOn: '2029-01-03' })
  t.equal(await on('2028-12-03'), 0)
  t.equal(await on('2028-12-04'), 1, 'and a year later again')
  await post.deliver()
  await admin.updateTable('directory_record').set({ publication: 'archived' }).where('id', '=', id).execute()
})

t.test('after an outage nothing is hidden of which nobody was told', async (t) => {
  const id = await recordStanding(service, live)
  t.equal(await on('2030-06-01'), 1)
  t.match(await stateOf(id), { publication: 'live', freshness: 'flagged' })
  t.strictSame(await eventsOf(id), ['record.flagged'], 'no reminder of what is over')
  await on('2030-07-30')
  t.match(await stateOf(id), { publication: 'live' })
  await on('2030-07-31')
  t.match(await stateOf(id), { publication: 'hidden' })
  await post.deliver()
})

t.test('what was said in the meantime is not contradicted: a late mail is dropped', async (t) => {
  const id = await recordStanding(service, live)
  await on('2027-10-10')
  const { etag } = await as(OWNER).get(`${RECORDS}/${id}`)
  await as(OWNER).post(`${RECORDS}/${id}/assurance`, undefined, { ifMatch: etag })
  t.strictSame(await kinds(), [])
  const mails = await admin.selectFrom('outgoing_mail').select('state').where('about', '=', id).execute()
  t.strictSame(mails, [{ state: 'cancelled' }])
  await admin.updateTable('directory_record').set({ publication: 'archived' }).where('id', '=', id).execute()
})

t.test('an organisation stays while a service that families find names it', async (t) => {
  const organisation = await recordStanding(service, live, exampleOrganisation)
  const named = await recordStanding(service, live, { ...exampleService, organisation })
  await on('2027-11-03')
  await admin.updateTable('directory_record').set({ freshness: 'fresh' }).where('id', '=', named).execute()
  await on('2028-01-02')
  t.match(await stateOf(organisation), { publication: 'live', freshness: 'flagged' })
  await on('2028-03-03')
  t.match(
    [await stateOf(named), await stateOf(organisation)],
    [{ publication: 'hidden' }, { publication: 'hidden' }],
  )
  await post.deliver()
})

t.test('an organisation stays for a service that is being published while it would be hidden', async (t) => {
  const organisation = await recordStanding(service, live, exampleOrganisation)
  await on('2027-11-03')
  let looking: Promise<number> | undefined
  await admin.transaction().execute(async (publishing) => {
    await lockPublishing(publishing)
    looking = on('2028-01-02')
    while (!(await isAnybodyWaiting())) await setTimeout(10)
    await recordStanding({ database: { ...database, admin: publishing } }, live, {
      ...exampleService,
      organisation,
    })
  })
  t.equal(await looking, 0)
  t.match(await stateOf(organisation), { publication: 'live', freshness: 'flagged', version: 2 })
  t.ok(await isPublic(organisation))
  t.strictSame(await eventsOf(organisation), ['record.flagged'])
  await admin
    .updateTable('directory_record')
    .set({ publication: 'archived' })
    .where('publication', '=', 'live')
    .execute()
  await post.deliver()
})

t.test('many workers at once: each notice once', async (t) => {
  const ids = await Promise.all(Array.from({ length: 8 }, () => recordStanding(service, live)))
  for (const day of ['2027-10-03', '2027-11-03', '2028-01-02'])
    await Promise.all([on(day), on(day), on(day), on(day)])
  for (const id of ids)
    t.strictSame(await eventsOf(id), ['record.reminded', 'record.flagged', 'record.hidden'])
  const mails = await admin.selectFrom('outgoing_mail').select('kind').where('about', 'in', ids).execute()
  t.equal(mails.length, 24)
  for (const id of ids) t.notOk(await isPublic(id))
})

t.test('cut off in the middle, all of it or nothing', async (t) => {
  const id = await recordStanding(service, live)
  await on('2027-11-03')
  await admin.schema.alterTable('published_record').renameTo('published_gone').execute()
  await t.rejects(on('2028-01-02'))
  t.match(await stateOf(id), { publication: 'live', freshness: 'flagged' })
  t.strictSame(await eventsOf(id), ['record.flagged'])
  await admin.schema.alterTable('published_gone').renameTo('published_record').execute()
  t.equal(await on('2028-01-03'), 1)
  t.strictSame(await eventsOf(id), ['record.flagged', 'record.hidden'])
})
