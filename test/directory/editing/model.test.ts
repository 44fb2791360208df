import fc from 'fast-check'
import t from 'tap'
import { exampleService } from '../../../src/directory/editing/examples.ts'
import { type Answered, callerOf } from '../../helpers/call.ts'
import { putRecord } from '../../helpers/directory-rows.ts'
import { createService } from '../../helpers/service.ts'
import {
  EDITOR,
  grantRight,
  HOLDER,
  OTHER,
  OTHER_EDITOR,
  OWNER,
  RECORDS,
  registerProviders,
} from './people.ts'

// A second account of the lifecycle, in sentences of its own: what a record is for whom after every deed.

const service = await createService(t)
await registerProviders(service)
const as = callerOf(service)
const { admin } = service.database

const RUNS = process.env['FRONT_DOOR_TEST_FULL'] === '1' ? 6 : 1

const PEOPLE = {
  owner: OWNER,
  holder: HOLDER,
  other: OTHER,
  editor: EDITOR,
  otherEditor: OTHER_EDITOR,
} as const
type Who = keyof typeof PEOPLE
const DEEDS = [
  'update',
  'offer',
  'submit',
  'approve',
  'return',
  'discard',
  'assure',
  'archive',
  'restore',
] as const
type Deed = (typeof DEEDS)[number]

type Model = {
  publication: 'never' | 'live' | 'hidden' | 'archived'
  change: 'none' | 'draft' | 'in_review' | 'returned'
  /** The words of the published version, and of the one that is worked on. */
  approved: string | null
  working: string
}

const OPERATIONS: Record<Deed, string> = {
  update: 'updateRecord',
  offer: 'updateLocalOffer',
  submit: 'submitRecord',
  approve: 'approveRecord',
  return: 'returnRecord',
  discard: 'discardChange',
  assure: 'assureRecord',
  archive: 'archiveRecord',
  restore: 'restoreRecord',
}

function allowed(deed: Deed, who: Who, { publication, change }: Model): boolean {
  const open = change === 'draft' || change === 'returned'
  switch (deed) {
    case 'update':
    case 'offer':
      if (change === 'in_review') return who === 'editor'
      return open || publication !== 'archived'
    case 'submit':
      return open
    case 'approve':
    case 'return':
      return change === 'in_review'
    case 'discard':
      return change !== 'none'
    case 'assure':
    case 'archive':
      return publication === 'live' || publication === 'hidden'
    case 'restore':
      return publication === 'archived' && change === 'none'
  }
}

function statusFor(deed: Deed, who: Who, model: Model, seen: boolean): number {
  const reviews = deed === 'approve' || deed === 'return'
  if (reviews && who !== 'editor' && who !== 'otherEditor') return 403
  if (who === 'other' || who === 'otherEditor') return 404
  if (who === 'holder' && (deed === 'archive' || deed === 'restore')) return 403
  if (!allowed(deed, who, model)) return 409
  return seen ? 200 : 412
}

function after(deed: Deed, model: Model, words: string): Model {
  const { change, approved } = model
  switch (deed) {
    case 'update':
      return { ...model, change: change === 'in_review' ? change : 'draft', working: words }
    case 'offer':
      return { ...model, change: change === 'in_review' ? change : 'draft' }
    case 'submit':
      return { ...model, change: 'in_review' }
    case 'approve':
      return { publication: 'live', change: 'none', approved: model.working, working: model.working }
    case 'return':
      return { ...model, change: 'returned' }
    case 'discard':
      return { ...model, change: 'none', working: approved ?? model.working }
    case 'assure':
      return { ...model, publication: 'live' }
    case 'archive':
      return { ...model, publication: 'archived', change: 'none', working: approved ?? '' }
    case 'restore':
      return { ...model, change: 'in_review' }
  }
}

const OFFER = { questionSet: 1, answers: [], sendNeeds: [], headings: ['education'] }

function ask(who: Who, deed: Deed, at: string, ifMatch: string, words: string): Promise<Answered> {
  const me = as(PEOPLE[who])
  const reasons = { reasons: 'Made up.' }
  switch (deed) {
    case 'update':
      return me.patch(at, { stateNote: words }, { ifMatch })
    case 'offer':
      return me.put(`${at}/local-offer`, OFFER, { ifMatch })
    case 'submit':
      return me.post(`${at}/submission`, undefined, { ifMatch })
    case 'approve':
      return me.post(`${at}/approval`, undefined, { ifMatch })
    case 'return':
      return me.post(`${at}/return`, reasons, { ifMatch })
    case 'discard':
      return me.delete(`${at}/change`, { ifMatch })
    case 'assure':
      return me.post(`${at}/assurance`, undefined, { ifMatch })
    case 'archive':
      return me.post(`${at}/archival`, reasons, { ifMatch })
    case 'restore':
      return me.post(`${at}/restoration`, undefined, { ifMatch })
  }
}

/** Hidden as stale, as the service does it by night. */
async function hide(id: string): Promise<void> {
  await admin.updateTable('directory_record').set({ publication: 'hidden' }).where('id', '=', id).execute()
  await admin.updateTable('published_record').set({ document: null }).where('id', '=', id).execute()
}

async function holds(name: string, id: string, model: Model): Promise<number> {
  const row = await admin
    .selectFrom('directory_record')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const shown = await admin
    .selectFrom('published_record')
    .select('document')
    .where('id', '=', id)
    .executeTakeFirst()
  const text = shown?.document ? (JSON.parse(shown.document).stateNote as string) : null
  const ought = { ...model, approved: model.publication === 'live' ? model.approved : null, working: '' }
  const is = { publication: row.publication, change: row.change, approved: text, working: '' }
  if (JSON.stringify(is) !== JSON.stringify(ought))
    throw new Error(`${name}: ${JSON.stringify(is)} instead of ${JSON.stringify(ought)}`)
  return row.version
}

const someone = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Who>('editor') },
  { weight: 3, arbitrary: fc.constantFrom<Who>('owner', 'holder') },
  { weight: 1, arbitrary: fc.constantFrom<Who>('other', 'otherEditor') },
)
/** `lawful`: one of the deeds that the model lets this person do now, so that every state is come to. */
const tries = fc.record({
  pick: fc.nat(1000),
  lawful: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  who: someone,
  seen: fc.oneof({ weight: 7, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
})

function deedOf(
  { pick, lawful, who }: { pick: number; lawful: boolean; who: Who },
  model: Model,
): Deed | 'hide' {
  if (pick % 12 === 0 && model.publication === 'live') return 'hide'
  const may = DEEDS.filter((deed) => statusFor(deed, who, model, true) === 200)
  const among = lawful && may.length > 0 ? may : DEEDS
  return among[pick % among.length] as Deed
}

/** A record that stands so, past every rule. */
async function put({ publication, change, approved, working }: Model): Promise<string> {
  const owner = await admin
    .selectFrom('account')
    .select(['id', 'organisation_id'])
    .where('subject', '=', OWNER)
    .executeTakeFirstOrThrow()
  return putRecord(admin, {
    ...{ kind: 'service', publication, change, organisation_id: owner.organisation_id, saved_by: owner.id },
    document: { ...exampleService, stateNote: approved ?? working },
    newest: { ...exampleService, stateNote: working },
  })
}

t.test('random deeds of a provider, a holder of rights, others and editors against the model', async (t) => {
  let deeds = 0
  const run = (start: Model) =>
    fc.asyncProperty(fc.array(tries, { minLength: 8, maxLength: 16 }), async (script) => {
      const id = await put(start)
      const at = `${RECORDS}/${id}`
      await grantRight(service, id)
      let model = start
      let version = 1
      for (const [index, one] of script.entries()) {
        const { who, seen } = one
        const deed = deedOf(one, model)
        if (deed === 'hide') {
          await hide(id)
          model = { ...model, publication: 'hidden' }
          continue
        }
        const words = `words ${index}`
        const expected = statusFor(deed, who, model, seen)
        const answer = await ask(who, deed, at, seen ? `"${version}"` : '"999"', words)
        const name = `${who} ${deed} from ${model.publication}/${model.change}`
        if (answer.status !== expected)
          throw new Error(`${name}: ${answer.status} instead of ${expected} ${JSON.stringify(answer.body)}`)
        if (expected === 409 && answer.body['currentState'] !== `${model.publication}/${model.change}`)
          throw new Error(`${name}: says ${String(answer.body['currentState'])}`)
        if (expected === 200) {
          model = after(deed, model, words)
          const { newest, published } = answer.body as Record<string, { document: { stateNote: string } }>
          const working = (newest ?? published)?.document.stateNote
          if (working !== model.working) throw new Error(`${name}: ${working} instead of ${model.working}`)
        }
        const ought = expected === 200 || expected === 409
        const actions = expected === 200 ? answer.body['actions'] : answer.body['possibleActions']
        const could = DEEDS.filter((each) => statusFor(each, who, model, true) === 200)
        if (ought && JSON.stringify(actions) !== JSON.stringify(could.map((each) => OPERATIONS[each])))
          throw new Error(`${name}: actions ${JSON.stringify(actions)} instead of ${could.join()}`)
        const now = await holds(name, id, model)
        if (now !== version + (expected === 200 ? 1 : 0))
          throw new Error(`${name}: version ${version} became ${now}`)
        version = now
        deeds += 1
      }
    })
  for (const publication of ['never', 'live', 'hidden', 'archived'] as const)
    for (const change of ['none', 'draft', 'in_review', 'returned'] as const) {
      const approved = publication === 'never' ? null : 'approved'
      const working = change === 'none' && approved !== null ? approved : 'working'
      await fc.assert(run({ publication, change, approved, working }), { numRuns: RUNS })
    }
  t.comment(`${deeds} deeds`)
  t.ok(deeds > 100, `${deeds} deeds`)
})
