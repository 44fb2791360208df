import { randomUUID } from 'node:crypto'
import type { Operation } from '#platform/operation.ts'
import { demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import { statuses } from '../../src/referrals/lifecycle/status.ts'
import type { ReferralRow } from '../../src/referrals/queries/find-referral.ts'
import { BOTH_SIDES } from '../helpers/askers.ts'
import { type About, aboutReferral } from '../helpers/decisions.ts'
import { formFrom } from '../helpers/forms.ts'
import type { TestService } from '../helpers/service.ts'
import { putSharingRows } from '../helpers/sharing-rows.ts'
import { newTriageRows, putTriageRows, type TriageRows } from '../helpers/triage-rows.ts'

/** A state a referral can be in, as far as anybody's right to do something depends on it. */
export type Stage = Pick<
  ReferralRow,
  | 'status'
  | 'service'
  | 'safeguarding'
  | 'attention'
  | 'withheld'
  | 'assignee_id'
  | 'open_requests'
  | 'proposed_by'
  | 'deciders'
  | 'challenge_open'
  | 'account_id'
>

const accountOf = (subject: string): string =>
  (demonstrationAccounts.accounts.find((each) => each.subject === subject) as { id: string }).id

const [SENDER, OFFICER, DECIDER] = [
  'referrer',
  'screening_officer@westminster',
  'decision_maker@westminster',
].map(accountOf) as [string, string, string]

const ordinary = (status: Stage['status']): Omit<Stage, 'service'> => ({
  status,
  safeguarding: status === 'emergency_stopped',
  attention: status === 'emergency_stopped' ? 0 : 2,
  withheld: status === 'referred_back',
  assignee_id: null,
  open_requests: status === 'awaiting_information' ? 1 : 0,
  proposed_by: status === 'awaiting_confirmation' ? DECIDER : null,
  deciders: [],
  challenge_open: false,
  account_id: SENDER,
})

/** Danger, an open call, want of consent, somebody's name on it, a question, a challenge: what each state leaves open. */
const unusual: readonly Omit<Stage, 'service'>[] = [
  { ...ordinary('received'), safeguarding: true, attention: 0 },
  { ...ordinary('withdrawn'), attention: 0 },
  { ...ordinary('withdrawn'), withheld: true },
  { ...ordinary('screening'), assignee_id: OFFICER },
  { ...ordinary('screening'), account_id: BOTH_SIDES },
  { ...ordinary('awaiting_information'), open_requests: 0, assignee_id: DECIDER },
  { ...ordinary('awaiting_confirmation'), open_requests: 1, account_id: BOTH_SIDES },
  { ...ordinary('decided'), assignee_id: OFFICER, deciders: [DECIDER] },
  { ...ordinary('under_review'), challenge_open: true, deciders: [DECIDER] },
  { ...ordinary('under_review'), challenge_open: true, open_requests: 1, account_id: BOTH_SIDES },
]

/** Every status, and what besides the status makes a difference. */
const EARLY_HELP: readonly Stage[] = [...statuses.map(ordinary), ...unusual].map((stage) => ({
  ...stage,
  service: 'early_help',
}))

/** The service decides who reaches a referral, and in no state otherwise than in another: a few states show it. */
const SOCIAL_CARE: readonly Stage[] = EARLY_HELP.filter(
  ({ status, account_id }) =>
    ['received', 'referred_back', 'under_review'].includes(status) && account_id === SENDER,
).map((stage) => ({ ...stage, service: 'social_care' }))

export const STAGES: readonly Stage[] = [...EARLY_HELP, ...SOCIAL_CARE]

/** What only looks tells a withheld referral from others, and nothing else: its states are these. */
const LOOKED_AT = STAGES.filter(
  ({ status, withheld, account_id }) =>
    status === 'received' ||
    status === 'referred_back' ||
    withheld ||
    (status === 'screening' && account_id !== SENDER),
)

/** Whoever does not reach a referral does so in no state: these few show it. */
export const isFew = (stage: Stage): boolean => LOOKED_AT.includes(stage)

/** What the sender's own deeds, the criteria, and consent and sharing take no notice of: who works on it, who decided, what is challenged. */
const WITHOUT_TRIAGE = STAGES.filter(
  ({ assignee_id, deciders, challenge_open, status, account_id }) =>
    assignee_id === null &&
    deciders.length === 0 &&
    !challenge_open &&
    !(status === 'awaiting_confirmation' && account_id !== SENDER),
)
const NO_TRIAGE = [
  'amendReferral',
  'submitRevision',
  'withdrawReferral',
  'reevaluateReferral',
  'confirmEmergencyCall',
  'recordConsent',
  'withdrawConsent',
  'assessSharing',
  'discloseReferral',
  'revokeDisclosure',
  'createFamilyLink',
  'revokeFamilyLink',
  'holdBackDisclosure',
  'endOverride',
]

/** The states in which an operation may answer otherwise than in the others. */
export function stagesOf({ id, method }: Operation, council: CouncilId): readonly Stage[] {
  const acts = NO_TRIAGE.includes(id) ? WITHOUT_TRIAGE : STAGES
  const stages = method === 'GET' && id !== 'getReferralActions' ? LOOKED_AT : acts
  // The second council is there to be the other one: a few states are enough to see it.
  return council === 'westminster'
    ? stages
    : stages.filter((stage) => ['received', 'referred_back'].includes(stage.status) && stage.attention === 2)
}

/** In words, without what is as usual. */
export function nameOf({ status, service, ...marks }: Stage): string {
  const usual: Record<string, unknown> = ordinary(status)
  const others = Object.entries(marks).filter(([name, mark]) => String(mark) !== String(usual[name]))
  return `${status} ${service} ${JSON.stringify(Object.fromEntries(others))}`
}

/** A form that each council keeps. */
export const FORMS = { westminster: 'eligible', rbkc: 'rbkc-early-help' } as const
export type CouncilId = keyof typeof FORMS

/** A referral sent to a council by one of the demonstration's senders; its id. */
export async function sendReferral(
  { app, token }: TestService,
  subject: string,
  council: CouncilId,
): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/referrals',
    headers: { authorization: `Bearer ${await token(subject)}`, 'idempotency-key': randomUUID() },
    payload: formFrom(FORMS[council]),
  })
  if (answer.statusCode !== 201) throw new Error(`The referral was not sent: ${answer.body}`)
  return answer.json<{ id: string }>().id
}

/** A referral that is put into one state after another, with the rows of its triage. */
export type Put = { readonly id: string; readonly about: About; readonly rows: TriageRows }

export async function putting({ database }: TestService, id: string, duplicateOf: string): Promise<Put> {
  return { id, about: await aboutReferral(database, id, duplicateOf), rows: newTriageRows() }
}

/** Operations that name, or need, a question, a decision or a challenge of the referral. */
const WITH_ROWS = [
  'answerInformationRequest',
  'confirmDecision',
  'getDecision',
  'challengeDecision',
  'decideChallenge',
]

/** Operations that name a disclosure, a family's link or an override. */
const WITH_SHARING_ROWS = ['revokeDisclosure', 'holdBackDisclosure', 'revokeFamilyLink', 'endOverride']

/** Puts a referral into a state, past every rule: the matrix asks what may be done there, not how one gets there. */
export async function putInto({ database }: TestService, id: string, stage: Stage): Promise<ReferralRow> {
  const row = await database.admin
    .updateTable('referral')
    .set({ ...stage, version: 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return { ...row, organisation_name: '' } as ReferralRow
}

/** The same, with what the operation names put beside it. */
export async function putFor(
  { id }: Operation,
  service: TestService,
  put: Put,
  stage: Stage,
): Promise<ReferralRow> {
  const row = await putInto(service, put.id, stage)
  if (WITH_ROWS.includes(id)) await putTriageRows(service.database.admin, row, put.rows, put.about)
  if (WITH_SHARING_ROWS.includes(id)) await putSharingRows(service.database.admin, row, put.rows)
  return row
}
