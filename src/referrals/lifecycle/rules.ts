import type { Role } from '#platform/access.ts'
import { CALL_CONFIRMERS, COUNCIL_STAFF, DECIDERS, MANAGERS } from '../permissions.ts'
import { SHARING_RULES } from './sharing-rules.ts'
import { BEFORE_DECISION, type ReferralStatus } from './status.ts'

/** Where an action may take a referral; `same` leaves it where it is. `when` is for the reader. */
export type Move = {
  readonly from: readonly ReferralStatus[]
  readonly to: readonly ReferralStatus[] | 'same'
  readonly when?: string
}

export type Rule = {
  /** Which side may do it: those who sent it, or the council's staff with one of the roles. */
  readonly by: readonly ('sender' | 'council')[]
  readonly roles: readonly Role[]
  readonly moves: readonly Move[]
}

/** What can be done with a referral after it was sent, by operationId. */
export const ACTIONS = [
  'amendReferral',
  'submitRevision',
  'withdrawReferral',
  'reevaluateReferral',
  'confirmEmergencyCall',
  'recordConsent',
  'withdrawConsent',
  'endOverride',
  'assessSharing',
  'discloseReferral',
  'revokeDisclosure',
  'claimReferral',
  'releaseReferral',
  'requestInformation',
  'answerInformationRequest',
  'recordDecision',
  'confirmDecision',
  'challengeDecision',
  'decideChallenge',
] as const
export type ReferralAction = (typeof ACTIONS)[number]

/**
 * The lifecycle (domain.md section 3): who may do what in which state, and where it leads. The operations, their
 * 409 answers, the list of actions and docs/lifecycle.md are made from this one table.
 */
export const LIFECYCLE: Record<ReferralAction, Rule> = {
  amendReferral: {
    by: ['sender', 'council'],
    roles: COUNCIL_STAFF,
    moves: [
      { from: [...BEFORE_DECISION, 'decided'], to: 'same' },
      {
        from: [...BEFORE_DECISION, 'decided'],
        to: ['emergency_stopped'],
        when: 'it reports danger',
      },
      {
        from: ['referred_back'],
        to: ['received', 'redirected'],
        when: 'it gives safeguarding reasons (N16)',
      },
      {
        from: ['decided'],
        to: ['under_review'],
        when: 'the sender adds to it: new information reopens screening',
      },
    ],
  },
  submitRevision: {
    by: ['sender'],
    roles: [],
    moves: [
      {
        from: ['emergency_stopped', 'referred_back'],
        to: ['emergency_stopped', 'referred_back', 'redirected', 'received'],
        when: 'as the four questions come out',
      },
    ],
  },
  // A decision that waits for its signature, or was made, is not undone by the sender.
  withdrawReferral: {
    by: ['sender'],
    roles: [],
    moves: [
      {
        from: ['referred_back', 'redirected', 'received', 'screening', 'awaiting_information'],
        to: ['withdrawn'],
        when: 'no safeguarding reasons are recorded',
      },
    ],
  },
  reevaluateReferral: {
    by: ['sender', 'council'],
    roles: COUNCIL_STAFF,
    moves: [{ from: BEFORE_DECISION, to: 'same' }],
  },
  confirmEmergencyCall: {
    by: ['council'],
    roles: CALL_CONFIRMERS,
    moves: [{ from: [...BEFORE_DECISION, 'decided', 'withdrawn'], to: 'same' }],
  },
  ...SHARING_RULES,
  claimReferral: {
    by: ['council'],
    roles: COUNCIL_STAFF,
    moves: [
      { from: ['received'], to: ['screening'] },
      {
        from: [
          'emergency_stopped',
          'screening',
          'awaiting_information',
          'awaiting_confirmation',
          'under_review',
        ],
        to: 'same',
      },
    ],
  },
  releaseReferral: {
    by: ['council'],
    roles: COUNCIL_STAFF,
    moves: [
      { from: ['screening'], to: ['received'] },
      {
        from: ['emergency_stopped', 'awaiting_information', 'awaiting_confirmation', 'under_review'],
        to: 'same',
      },
    ],
  },
  requestInformation: {
    by: ['council'],
    roles: COUNCIL_STAFF,
    moves: [
      { from: ['received', 'screening'], to: ['awaiting_information'] },
      { from: ['emergency_stopped', 'awaiting_information', 'under_review'], to: 'same' },
    ],
  },
  answerInformationRequest: {
    by: ['sender'],
    roles: [],
    moves: [
      {
        from: ['awaiting_information'],
        to: ['received', 'screening'],
        when: 'nothing else is asked; screening where somebody has taken it on',
      },
      {
        from: ['emergency_stopped', 'awaiting_information', 'awaiting_confirmation', 'under_review'],
        to: 'same',
      },
      {
        from: ['awaiting_information', 'awaiting_confirmation', 'under_review'],
        to: ['emergency_stopped'],
        when: 'it reports danger',
      },
    ],
  },
  recordDecision: {
    by: ['council'],
    roles: DECIDERS,
    moves: [
      {
        from: ['emergency_stopped', 'received', 'screening', 'awaiting_information', 'under_review'],
        to: ['decided'],
      },
      {
        from: ['emergency_stopped', 'received', 'screening', 'awaiting_information', 'under_review'],
        to: ['awaiting_confirmation'],
        when: 'it needs a second person',
      },
      {
        from: ['received', 'screening', 'awaiting_information', 'under_review'],
        to: ['referred_back'],
        when: 'it is referred back for consent (N16)',
      },
      {
        from: ['emergency_stopped', 'under_review'],
        to: ['under_review'],
        when: 'it protects a child while a challenge is looked at',
      },
    ],
  },
  confirmDecision: {
    by: ['council'],
    roles: MANAGERS,
    moves: [
      { from: ['awaiting_confirmation'], to: ['decided'], when: 'the second person agrees' },
      {
        from: ['awaiting_confirmation'],
        to: ['screening', 'emergency_stopped', 'awaiting_information', 'under_review'],
        when: 'the second person does not agree: back to where it was',
      },
    ],
  },
  challengeDecision: { by: ['sender'], roles: [], moves: [{ from: ['decided'], to: ['under_review'] }] },
  decideChallenge: {
    by: ['council'],
    roles: MANAGERS,
    moves: [
      { from: ['under_review'], to: ['decided'] },
      {
        from: ['under_review'],
        to: ['referred_back'],
        when: 'the new decision refers it back for consent (N16)',
      },
    ],
  },
}

/** The states in which an action may be asked for. */
export const statesOf = (action: ReferralAction): ReferralStatus[] => [
  ...new Set(LIFECYCLE[action].moves.flatMap(({ from }) => from)),
]

/** Whether any action leads from one state to the other. */
export const isMove = (from: ReferralStatus, to: ReferralStatus): boolean =>
  from === to ||
  Object.values(LIFECYCLE).some(({ moves }) =>
    moves.some((move) => move.from.includes(from) && move.to !== 'same' && move.to.includes(to)),
  )
