import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import t from 'tap'
import { exampleOrganisation, exampleService } from '../../../src/directory/editing/examples.ts'
import { type Answered, callerOf } from '../../helpers/call.ts'
import { recordStanding } from '../../helpers/parts-of-directory-editing.ts'
import { createService } from '../../helpers/service.ts'
import {
  COLLEAGUE,
  EDITOR,
  grantRight,
  HOLDER,
  HOLDING_ORGANISATION,
  newService,
  OWNER,
  RECORDS,
  registerProviders,
} from './people.ts'

const service = await createService(t)
await registerProviders(service)
const as = callerOf(service)
const { admin } = service.database
const [owner, editor] = [as(OWNER), as(EDITOR)]
const PROVIDERS = [OWNER, COLLEAGUE, HOLDER]

async function begin() {
  const begun = await owner.post(RECORDS, newService({ eligibility: 'All.' }))
  const id = String(begun.body['id'])
  await grantRight(service, id)
  return { id, at: `${RECORDS}/${id}`, begun }
}
const versionsOf = (id: string) =>
  admin.selectFrom('directory_version').selectAll().where('record_id', '=', id).orderBy('number').execute()
const waitingForLocks = async () => {
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(admin)
  return rows.length
}
const wonBy = (answers: readonly Answered[]) => answers.filter(({ status }) => status === 200)

t.test('twenty saves of one version at once: one wins, and the others are told', async (t) => {
  const { id, at, begun } = await begin()
  const saves = Array.from({ length: 20 }, (_, number) =>
    as(PROVIDERS[number % 3] as string).patch(at, { stateNote: `by ${number}` }, { ifMatch: begun.etag }),
  )
  const answers = await Promise.all(saves)
  t.equal(wonBy(answers).length, 1)
  t.equal(answers.filter(({ status }) => status === 412).length, 19)
  t.equal((await versionsOf(id)).length, 2, 'nothing is kept of those that did not win')
})

t.test('twenty reviews of one version at once: one outcome', async (t) => {
  const { id, at, begun } = await begin()
  const sent = await owner.post(`${at}/submission`, undefined, { ifMatch: begun.etag })
  const reviews = Array.from({ length: 20 }, (_, number) => {
    const seen = { ifMatch: sent.etag }
    if (number % 4 === 0) return editor.post(`${at}/return`, { reasons: 'Made up.' }, seen)
    if (number % 4 === 1) return editor.patch(at, { stateNote: `by ${number}` }, seen)
    if (number % 4 === 2) return owner.delete(`${at}/change`, seen)
    return editor.post(`${at}/approval`, undefined, seen)
  })
  const answers = await Promise.all(reviews)
  t.equal(wonBy(answers).length, 1)
  t.ok(answers.every(({ status }) => [200, 409, 412].includes(status)))
  const events = await admin.selectFrom('directory_event').selectAll().where('record_id', '=', id).execute()
  t.equal(events.length, 3, 'begun, submitted, and the one')
})

t.test('nine people at work on one record: no word is lost, and what is public was approved', async (t) => {
  const { id, at } = await begin()
  const words = Array.from({ length: 6 }, (_, number) => `word-${String.fromCharCode(97 + number)}.`)
  let writing = words.length
  const write = async (word: string, number: number) => {
    const me = as(PROVIDERS[number % 3] as string)
    for (;;) {
      const seen = await me.get(at)
      const { newest, published } = seen.body as Record<string, { document: { eligibility: string } }>
      const before = (newest ?? published)?.document.eligibility ?? ''
      const saved = await me.patch(at, { eligibility: `${before} ${word}` }, { ifMatch: seen.etag })
      if (saved.status === 200) break
      if (saved.status !== 409 && saved.status !== 412) throw new Error(`${word}: ${saved.status}`)
    }
    writing -= 1
  }
  const review = async (number: number) => {
    while (writing > 0) {
      const seen = await editor.get(at)
      const waits = seen.body['change'] === 'in_review'
      const deed = !waits ? 'submission' : number === 0 ? 'return' : 'approval'
      const body = deed === 'return' ? { reasons: 'Made up.' } : undefined
      const done = await editor.post(`${at}/${deed}`, body, { ifMatch: seen.etag })
      if (![200, 409, 412].includes(done.status)) throw new Error(`${deed}: ${done.status}`)
    }
  }
  await Promise.all([...words.map(write), ...Array.from({ length: 3 }, (_, number) => review(number))])
  // However the race went, what is open in the end is approved.
  for (const [deed, from] of [
    ['submission', ['draft', 'returned']],
    ['approval', ['in_review']],
  ] as const) {
    const seen = await editor.get(at)
    if (from.some((change) => change === seen.body['change']))
      t.equal((await editor.post(`${at}/${deed}`, undefined, { ifMatch: seen.etag })).status, 200, deed)
  }
  const versions = await versionsOf(id)
  t.strictSame(
    versions.map(({ number }) => number),
    versions.map((_, index) => index + 1),
  )
  const texts = versions.map(({ document }) => JSON.parse(document).eligibility as string)
  for (const [index, text] of texts.entries())
    if (index > 0)
      t.ok(text.startsWith(`${texts[index - 1]} `), `version ${index + 1} goes on from the one before`)
  t.strictSame((texts.at(-1) ?? '').split(' ').slice(1).sort(), words, 'every word, once')
  const record = await admin
    .selectFrom('directory_record')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const shown = await admin.selectFrom('published_record').selectAll().where('id', '=', id).executeTakeFirst()
  const approvals = await admin
    .selectFrom('directory_event')
    .select('number')
    .where('record_id', '=', id)
    .where('type', '=', 'record.approved')
    .execute()
  t.ok(approvals.length > 0, `${approvals.length} approvals among ${versions.length} versions`)
  t.equal(Math.max(...approvals.map(({ number }) => number)), record.published_number)
  t.equal(JSON.parse(shown?.document ?? '{}').eligibility, texts[(record.published_number ?? 0) - 1])
})

t.test(
  'who waits while a record is given to others is told that it is another now, and not that it is gone',
  async (t) => {
    const { id, at, begun } = await begin()
    const sent = await owner.post(`${at}/submission`, undefined, { ifMatch: begun.etag })
    const [approved, giving] = await admin.transaction().execute(async (trx) => {
      await trx
        .updateTable('directory_record')
        .set(({ eb }) => ({ organisation_id: HOLDING_ORGANISATION, version: eb('version', '+', 1) }))
        .where('id', '=', id)
        .execute()
      const waiting = [
        editor.post(`${at}/approval`, undefined, { ifMatch: sent.etag }),
        owner.delete(`${at}/change`, { ifMatch: sent.etag }),
      ] as const
      while ((await waitingForLocks()) < waiting.length) await sleep(20)
      return waiting
    })
    t.equal((await approved).status, 412)
    t.equal((await giving).status, 404, 'to whom it was, it is gone')
  },
)

t.test(
  'an organisation is archived while services that name it are approved: none stays without it',
  async (t) => {
    const live = { publication: 'live', change: 'none' } as const
    const waits = { publication: 'never', change: 'in_review' } as const
    for (let round = 0; round < 4; round++) {
      const organisation = await recordStanding(service, live, exampleOrganisation)
      const named = { ...exampleService, organisation }
      const services = await Promise.all([0, 1, 2].map(() => recordStanding(service, waits, named)))
      const seen = { ifMatch: '"1"' }
      const archive = () => owner.post(`${RECORDS}/${organisation}/archival`, { reasons: 'Made up.' }, seen)
      const approve = (id: string) => editor.post(`${RECORDS}/${id}/approval`, undefined, seen)
      const deeds = [
        () => approve(services[0] as string),
        archive,
        ...services.slice(1).map((id) => () => approve(id)),
      ]
      const answers = await Promise.all(
        deeds
          .slice(round % 2)
          .concat(deeds.slice(0, round % 2))
          .map((deed) => deed()),
      )
      t.ok(answers.every(({ status }) => [200, 409, 422].includes(status)))
      const shown = await admin.selectFrom('published_record').select(['id', 'document']).execute()
      const has = (id: string) => shown.some((row) => row.id === id && row.document !== null)
      t.equal(has(organisation), services.some(has), `round ${round}: both or neither`)
    }
  },
)
