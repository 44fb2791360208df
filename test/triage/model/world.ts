import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type NewAccount, registerAccounts } from '#accounts/index.ts'
import { demonstrationAccounts } from '../../../src/demonstration/accounts.ts'
import { aboutReferral, decisionOf } from '../../helpers/decisions.ts'
import { formFrom } from '../../helpers/forms.ts'
import { bodyOf } from '../../helpers/requests.ts'
import type { StagedService } from '../../helpers/stage.ts'
import type { Deed } from './deeds.ts'
import type { Action, Modelled } from './model.ts'
import { BOTH_SIDES, PEOPLE, type Person, person } from './people.ts'

/** The service, and what of it the model has to know to ask for things. */
export type ModelWorld = {
  readonly stage: StagedService
  readonly subjectOf: (account: string | null) => string | null
  /** Another referral of the council, for what is sent twice. */
  readonly earlier: string
}

/** Forms with what a submission of them comes to. */
export const FORMS: Readonly<
  Record<string, Pick<Modelled, 'service' | 'state' | 'safeguarding' | 'withheld'>>
> = {
  eligible: { service: 'early_help', state: 'received', safeguarding: false, withheld: false },
  undetermined: { service: 'early_help', state: 'received', safeguarding: false, withheld: false },
  'not-eligible': { service: 'early_help', state: 'received', safeguarding: false, withheld: false },
  'social-care': { service: 'social_care', state: 'received', safeguarding: true, withheld: false },
  'consent-refused': { service: 'early_help', state: 'referred_back', safeguarding: false, withheld: true },
  emergency: { service: 'social_care', state: 'emergency_stopped', safeguarding: true, withheld: false },
}

export async function createModelWorld(stage: StagedService): Promise<ModelWorld> {
  const { admin } = stage.database
  const school = demonstrationAccounts.accounts.find(({ subject }) => subject === 'referrer') as NewAccount
  const bothSides: NewAccount = {
    ...school,
    id: '00000000-0000-7000-8000-050000000001',
    subject: BOTH_SIDES,
    name: 'Decides and refers (made up)',
    memberships: [{ role: 'referrer' }, { role: 'decision_maker', council: 'westminster' }],
  }
  await registerAccounts(admin, { organisations: [], clients: [], accounts: [bothSides] })
  const accounts = await admin.selectFrom('account').select(['id', 'subject']).execute()
  const subjects = new Map(accounts.map(({ id, subject }) => [id, subject]))
  for (const { subject } of PEOPLE)
    if (![...subjects.values()].includes(subject)) throw new Error(`${subject} has no account.`)
  const earlier = await stage.as('referrer', 'submitReferral', { body: formFrom('eligible') })
  return {
    stage,
    subjectOf: (account) => (account === null ? null : (subjects.get(account) ?? 'somebody unknown')),
    earlier: earlier.json<{ id: string }>().id,
  }
}

/** Sends a form; the referral's id, and the referral as the model has it. */
export async function send({ stage }: ModelWorld, form: string, sender: string) {
  const answer = await stage.as(sender, 'submitReferral', { body: formFrom(form) })
  if (answer.statusCode !== 201) throw new Error(`The referral was not sent: ${answer.body}`)
  const outcome = FORMS[form] as (typeof FORMS)[string]
  const emergency = outcome.state === 'emergency_stopped'
  const referral: Modelled = {
    ...outcome,
    sender,
    school: person(sender).school,
    danger: { inForm: emergency, added: false },
    unconfirmed: emergency,
    assignee: null,
    openRequests: 0,
    proposal: null,
    deciders: [],
    challengeOpen: false,
  }
  return { id: answer.json<{ id: string }>().id, referral }
}

export const rowOf = ({ stage }: ModelWorld, id: string) =>
  stage.database.admin.selectFrom('referral').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** The row that a member of an operation's path is to name: the one that waits; where none does, one that never was. */
const MEMBERS = {
  answerInformationRequest: ['requestId', sql`information_request where state = 'open'`],
  confirmDecision: ['decisionId', sql`decision where state = 'proposed'`],
  decideChallenge: ['challengeId', sql`challenge where outcome is null`],
} as const

async function membersFor({ stage }: ModelWorld, id: string, action: Action) {
  if (!(action in MEMBERS)) return {}
  const [name, waiting] = MEMBERS[action as keyof typeof MEMBERS]
  const { rows } = await sql<{ id: string }>`
    select id from ${waiting} and referral_id = ${id} order by id desc limit 1`.execute(stage.database.admin)
  return { [name]: rows[0]?.id ?? randomUUID() }
}

async function bodyFor(world: ModelWorld, id: string, { action, reports, outcome, agrees }: Deed) {
  const reported =
    reports === 'danger'
      ? { immediateDanger: true }
      : reports === 'harm'
        ? { significantHarmSuspected: true }
        : {}
  const decision = async () =>
    decisionOf(outcome, await aboutReferral(world.stage.database, id, world.earlier))
  switch (action) {
    case 'amendReferral':
    case 'answerInformationRequest':
      return { text: 'Added (made up).', ...reported }
    case 'recordDecision':
      return decision()
    case 'confirmDecision':
      return { agrees, note: 'Looked at together (made up).' }
    case 'decideChallenge':
      return {
        outcome: agrees ? 'upheld' : 'changed',
        answer: 'We have looked at it again (made up).',
        ...(agrees ? {} : { decision: await decision() }),
      }
    default:
      return bodyOf(world.stage.operation(action))
  }
}

/** Asks the service for the deed, as the person. */
export async function ask(world: ModelWorld, id: string, deed: Deed, { subject }: Person, version: number) {
  return world.stage.as(subject, deed.action, {
    params: { referralId: id, ...(await membersFor(world, id, deed.action)) },
    body: await bodyFor(world, id, deed),
    headers: world.stage.operation(deed.action).conditional
      ? { 'if-match': `"${deed.seen === 'this version' ? version : version + 1}"` }
      : {},
  })
}
