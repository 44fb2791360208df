import { type NewAccount, registerAccounts } from '#accounts/index.ts'
import type { Operation } from '#platform/operation.ts'
import { demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import { pathMembers } from './catalog.ts'
import { aboutReferral, decisionOf } from './decisions.ts'
import { formFrom } from './forms.ts'
import { CONTENT_DOERS, contentParts } from './parts-of-directory-content.ts'
import { EDITING_DOERS, editingParts } from './parts-of-directory-editing.ts'
import { FEED_DOERS, feedParts } from './parts-of-directory-feed.ts'
import { PROVIDER_DOERS, providerParts } from './parts-of-directory-providers.ts'
import { DISCLOSURE_DOERS, disclosureParts } from './parts-of-disclosures.ts'
import { familyParts } from './parts-of-family.ts'
import { HANDOVER_DOERS, handoverParts } from './parts-of-handover.ts'
import { WEBHOOK_DOERS, webhookParts } from './parts-of-webhooks.ts'
import { type Parts, ROWS_OF_A_REFERRAL } from './requests.ts'
import type { StagedService } from './stage.ts'
import { newTriageRows, putTriageRows } from './triage-rows.ts'

const OFFICER = 'screening_officer@westminster'
const DECIDER = 'decision_maker@westminster'
const SECOND = 'second_decision_maker@westminster'

/** Who may do it, where no sender may. */
const DOERS: Readonly<Record<string, string>> = {
  confirmEmergencyCall: OFFICER,
  listTriageQueue: OFFICER,
  getTriageCounts: OFFICER,
  suggestServices: OFFICER,
  claimReferral: OFFICER,
  releaseReferral: OFFICER,
  requestInformation: OFFICER,
  recordDecision: DECIDER,
  confirmDecision: SECOND,
  decideChallenge: SECOND,
  createFamilyLink: OFFICER,
  listFamilyLinks: OFFICER,
  revokeFamilyLink: OFFICER,
  holdBackDisclosure: DECIDER,
  endOverride: DECIDER,
  ...CONTENT_DOERS,
  ...EDITING_DOERS,
  ...FEED_DOERS,
  ...PROVIDER_DOERS,
  ...WEBHOOK_DOERS,
  ...HANDOVER_DOERS,
  ...DISCLOSURE_DOERS,
}

const allows = ({ allow }: Operation, subject: string) =>
  typeof allow === 'string' ||
  demonstrationAccounts.accounts.some(
    (account) => account.subject === subject && account.memberships.some(({ role }) => allow.includes(role)),
  )

/** The subject of somebody who may do it. */
export function whoMay(operation: Operation): string {
  const who = DOERS[operation.id] ?? 'referrer'
  if (!allows(operation, who))
    throw new Error(`test/helpers/right-parts.ts names nobody who may call ${operation.id}.`)
  return who
}

/** The subject of somebody with an account who may not. What everybody with a role may do leaves those without one. */
export async function whoMayNot({ database }: StagedService, operation: Operation): Promise<string> {
  if (!allows(operation, 'analyst@westminster')) return 'analyst@westminster'
  const [somebody] = demonstrationAccounts.accounts as [NewAccount]
  const [id, subject] = ['00000000-0000-7000-8000-04000000ffff', 'nobody-yet']
  const accounts = [{ ...somebody, id, subject, memberships: [] }]
  await registerAccounts(database.admin, { organisations: [], clients: [], accounts })
  return subject
}

const EXAMPLES: Readonly<Record<string, string>> = {
  submitRevision: 'consent-refused',
  confirmEmergencyCall: 'emergency',
}

/** The state in which triage's operations can be done, where it is not the one a submission leads to. */
const STANDS: Readonly<Record<string, Changes>> = {
  releaseReferral: { status: 'screening', assignee: OFFICER },
  answerInformationRequest: { status: 'awaiting_information', open_requests: 1 },
  confirmDecision: { status: 'awaiting_confirmation', proposed_by: DECIDER },
  getDecision: { status: 'decided' },
  challengeDecision: { status: 'decided' },
  decideChallenge: { status: 'under_review', challenge_open: true },
  revokeFamilyLink: { status: 'received' },
  holdBackDisclosure: { status: 'received' },
  endOverride: { status: 'received' },
}

export type RightParts = { params: Record<string, string> } & Parts

/** What a request to the operation has to name, newly made in a state in which it can be done. */
export async function rightParts(
  stage: StagedService,
  operation: Operation,
  example = EXAMPLES[operation.id] ?? 'eligible',
): Promise<RightParts> {
  const parts =
    (await familyParts(stage, operation)) ??
    (await handoverParts(stage, operation)) ??
    (await disclosureParts(stage, operation)) ??
    (await contentParts(stage, operation)) ??
    (await editingParts(stage, operation)) ??
    (await feedParts(stage, operation)) ??
    (await webhookParts(stage, operation)) ??
    (await providerParts(stage, operation)) ??
    (await draftParts(stage, operation)) ??
    (await referralParts(stage, operation, example))
  const without = pathMembers(operation).find((name) => ROWS.includes(name) && !(name in parts.params))
  if (without !== undefined)
    throw new Error(`test/helpers/right-parts.ts makes no ${without} for ${operation.id}.`)
  return parts
}

/** What somebody has to have made before its id can be in a path. */
const ROWS = [...ROWS_OF_A_REFERRAL, 'referralId', 'draftId']

async function draftParts(stage: StagedService, operation: Operation): Promise<RightParts | undefined> {
  if (!pathMembers(operation).includes('draftId')) return undefined
  const draft = await stage.as('referrer', 'createDraft')
  return { params: { draftId: draft.json<{ id: string }>().id } }
}

async function referralParts(
  stage: StagedService,
  operation: Operation,
  example: string,
): Promise<RightParts> {
  if (!pathMembers(operation).includes('referralId')) return { params: {} }
  const sent = await stage.as('referrer', 'submitReferral', { body: formFrom(example) })
  const referralId = sent.json<{ id: string }>().id
  const about = await aboutReferral(stage.database, referralId, referralId)
  if (operation.id === 'recordDecision')
    return { params: { referralId }, body: decisionOf('accept_targeted_early_help', about) }
  const standing = STANDS[operation.id]
  if (standing === undefined) return { params: { referralId } }
  const rows = newTriageRows()
  await putTriageRows(stage.database.admin, await standsAs(stage, referralId, standing), rows, about)
  return { params: { referralId, ...rows } }
}

/** Puts a referral into a state, past every rule. */
export async function standsAs({ database: { admin } }: StagedService, id: string, changes: Changes) {
  const accountOf = async (subject: string) =>
    (await admin.selectFrom('account').select('id').where('subject', '=', subject).executeTakeFirstOrThrow())
      .id
  const { assignee, proposed_by, ...others } = changes
  return admin
    .updateTable('referral')
    .set({
      ...others,
      ...(assignee === undefined ? {} : { assignee_id: await accountOf(assignee) }),
      ...(proposed_by === undefined ? {} : { proposed_by: await accountOf(proposed_by) }),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** What is changed of a referral; people by their subjects. */
export type Changes = {
  status: string
  attention?: number
  safeguarding?: boolean
  withheld?: boolean
  open_requests?: number
  challenge_open?: boolean
  assignee?: string
  proposed_by?: string
}
