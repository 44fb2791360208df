import { type Static, Type } from 'typebox'
import { DecisionFindings } from './findings.ts'
import { FamilyTold, NewDecision, outcomeProperties, ReferrerTold } from './new-decision.ts'
import { DECIDING_ROLES, type DecidingRole } from './outcomes.ts'

const strict = { additionalProperties: false }
const uuid = (description: string) => Type.String({ format: 'uuid', description })
const instant = (description: string) => Type.String({ format: 'date-time', description })

/** Which of `DECISION_STATES` a decision is in, for whoever reads it. */
export const DECISION_STATES = {
  proposed: 'Waits for a second person.',
  returned: 'The second person did not agree.',
  lapsed: 'It waited, and the referral moved on: something was added that stops it.',
  recorded: 'It took effect.',
} as const
export type DecisionState = keyof typeof DECISION_STATES

/** Somebody who decided: the role to everybody, the name to the council. */
export const Decider = Type.Object(
  {
    role: Type.Unsafe<DecidingRole>({ type: 'string', enum: [...DECIDING_ROLES] }),
    name: Type.Optional(Type.String({ description: 'For the council only.' })),
  },
  { $id: 'Decider', ...strict },
)

const ChildOutcome = Type.Object(outcomeProperties, {
  $id: 'ChildOutcome',
  ...strict,
  description: 'What was decided for one child.',
})

const SecondSignature = Type.Object(
  {
    at: instant('When.'),
    agrees: Type.Boolean(),
    note: Type.String(),
    by: Decider,
  },
  { $id: 'SecondSignature', ...strict },
)

/** What only the council reads of a decision. */
const forCouncil = {
  record: Type.Optional(NewDecision),
  findings: Type.Optional(DecisionFindings),
  secondSignature: Type.Optional(SecondSignature),
}

/** A decision as it is read: by the sender, and with the members marked so by the council alone. */
export const Decision = Type.Object(
  {
    id: uuid('Of the decision.'),
    referral: uuid('Of the referral.'),
    revision: Type.Integer({ minimum: 1, description: 'The revision of the form it was made on.' }),
    state: Type.Unsafe<DecisionState>({
      type: 'string',
      enum: Object.keys(DECISION_STATES),
      description: `${Object.entries(DECISION_STATES)
        .map(([state, meaning]) => `\`${state}\`: ${meaning}`)
        .join(' ')} The sender reads what took effect.`,
    }),
    children: Type.Array(ChildOutcome),
    referrer: ReferrerTold,
    family: FamilyTold,
    reviewOn: Type.Optional(Type.String({ format: 'date' })),
    recordedAt: instant('When it was recorded.'),
    tookEffectAt: Type.Union([instant('When it took effect.'), Type.Null()]),
    dueOn: Type.Union([Type.String({ format: 'date', description: 'By when it was due.' }), Type.Null()]),
    late: Type.Boolean({ description: 'It took effect after that day.' }),
    decidedBy: Type.Array(Decider, { description: 'Who recorded it, then who signed it.' }),
    challenge: Type.Optional(uuid('The challenge it is the answer to.')),
    ...forCouncil,
  },
  {
    $id: 'Decision',
    ...strict,
    description: '`record`, `findings`, `secondSignature` and names are for the council only.',
  },
)
export type Decision = Static<typeof Decision>
