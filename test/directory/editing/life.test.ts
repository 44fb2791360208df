import t from 'tap'
import { callerOf } from '../../helpers/call.ts'
import { createService } from '../../helpers/service.ts'
import {
  COLLEAGUE,
  EDITOR,
  grantRight,
  HOLDER,
  newOrganisation,
  newService,
  OTHER,
  OTHER_EDITOR,
  OWNER,
  RECORDS,
  registerProviders,
} from './people.ts'

const service = await createService(t)
await registerProviders(service)
const as = callerOf(service)
const { admin } = service.database
const [owner, editor] = [as(OWNER), as(EDITOR)]

const idOf = (answer: { body: Record<string, unknown> }) => String(answer.body['id'])
const at = (answer: { body: Record<string, unknown> }) => `${RECORDS}/${idOf(answer)}`

/** What the public has of a record; undefined where there never was anything, null where it is gone. */
async function published(id: string): Promise<Record<string, unknown> | null | undefined> {
  const row = await admin.selectFrom('published_record').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : row.document === null ? null : JSON.parse(row.document)
}

t.test('a record from its first draft to the archive and back', async (t) => {
  const begun = await owner.post(RECORDS, newService({ internalNotes: 'Key under the mat (made up).' }))
  const id = idOf(begun)
  t.equal(begun.status, 201, JSON.stringify(begun.body))
  t.match(begun.body, { publication: 'never', change: 'draft', version: 1, newest: { number: 1 } })
  t.notOk('published' in begun.body)
  t.strictSame(begun.body['actions'], ['updateRecord', 'updateLocalOffer', 'submitRecord', 'discardChange'])
  t.equal(await published(id), undefined)

  const changed = await owner.patch(at(begun), { stateNote: 'Busy', url: null }, { ifMatch: begun.etag })
  t.equal(changed.status, 200, JSON.stringify(changed.body))
  t.match(changed.body, { version: 2, newest: { number: 2, document: { stateNote: 'Busy' } } })
  const submitted = await owner.post(`${at(begun)}/submission`, undefined, { ifMatch: changed.etag })
  t.match(submitted, { status: 200, body: { change: 'in_review', waitingSince: '2026-11-23T09:30:00.000Z' } })
  t.strictSame(submitted.body['actions'], ['discardChange'])
  t.match(await owner.patch(at(begun), { name: 'No' }, { ifMatch: submitted.etag }), {
    status: 409,
    body: { currentState: 'never/in_review', possibleActions: ['discardChange'] },
  })

  const queue = await editor.get(`${RECORDS}?change=in_review`)
  t.match(queue.body, { items: [{ id, waitingSince: String }] })
  const returned = await editor.post(
    `${at(begun)}/return`,
    { reasons: 'When is it open (made up)?' },
    { ifMatch: submitted.etag },
  )
  t.match(returned, { status: 200, body: { change: 'returned', returned: { reasons: /When/ } } })
  t.equal(await published(id), undefined)
  const again = await owner.post(`${at(begun)}/submission`, undefined, { ifMatch: returned.etag })
  const approved = await editor.post(`${at(begun)}/approval`, undefined, { ifMatch: again.etag })
  t.match(approved, {
    status: 200,
    body: {
      publication: 'live',
      change: 'none',
      assuredOn: '2026-11-23',
      reviewDueOn: '2027-11-23',
      published: { number: 2 },
    },
  })
  t.notOk('newest' in approved.body)
  const first = await published(id)
  t.match(first, { id, stateNote: 'Busy', assuredOn: '2026-11-23' })
  t.notOk(first !== null && first !== undefined && 'internalNotes' in first)

  // Changed while it is live: the public sees nothing of it.
  service.clock.now = new Date('2026-12-01T09:30:00Z')
  const draft = await owner.patch(at(begun), { name: 'Stay and sing (made up)' }, { ifMatch: approved.etag })
  t.match(draft.body, {
    publication: 'live',
    change: 'draft',
    name: 'Stay and sing (made up)',
    published: { number: 2 },
    newest: { number: 3, basedOn: 2 },
  })
  t.strictSame(await published(id), first)
  t.match((await owner.get(`${at(begun)}/changes`)).body, {
    from: 2,
    to: 3,
    changes: [{ pointer: '/name', before: /play/, after: 'Stay and sing (made up)' }],
  })
  const assured = await owner.post(`${at(begun)}/assurance`, undefined, { ifMatch: draft.etag })
  t.match(assured.body, {
    publication: 'live',
    change: 'draft',
    assuredOn: '2026-12-01',
    reviewDueOn: '2027-12-01',
  })
  t.strictSame(await published(id), { ...first, assuredOn: '2026-12-01', reviewDueOn: '2027-12-01' })
  const discarded = await owner.delete(`${at(begun)}/change`, { ifMatch: assured.etag })
  t.match(discarded, { status: 200, body: { change: 'none', name: /play/ } })
  t.notOk('newest' in discarded.body)

  const archived = await owner.post(
    `${at(begun)}/archival`,
    { reasons: 'It has ended (made up).' },
    { ifMatch: discarded.etag },
  )
  t.match(archived, { status: 200, body: { publication: 'archived', actions: ['restoreRecord'] } })
  t.equal(await published(id), null)
  const restored = await owner.post(`${at(begun)}/restoration`, undefined, { ifMatch: archived.etag })
  t.match(restored.body, {
    publication: 'archived',
    change: 'in_review',
    newest: { number: 4, document: { name: /play/ } },
  })
  t.equal(await published(id), null)
  const back = await editor.post(`${at(begun)}/approval`, undefined, { ifMatch: restored.etag })
  t.match(back.body, { publication: 'live', change: 'none', published: { number: 4 } })
  t.match(await published(id), { name: /play/ })

  const versions = await owner.get(`${at(begun)}/versions`)
  t.match(versions.body, { items: [{ number: 4 }, { number: 3 }, { number: 2 }, { number: 1 }] })
  t.match((await owner.get(`${at(begun)}/versions/3`)).body, {
    document: { name: 'Stay and sing (made up)', internalNotes: /mat/ },
  })
  t.equal((await owner.get(`${at(begun)}/versions/5`)).status, 404)
  const events = await owner.get(`${at(begun)}/events`)
  t.strictSame(
    (events.body['items'] as { type: string }[]).map(({ type }) => type),
    [
      ...['created', 'saved', 'submitted', 'returned', 'submitted', 'approved', 'saved', 'assured'],
      ...['discarded', 'archived', 'restored', 'approved'],
    ].map((deed) => `record.${deed}`),
  )
  t.match(events.body, { items: [{ by: 'Jo Provider', organisation: /Sample/, actor: 'provider' }] })
  const approval = (events.body['items'] as Record<string, unknown>[])[5]
  t.match(approval, { actor: 'council', version: 2 })
  t.notOk(approval !== undefined && 'by' in approval, 'a provider is not told who of the council')
  const told = (await editor.get(`${at(begun)}/events`)).body['items'] as Record<string, unknown>[]
  t.match(told[5], { by: /directory editor/ })
})

t.test('who reaches a record, and who does what with it', async (t) => {
  const begun = await owner.post(RECORDS, newService())
  await grantRight(service, idOf(begun))
  for (const [who, status] of [
    [OWNER, 200],
    [COLLEAGUE, 200],
    [HOLDER, 200],
    [EDITOR, 200],
    [OTHER, 404],
    [OTHER_EDITOR, 404],
    ['screening_officer@westminster', 403],
    ['referrer', 403],
  ] as const) {
    t.equal((await as(who).get(at(begun))).status, status, who)
    t.equal((await as(who).get(`${at(begun)}/events`)).status, status, who)
    const answer = await as(who).patch(at(begun), { stateNote: who }, { ifMatch: '"99"' })
    t.equal(answer.status, status === 200 ? 412 : status, who)
    const listed = (await as(who).get(RECORDS)).body['items'] as { id: string }[] | undefined
    t.equal(listed?.some(({ id }) => id === idOf(begun)) ?? false, status === 200, `${who} lists it`)
  }
  const held = await as(HOLDER).post(`${at(begun)}/submission`, undefined, { ifMatch: begun.etag })
  t.equal(held.status, 200)
  t.equal((await as(HOLDER).post(`${at(begun)}/approval`, undefined, { ifMatch: held.etag })).status, 403)
  const live = await editor.post(`${at(begun)}/approval`, undefined, { ifMatch: held.etag })
  const ends = { reasons: 'It has ended (made up).' }
  const asHolder = await as(HOLDER).post(`${at(begun)}/archival`, ends, { ifMatch: live.etag })
  t.equal(asHolder.status, 403, 'to take it away is its owner’s')
  t.equal((await as(OTHER_EDITOR).post(RECORDS, newService())).status, 404)
  t.equal((await owner.post('/v1/councils/nowhere/directory/records', newService())).status, 404)
})

t.test('an editor mends what is in review, and publishes what is the council’s own', async (t) => {
  const begun = await owner.post(RECORDS, newService())
  const submitted = await owner.post(`${at(begun)}/submission`, undefined, { ifMatch: begun.etag })
  const mended = await editor.patch(at(begun), { summary: 'Shorter.' }, { ifMatch: submitted.etag })
  t.match(mended, { status: 200, body: { change: 'in_review', newest: { number: 2 } } })
  t.equal(
    (await editor.post(`${at(begun)}/approval`, undefined, { ifMatch: submitted.etag })).status,
    412,
    'what was looked at is what is approved',
  )
  await editor.post(`${at(begun)}/approval`, undefined, { ifMatch: mended.etag })
  t.match(await published(idOf(begun)), { summary: 'Shorter.' })
  const events = (await owner.get(`${at(begun)}/events`)).body['items'] as Record<string, unknown>[]
  t.match(events.at(-1), { type: 'record.approved', ownWork: true })

  const own = await editor.post(RECORDS, newOrganisation())
  t.match(own.body, { owner: { name: 'Westminster City Council' }, change: 'draft' })
  const sent = await editor.post(`${at(own)}/submission`, undefined, { ifMatch: own.etag })
  const shown = await editor.post(`${at(own)}/approval`, undefined, { ifMatch: sent.etag })
  t.equal(shown.body['publication'], 'live')
  t.equal((await owner.get(at(own))).status, 404)

  // Its services keep it: what they name is there for whoever follows.
  const named = await owner.post(RECORDS, newService({ organisation: idOf(own) }))
  const waits = await owner.post(`${at(named)}/submission`, undefined, { ifMatch: named.etag })
  t.equal(waits.status, 200, JSON.stringify(waits.body))
  const live = await editor.post(`${at(named)}/approval`, undefined, { ifMatch: waits.etag })
  t.equal(live.status, 200)
  const ends = { reasons: 'Made up.' }
  const kept = await editor.post(`${at(own)}/archival`, ends, { ifMatch: shown.etag })
  t.match(kept, { status: 409, body: { type: '/problems/record-in-use' } })
  await owner.post(`${at(named)}/archival`, ends, { ifMatch: live.etag })
  t.equal((await editor.post(`${at(own)}/archival`, ends, { ifMatch: shown.etag })).status, 200)
  const again = await owner.get(at(named))
  const asked = await owner.post(`${at(named)}/restoration`, undefined, { ifMatch: again.etag })
  t.match(await editor.post(`${at(named)}/approval`, undefined, { ifMatch: asked.etag }), {
    status: 422,
    body: { errors: [{ pointer: '/organisation', code: 'organisation_not_published' }] },
  })
})

t.test('the Local Offer is updated by itself, for services', async (t) => {
  const begun = await owner.post(RECORDS, newService())
  const offer = {
    questionSet: 1,
    answers: [{ question: 'starting', answer: 'Ring us (made up).' }],
    sendNeeds: ['cognition_and_learning'],
    headings: ['education'],
  }
  const saved = await owner.put(`${at(begun)}/local-offer`, offer, { ifMatch: begun.etag })
  t.match(saved, { status: 200, body: { newest: { number: 2, document: { localOffer: offer } } } })
  const wrong = { ...offer, answers: [{ question: 'no_such_question', answer: 'Made up.' }] }
  t.match(await owner.put(`${at(begun)}/local-offer`, wrong, { ifMatch: saved.etag }), {
    status: 422,
    body: { errors: [{ pointer: '/localOffer/answers/0/question' }] },
  })
  const organisation = await owner.post(RECORDS, newOrganisation())
  t.match(await owner.put(`${at(organisation)}/local-offer`, offer, { ifMatch: organisation.etag }), {
    status: 409,
    body: { type: '/problems/record-not-in-this-state' },
  })
})
