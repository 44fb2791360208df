import { type Action, isSender, type Modelled, mayDo, type Proposal, seesFor } from './model.ts'
import type { Person, Role } from './people.ts'

/** What somebody tries, with what makes a difference to what comes of it. */
export type Deed = {
  readonly action: Action
  /** Whether the version they saw is the one that is there. */
  readonly seen: 'this version' | 'another version'
  /** Of an addition: what it reports. */
  readonly reports: 'danger' | 'harm' | 'nothing'
  /** Of a decision: one for every child. */
  readonly outcome: string
  /** Of a second signature, and of a review. */
  readonly agrees: boolean
}

/** What the criteria say now: the service works it out, and the model takes it as it is. */
export type Criteria = 'emergency' | 'social_care' | 'eligible' | 'undetermined' | 'not_eligible'

export type Expected = { readonly status: number; readonly after: Modelled }

/** Operations that ask for the version seen. */
const CONDITIONAL: readonly Action[] = [
  'submitRevision',
  'withdrawReferral',
  'confirmEmergencyCall',
  'claimReferral',
  'releaseReferral',
  'requestInformation',
  'recordDecision',
  'confirmDecision',
  'challengeDecision',
  'decideChallenge',
]

type OutcomeRule = { roles: readonly Role[]; protects?: true; declines?: true }
const [SO, DM, EHM, EHO] = [
  'screening_officer',
  'decision_maker',
  'early_help_manager',
  'early_help_officer',
] as const

/** Who may record what (domain.md section 6). */
const OUTCOMES: Readonly<Record<string, OutcomeRule>> = {
  accept_targeted_early_help: { roles: [DM, EHM] },
  transfer_social_care: { roles: [DM], protects: true },
  emergency_redirected: { roles: [SO, DM], protects: true },
  refer_back_no_consent: { roles: [SO, DM, EHM] },
  link_to_open_case: { roles: [SO, DM, EHO] },
  redirect_rbkc: { roles: [SO, DM, EHM] },
  redirect_home_authority: { roles: [SO, DM] },
  signpost_universal: { roles: [DM, EHM], declines: true },
  no_further_action: { roles: [DM, EHM], declines: true },
  duplicate: { roles: [SO, DM, EHO] },
}

/** What comes of a deed: the status of the answer, and the referral as it is afterwards. */
export function expectedOf(deed: Deed, person: Person, referral: Modelled, criteria: Criteria): Expected {
  const { action } = deed
  const refused = (status: number): Expected => ({ status, after: referral })
  const sees = seesFor(action, person, referral)
  if (sees !== 'yes') return refused(sees === 'not let in' ? 403 : 404)
  const may = mayDo(action, person, referral)
  if (may !== 'yes') return refused(may === 'forbidden' ? 403 : 409)
  if (CONDITIONAL.includes(action) && deed.seen === 'another version') return refused(412)
  const after = { ...referral, ...changes(deed, person, referral) }
  switch (action) {
    case 'recordDecision':
      return recordDecision(deed.outcome, person.role as Role, person, referral, criteria)
    case 'confirmDecision':
      return confirmDecision(deed.agrees, person, referral, criteria)
    case 'decideChallenge':
      return decideChallenge(deed, person, referral)
    case 'amendReferral':
    case 'answerInformationRequest':
    case 'submitRevision':
    case 'reevaluateReferral':
    case 'requestInformation':
    case 'challengeDecision':
      return { status: 201, after }
    default:
      return { status: 200, after }
  }
}

/** What a deed that goes through changes, where that does not depend on an outcome. */
function changes(deed: Deed, person: Person, referral: Modelled): Partial<Modelled> {
  const { state } = referral
  switch (deed.action) {
    case 'amendReferral':
      return added(deed, isSender(person, referral), referral)
    case 'submitRevision':
      // The revision that is sent is for early help, has consent and reports nothing.
      return {
        service: 'early_help',
        state: 'received',
        danger: { ...referral.danger, inForm: false },
        withheld: false,
      }
    case 'withdrawReferral':
      return { state: 'withdrawn', unconfirmed: false, openRequests: 0 }
    case 'confirmEmergencyCall':
      return { unconfirmed: false }
    case 'claimReferral':
      return { assignee: person.subject, state: state === 'received' ? 'screening' : state }
    case 'releaseReferral':
      return { assignee: null, state: state === 'screening' ? 'received' : state }
    case 'requestInformation':
      return {
        openRequests: referral.openRequests + 1,
        state: state === 'received' || state === 'screening' ? 'awaiting_information' : state,
      }
    case 'answerInformationRequest':
      return answered(deed, referral)
    case 'challengeDecision':
      return { state: 'under_review', challengeOpen: true }
    default:
      return {}
  }
}

/** Danger stops it, however often it is told; reasons to go on let go what was referred back; news reopens. */
function added({ reports }: Deed, bySender: boolean, referral: Modelled): Partial<Modelled> {
  const danger = { ...referral.danger, added: referral.danger.added || reports === 'danger' }
  const safeguarding = referral.safeguarding || reports !== 'nothing'
  if (reports === 'danger')
    return { state: 'emergency_stopped', danger, safeguarding, unconfirmed: true, withheld: false }
  if (referral.state === 'referred_back' && safeguarding)
    return { state: 'received', danger, safeguarding, withheld: false }
  const reopens = referral.state === 'decided' && bySender
  return { state: reopens ? 'under_review' : referral.state, danger, safeguarding }
}

function answered(deed: Deed, referral: Modelled): Partial<Modelled> {
  const after = { ...referral, ...added(deed, true, referral), openRequests: referral.openRequests - 1 }
  if (after.state !== 'awaiting_information' || after.openRequests > 0) return after
  return { ...after, state: after.assignee === null ? 'received' : 'screening' }
}

/** Who has to sign second; nobody where one person is enough. */
function signersOf(outcome: string, role: Role, criteria: Criteria): readonly Role[] | null {
  if (outcome === 'transfer_social_care') return [DM]
  if (OUTCOMES[outcome]?.declines !== true || criteria === 'not_eligible') return null
  if (criteria === 'emergency' || criteria === 'social_care') return [DM]
  return role === DM ? [DM, EHM] : null
}

function recordDecision(
  outcome: string,
  role: Role,
  { subject }: Person,
  referral: Modelled,
  criteria: Criteria,
): Expected {
  const rule = OUTCOMES[outcome] as OutcomeRule
  if (!rule.roles.includes(role)) return { status: 403, after: referral }
  // While a challenge is open only what protects a child is recorded, and the review goes on.
  if (referral.challengeOpen && rule.protects !== true) return { status: 409, after: referral }
  if (outcome === 'refer_back_no_consent' && referral.safeguarding) return { status: 422, after: referral }
  const signers = signersOf(outcome, role, criteria)
  if (signers !== null) {
    const proposal: Proposal = { by: subject, from: referral.state, signers, outcome, criteria }
    return { status: 201, after: { ...referral, state: 'awaiting_confirmation', proposal } }
  }
  return { status: 201, after: inEffect(outcome, [subject], referral) }
}

/** A decision that takes effect: nobody has to answer what was asked before. While a challenge is open its review goes on. */
function inEffect(outcome: string, deciders: readonly string[], referral: Modelled): Modelled {
  const after = {
    ...referral,
    openRequests: 0,
    proposal: null,
    deciders: [...new Set([...referral.deciders, ...deciders])],
  }
  if (referral.challengeOpen) return { ...after, state: 'under_review' }
  if (outcome === 'refer_back_no_consent') return { ...after, state: 'referred_back', withheld: true }
  return { ...after, state: 'decided' }
}

function confirmDecision(
  agrees: boolean,
  { subject, role }: Person,
  referral: Modelled,
  criteria: Criteria,
): Expected {
  const { by, from, signers, ...proposed } = referral.proposal as Proposal
  if (!signers.includes(role as Role)) return { status: 403, after: referral }
  // What the criteria say has changed since: it can only be returned.
  if (agrees && criteria !== proposed.criteria) return { status: 409, after: referral }
  if (agrees) return { status: 200, after: inEffect(proposed.outcome, [by, subject], referral) }
  const answered = from === 'awaiting_information' && referral.openRequests === 0
  const state = from === 'received' || answered ? 'screening' : from
  return { status: 200, after: { ...referral, state, proposal: null } }
}

/** The reviewer is the second person: a new decision takes effect at once. */
function decideChallenge({ agrees, outcome }: Deed, { subject, role }: Person, referral: Modelled): Expected {
  const closed = { ...referral, challengeOpen: false }
  if (agrees) return { status: 200, after: inEffect('upheld', [subject], closed) }
  const rule = OUTCOMES[outcome] as OutcomeRule
  if (!rule.roles.includes(role as Role)) return { status: 403, after: referral }
  if (outcome === 'refer_back_no_consent' && referral.safeguarding) return { status: 422, after: referral }
  return { status: 200, after: inEffect(outcome, [subject], closed) }
}
