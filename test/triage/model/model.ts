import type { Person, Role } from './people.ts'

// What a referral's life ought to be, written from domain.md sections 3 and 6 and from nothing in src/.

export type State =
  | 'emergency_stopped'
  | 'referred_back'
  | 'redirected'
  | 'received'
  | 'screening'
  | 'awaiting_information'
  | 'awaiting_confirmation'
  | 'decided'
  | 'under_review'
  | 'withdrawn'

export type Modelled = {
  readonly sender: string
  readonly school: Person['school']
  readonly service: 'early_help' | 'social_care'
  readonly state: State
  readonly safeguarding: boolean
  /** Danger was reported in the form, or in what was added to it. */
  readonly danger: { readonly inForm: boolean; readonly added: boolean }
  /** The telephone call of an emergency is not confirmed. */
  readonly unconfirmed: boolean
  readonly withheld: boolean
  readonly assignee: string | null
  readonly openRequests: number
  readonly proposal: Proposal | null
  readonly deciders: readonly string[]
  readonly challengeOpen: boolean
}

/** A decision that waits for its second signature, with what the criteria said when it was recorded. */
export type Proposal = {
  readonly by: string
  readonly from: State
  readonly signers: readonly Role[]
  readonly outcome: string
  readonly criteria: string
}

const STAFF: readonly Role[] = [
  'screening_officer',
  'decision_maker',
  'early_help_manager',
  'early_help_officer',
]
const MANAGERS: readonly Role[] = ['decision_maker', 'early_help_manager']
const QUEUE: readonly State[] = [
  'emergency_stopped',
  'received',
  'screening',
  'awaiting_information',
  'awaiting_confirmation',
  'under_review',
]
const OPEN: readonly State[] = [...QUEUE, 'referred_back', 'redirected']

type Rule = { readonly sender: boolean; readonly roles: readonly Role[]; readonly states: readonly State[] }

/** Who may do what in which state. */
export const RULES = {
  amendReferral: { sender: true, roles: STAFF, states: [...OPEN, 'decided'] },
  submitRevision: { sender: true, roles: [], states: ['emergency_stopped', 'referred_back'] },
  withdrawReferral: {
    sender: true,
    roles: [],
    states: ['referred_back', 'redirected', 'received', 'screening', 'awaiting_information'],
  },
  reevaluateReferral: { sender: true, roles: STAFF, states: OPEN },
  confirmEmergencyCall: {
    sender: false,
    roles: ['screening_officer', 'decision_maker'],
    states: [...OPEN, 'decided', 'withdrawn'],
  },
  claimReferral: { sender: false, roles: STAFF, states: QUEUE },
  releaseReferral: { sender: false, roles: STAFF, states: QUEUE.filter((state) => state !== 'received') },
  requestInformation: {
    sender: false,
    roles: STAFF,
    states: ['emergency_stopped', 'received', 'screening', 'awaiting_information', 'under_review'],
  },
  answerInformationRequest: {
    sender: true,
    roles: [],
    states: ['emergency_stopped', 'awaiting_information', 'awaiting_confirmation', 'under_review'],
  },
  recordDecision: {
    sender: false,
    roles: STAFF,
    states: ['emergency_stopped', 'received', 'screening', 'awaiting_information', 'under_review'],
  },
  confirmDecision: { sender: false, roles: MANAGERS, states: ['awaiting_confirmation'] },
  challengeDecision: { sender: true, roles: [], states: ['decided'] },
  decideChallenge: { sender: false, roles: MANAGERS, states: ['under_review'] },
} as const satisfies Record<string, Rule>

/** What is told to somebody who asks what they may do, and not tried here: test/sharing does. */
const NOT_TRIED = {
  recordConsent: { sender: true, roles: STAFF, states: [...OPEN, 'decided'] },
  withdrawConsent: { sender: true, roles: STAFF, states: [...OPEN, 'decided', 'withdrawn'] },
  endOverride: { sender: false, roles: ['decision_maker'], states: [...OPEN, 'decided', 'withdrawn'] },
  assessSharing: { sender: false, roles: STAFF, states: [...QUEUE, 'decided'] },
  discloseReferral: { sender: false, roles: STAFF, states: [...QUEUE, 'decided'] },
  revokeDisclosure: { sender: false, roles: STAFF, states: [...OPEN, 'decided', 'withdrawn'] },
} as const satisfies Record<string, Rule>

export type Action = keyof typeof RULES
export const actions = Object.keys(RULES) as Action[]

export const isSender = ({ subject, school, sends }: Person, referral: Modelled): boolean =>
  subject === referral.sender || (sends === 'lead' && school === referral.school)

const worksOn = ({ role, council }: Person, { service }: Modelled): boolean =>
  role !== null &&
  council === 'westminster' &&
  (service === 'early_help' || role === 'screening_officer' || role === 'decision_maker')

/** Whether somebody is let in to an operation at all, and finds the referral there. */
export function seesFor(
  action: Action,
  person: Person,
  referral: Modelled,
): 'yes' | 'not let in' | 'not there' {
  const { sender, roles }: Rule = RULES[action]
  const asSender = sender && person.sends !== null
  const asStaff = person.role !== null && roles.includes(person.role)
  if (!asSender && !asStaff) return 'not let in'
  const reaches = (asSender && isSender(person, referral)) || (asStaff && worksOn(person, referral))
  return reaches ? 'yes' : 'not there'
}

/** Whether somebody who sees a referral may do this with it now. */
export function mayDo(
  action: Action | keyof typeof NOT_TRIED,
  person: Person,
  referral: Modelled,
): 'yes' | 'forbidden' | 'conflict' {
  const { sender, roles, states }: Rule = { ...RULES, ...NOT_TRIED }[action]
  const bySender = sender && isSender(person, referral)
  if (!bySender) {
    if (person.role === null || !roles.includes(person.role) || !worksOn(person, referral)) return 'forbidden'
    if (referral.withheld) return 'conflict'
  }
  if (!states.includes(referral.state)) return 'conflict'
  return also(action, person, referral) ? 'yes' : 'conflict'
}

function also(action: string, { subject, role }: Person, referral: Modelled): boolean {
  const mine = referral.assignee === subject
  const manages = role !== null && MANAGERS.includes(role)
  const own = referral.sender === subject
  switch (action) {
    case 'withdrawReferral':
      return !referral.safeguarding
    case 'confirmEmergencyCall':
      return referral.unconfirmed
    case 'claimReferral':
      if (mine) return referral.state === 'received'
      return referral.assignee === null || manages
    case 'releaseReferral':
      return referral.assignee !== null && (mine || manages)
    case 'answerInformationRequest':
      return referral.openRequests > 0
    case 'endOverride':
      return !own
    case 'recordDecision':
      return !own && (!referral.challengeOpen || role === 'screening_officer' || role === 'decision_maker')
    case 'confirmDecision':
      return !own && referral.proposal?.by !== subject
    case 'decideChallenge':
      return referral.challengeOpen && !own && !referral.deciders.includes(subject)
    default:
      return true
  }
}

/** What a 409 lists: the operations that this person may call now. */
export const possibleActions = (person: Person, referral: Modelled): string[] =>
  [...actions, ...(Object.keys(NOT_TRIED) as (keyof typeof NOT_TRIED)[])].filter(
    (action) => mayDo(action, person, referral) === 'yes',
  )
