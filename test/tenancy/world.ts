import { DEMONSTRATION_ISSUER } from '#accounts/index.ts'
import type { Operation } from '#platform/operation.ts'
import { type Asker, createAskers } from '../helpers/askers.ts'
import { withCanary } from '../helpers/canary.ts'
import { operationsOf } from '../helpers/catalog.ts'
import { aboutReferral } from '../helpers/decisions.ts'
import { formFrom } from '../helpers/forms.ts'
import { send } from '../helpers/requests.ts'
import type { TestService } from '../helpers/service.ts'
import { newTriageRows, putTriageRows, type TriageRows } from '../helpers/triage-rows.ts'

/** Something that belongs to somebody, with a canary that stands nowhere else. */
export type Planted = {
  readonly canary: string
  readonly kind: 'referral' | 'draft'
  readonly id: string
  readonly sender: string
  readonly council: 'westminster' | 'rbkc'
  readonly service: 'early_help' | 'social_care'
  /** Its content is withheld from the council for want of consent (N16). */
  readonly withheld: boolean
  /** The Idempotency-Key it was made under: another caller's same key must tell them nothing. */
  readonly key: string
  /** The ids of its question, its decision and its challenge. */
  readonly rows: TriageRows
}

export type World = {
  readonly service: TestService
  readonly operations: readonly Operation[]
  readonly askers: readonly Asker[]
  readonly planted: readonly Planted[]
  /** The canary of what only a council's staff are told about a referral, by the referral's own. */
  readonly noteOf: (planted: Planted) => string
  /** The canary that is a sender's own name: the council reads in the history who did what. */
  readonly personOf: (sender: string) => string
  /** The canary in the name of a sender's organisation. */
  readonly organisationOf: (sender: string) => string
  /** The initial contacts that were made of the planted, by the referral's id. */
  readonly contacts: ReadonlyMap<string, string>
}

const SENDERS = ['referrer', 'other-referrer'] as const

/** Each kind of referral that is walled differently, for each council and sender. */
const FORMS = [
  { example: 'eligible', council: 'westminster', service: 'early_help', withheld: false },
  { example: 'social-care', council: 'westminster', service: 'social_care', withheld: false },
  { example: 'consent-refused', council: 'westminster', service: 'early_help', withheld: true },
  { example: 'emergency', council: 'westminster', service: 'social_care', withheld: false },
  { example: 'rbkc-early-help', council: 'rbkc', service: 'early_help', withheld: false },
] as const

/** The other school's are there to be foreign: one for each council is enough. */
const FORMS_OF_THE_OTHER: readonly string[] = ['eligible', 'rbkc-early-help']

const letter = (number: number) => String.fromCharCode(97 + number)
const personCanary = (sender: string) => (sender === 'referrer' ? 'canarypersona' : 'canarypersonb')
const nameCanary = (sender: string) => `canaryorg${sender === 'referrer' ? 'a' : 'b'}`

/** Two schools and two councils, whose every row holds canaries. */
export async function createWorld(service: TestService): Promise<World> {
  const { app, database, issuer } = service
  const askers = await createAskers(service)
  const operations = operationsOf(app)
  await renameEverybody(service)
  const planted: Planted[] = []
  const operation = (id: string) => operations.find((each) => each.id === id) as Operation
  const as = async (
    subject: string,
    id: string,
    parts: { params?: Record<string, string>; body?: unknown; key?: string; ifMatch?: string },
  ) => {
    const client = SENDERS.includes(subject as (typeof SENDERS)[number])
      ? `canaryclient${subject}`
      : 'demonstration-front-end'
    const authorization = `Bearer ${await issuer.sign(subject, client)}`
    const headers = {
      ...(parts.key === undefined ? {} : { 'idempotency-key': parts.key }),
      ...(parts.ifMatch === undefined ? {} : { 'if-match': parts.ifMatch }),
    }
    const answer = await send(app, operation(id), { authorization, ...parts, headers })
    if (answer.statusCode >= 300)
      throw new Error(`The world was not made (${id} as ${subject}): ${answer.body}`)
    return {
      id: answer.body === '' ? '' : answer.json<{ id: string }>().id,
      etag: String(answer.headers['etag']),
    }
  }
  for (const [at, sender] of SENDERS.entries()) {
    for (const [which, { example, ...walled }] of FORMS.entries()) {
      if (at > 0 && !FORMS_OF_THE_OTHER.includes(example)) continue

      const canary = `canary${letter(at)}${letter(which)}`
      const key = `key-${canary}-referral`
      const form = { ...withCanary(formFrom(example), canary), caseReference: `${canary}case` }
      Object.assign(form.children[0] as object, { siblings: siblingsOf(canary) })
      const sent = await as(sender, 'submitReferral', { body: form, key })
      const params = { referralId: sent.id }
      const rows = newTriageRows()
      const made: Planted = { canary, kind: 'referral', id: sent.id, sender, key, rows, ...walled }
      planted.push(made)
      await as(sender, 'amendReferral', {
        params,
        body: { text: `An addition ${canary}.` },
        key: `key-${canary}-amendment`,
      })
      await as(sender, 'reevaluateReferral', {
        params,
        body: { reason: `Again ${canary}.` },
        key: `key-${canary}-evaluation`,
      })
      await plantTriage(service, made)
      if (example !== 'emergency') continue
      const officer = `screening_officer@${walled.council}`
      const { etag } = await as(officer, 'getReferral', { params })
      const body = { note: `A call was made ${noteCanary(made)}.` }
      await as(officer, 'confirmEmergencyCall', { params, body, ifMatch: etag, key: `key-${canary}-call` })
    }
    const canary = `canary${letter(at)}draft`
    const key = `key-${canary}-draft`
    const draft = await as(sender, 'createDraft', {
      body: { form: withCanary(formFrom('eligible'), canary) },
      key,
    })
    const walled = { council: 'westminster', service: 'early_help', withheld: false } as const
    planted.push({ canary, kind: 'draft', id: draft.id, sender, key, rows: newTriageRows(), ...walled })
  }
  // The expectations rest on what the forms lead to: if an example changes, this says so.
  const rows = await database.admin
    .selectFrom('referral')
    .select(['id', 'council_id', 'service', 'withheld'])
    .execute()
  for (const { id, council, service: kind, withheld } of planted.filter((each) => each.kind === 'referral')) {
    const row = rows.find((each) => each.id === id)
    if (row?.council_id !== council || row.service !== kind || row.withheld !== withheld)
      throw new Error(`not as planned: ${id}`)
  }
  const contacts = await acknowledged(service, planted)
  return {
    contacts,
    service,
    operations,
    askers,
    planted,
    noteOf: noteCanary,
    personOf: personCanary,
    organisationOf: nameCanary,
  }
}

/** The canary in the case system's own id of what was handed over, which no sender is told. */
export const caseSystemCanary = ({ canary }: Planted) => `${canary}theirs`

/** Each initial contact, acknowledged, by its referral. */
async function acknowledged({ database: { admin } }: TestService, planted: readonly Planted[]) {
  const contacts = new Map<string, string>()
  for (const each of planted) {
    const made = await admin
      .updateTable('initial_contact')
      .set({
        state: 'acknowledged',
        acknowledged_at: new Date('2026-11-23T10:00:00Z'),
        acknowledged_by: each.id,
        case_system_id: caseSystemCanary(each),
      })
      .where('referral_id', '=', each.id)
      .returning('id')
      .executeTakeFirst()
    if (made !== undefined) contacts.set(each.id, made.id)
  }
  return contacts
}

/** The canary of what is known of another person, for those whose role is for it (W16). */
export const otherCanary = ({ canary }: Pick<Planted, 'canary'>) => `${canary}other`

const siblingsOf = (canary: string) => ({
  items: [{ knownGangNominal: 'not_known', source: { role: otherCanary({ canary }) } }],
})

/** The canaries of what is said of a disclosure, to both sides, to the council, to its recipient and to the family. */
export const sharingCanaries = ({ canary }: Planted) => ({
  shared: `${canary}shared`,
  why: `${canary}why`,
  copy: `${canary}copy`,
  family: `${canary}family`,
})

/** A question, a decision and a challenge of the referral: what both sides are told, and the council's own notes. */
async function plantTriage({ database }: TestService, made: Planted): Promise<void> {
  const row = await database.admin
    .selectFrom('referral')
    .selectAll()
    .where('id', '=', made.id)
    .executeTakeFirstOrThrow()
  const about = await aboutReferral(database, made.id, made.id)
  const own = { told: made.canary, internal: noteCanary(made) }
  const words = { ...own, sharing: { ...own, ...sharingCanaries(made) } }
  await putTriageRows(database.admin, row, made.rows, about, words)
}

const noteCanary = ({ canary }: Planted) => `${canary}note`

/** Names and client ids are text too. */
async function renameEverybody({ database: { admin } }: TestService): Promise<void> {
  for (const sender of SENDERS) {
    const { organisation_id } = await admin
      .selectFrom('account')
      .select('organisation_id')
      .where('subject', '=', sender)
      .executeTakeFirstOrThrow()
    await admin
      .updateTable('organisation')
      .set({ name: nameCanary(sender) })
      .where('id', '=', organisation_id)
      .execute()
    await admin
      .updateTable('account')
      .set({ name: personCanary(sender) })
      .where('subject', '=', sender)
      .execute()
    await admin
      .insertInto('client_system')
      .values({
        issuer: DEMONSTRATION_ISSUER,
        client_id: `canaryclient${sender}`,
        name: `canarysystem${sender}`,
        organisation_id,
        disabled_at: null,
      })
      .execute()
  }
}
