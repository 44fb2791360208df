import { type Static, Type } from 'typebox'
import { CouncilTelephone } from '#councils/index.ts'
import type { Fault } from '#platform/faults.ts'
import { ReferralStatus, referralParams } from '#referrals/index.ts'
import { NewDecision } from './decision/new-decision.ts'
import { ALSO_OPEN } from './escalation.ts'
import { StaffMember } from './staff-member.ts'

export const NewChallenge = Type.Object(
  {
    reasons: Type.String({ minLength: 1, maxLength: 10_000, description: 'Why you disagree.' }),
    wanted: Type.Optional(
      Type.String({ minLength: 1, maxLength: 2000, description: 'What should be decided instead.' }),
    ),
  },
  { $id: 'NewChallenge', additionalProperties: false },
)
export type NewChallenge = Static<typeof NewChallenge>

const challengeProperties = {
  id: Type.String({ format: 'uuid' }),
  referral: Type.String({ format: 'uuid' }),
  decision: Type.String({ format: 'uuid', description: 'The decision that was challenged.' }),
  stage: Type.Integer({ minimum: 1, description: '1 for the first challenge of this referral.' }),
  raisedAt: Type.String({ format: 'date-time' }),
  dueOn: Type.String({ format: 'date', description: 'By when it is decided.' }),
}

const AlsoOpen = Type.Object(
  {
    code: Type.Unsafe<string>({ type: 'string', enum: ALSO_OPEN.map(({ code }) => code) }),
    who: Type.Unsafe<string>({
      type: 'string',
      enum: ['you', 'family', 'anyone'],
      description: 'To whom it is open; `you` is the sender’s organisation.',
    }),
    text: Type.String(),
    source: Type.String({ description: 'What it rests on.' }),
  },
  { additionalProperties: false },
)

/** The answer to a challenge: who looks at it, by when, and what else is open. */
export const ChallengeReceipt = Type.Object(
  {
    ...challengeProperties,
    status: ReferralStatus,
    whoLooks: Type.String(),
    meanwhile: Type.String(),
    alsoOpen: Type.Array(AlsoOpen),
    telephones: Type.Array(CouncilTelephone),
  },
  { $id: 'ChallengeReceipt', additionalProperties: false },
)

export const CHALLENGE_OUTCOMES = {
  upheld: 'The decision stands.',
  changed: 'A new decision takes its place.',
} as const
export type ChallengeOutcome = keyof typeof CHALLENGE_OUTCOMES

export const ChallengeOutcomeCode = Type.Unsafe<ChallengeOutcome>({
  $id: 'ChallengeOutcome',
  type: 'string',
  enum: Object.keys(CHALLENGE_OUTCOMES),
  description: Object.entries(CHALLENGE_OUTCOMES)
    .map(([code, meaning]) => `\`${code}\`: ${meaning}`)
    .join(' '),
})

/** How a challenge is decided; a new decision where it is changed, and none where it is upheld. */
export const ChallengeDecision = Type.Object(
  {
    outcome: ChallengeOutcomeCode,
    answer: Type.String({ minLength: 1, maxLength: 10_000, description: 'What the sender is told.' }),
    notes: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 10_000,
        description: 'For the council; the sender is never shown them.',
      }),
    ),
    decision: Type.Optional(NewDecision),
  },
  { $id: 'ChallengeDecision', additionalProperties: false },
)
export type ChallengeDecision = Static<typeof ChallengeDecision>

/** What contradicts itself: a change without its decision, or a decision where the one before stands. */
export function challengeDecisionFaults({ outcome, decision }: ChallengeDecision): Fault[] {
  if ((outcome === 'changed') === (decision !== undefined)) return []
  return [
    outcome === 'changed'
      ? { pointer: '/decision', code: 'required', message: 'A change is a new decision.' }
      : {
          pointer: '/decision',
          code: 'not_for_this_outcome',
          message: 'The decision stands: there is no other.',
        },
  ]
}

/** A challenge and what came of it. */
export const Challenge = Type.Object(
  {
    ...challengeProperties,
    raisedBy: Type.Optional(
      Type.Object(
        {
          account: Type.String({ format: 'uuid' }),
          name: Type.Optional(Type.String()),
        },
        { additionalProperties: false, description: 'For the council only.' },
      ),
    ),
    reasons: Type.String(),
    wanted: Type.Optional(Type.String()),
    overdue: Type.Boolean({ description: 'It is not decided and the day has passed.' }),
    outcome: Type.Optional(ChallengeOutcomeCode),
    decidedAt: Type.Optional(Type.String({ format: 'date-time' })),
    decidedBy: Type.Optional(StaffMember),
    newDecision: Type.Optional(
      Type.String({ format: 'uuid', description: 'Where it was changed; the one before stays readable.' }),
    ),
    late: Type.Optional(Type.Boolean({ description: 'It was decided after the day it was due.' })),
    answer: Type.Optional(Type.String({ description: 'What the sender was told.' })),
    notes: Type.Optional(Type.String({ description: 'For the council only.' })),
  },
  { $id: 'Challenge', additionalProperties: false },
)
export type Challenge = Static<typeof Challenge>

export const challengeParams = Type.Object({
  ...referralParams.properties,
  challengeId: Type.String({ format: 'uuid', description: 'The id of the challenge.' }),
})
