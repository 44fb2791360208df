import { COUNCIL_STAFF } from '../permissions.ts'
import type { Rule } from './rules.ts'
import { BEFORE_DECISION, CARRIED_BY_CONSENT, KEPT_BY_COUNCIL } from './status.ts'

/** Of the lifecycle: what may be recorded about consent after submission, and what may be shared. */
export const SHARING_RULES = {
  recordConsent: {
    by: ['sender', 'council'],
    roles: COUNCIL_STAFF,
    moves: [
      { from: [...BEFORE_DECISION, 'decided'], to: 'same' },
      {
        from: ['referred_back'],
        to: ['received', 'redirected'],
        when: 'it is a yes, or a reason to go on without one, and now it may go on',
      },
      { from: CARRIED_BY_CONSENT, to: ['referred_back'], when: 'nothing carries it any more (N16)' },
    ],
  },
  // At any time, and in any version: as easy as it was to give.
  withdrawConsent: {
    by: ['sender', 'council'],
    roles: COUNCIL_STAFF,
    moves: [
      { from: [...BEFORE_DECISION, 'decided', 'withdrawn'], to: 'same' },
      { from: CARRIED_BY_CONSENT, to: ['referred_back'], when: 'nothing carries it any more (N16)' },
    ],
  },
  // An override is theirs: whoever may go on without consent says when there is no reason left to.
  endOverride: {
    by: ['council'],
    roles: ['decision_maker'],
    moves: [
      { from: [...BEFORE_DECISION, 'decided', 'withdrawn'], to: 'same' },
      { from: CARRIED_BY_CONSENT, to: ['referred_back'], when: 'nothing carries it any more (N16)' },
    ],
  },
  assessSharing: { by: ['council'], roles: COUNCIL_STAFF, moves: [{ from: KEPT_BY_COUNCIL, to: 'same' }] },
  discloseReferral: { by: ['council'], roles: COUNCIL_STAFF, moves: [{ from: KEPT_BY_COUNCIL, to: 'same' }] },
  revokeDisclosure: {
    by: ['council'],
    roles: COUNCIL_STAFF,
    moves: [{ from: [...BEFORE_DECISION, 'decided', 'withdrawn'], to: 'same' }],
  },
} as const satisfies Record<string, Rule>
