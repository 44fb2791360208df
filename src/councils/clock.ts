import { type Static, Type } from 'typebox'

/** A time limit in working days; 0 is the same day, working day or not. `workingDays` is null where nothing published sets one: none is invented. */
export const CouncilClock = Type.Object(
  {
    id: Type.String({ examples: ['next_steps'] }),
    what: Type.String(),
    startsAt: Type.String(),
    workingDays: Type.Unsafe<number | null>({ type: ['integer', 'null'], minimum: 0 }),
    source: Type.String(),
  },
  { $id: 'CouncilClock', additionalProperties: false },
)
export type CouncilClock = Static<typeof CouncilClock>

const workingTogether = 'Working Together to Safeguard Children 2023'

/** The limits that hold for every council in England, and those that no published page sets. */
export const clocksOfEngland: CouncilClock[] = [
  {
    id: 'next_steps',
    what: 'Decide the next steps and acknowledge the referral to the referrer.',
    startsAt: 'receipt of the referral',
    workingDays: 1,
    source: workingTogether,
  },
  {
    id: 'next_steps_where_harm_is_suspected',
    what: 'Decide the next steps where danger or significant harm is reported, or consent was overridden for safeguarding.',
    startsAt: 'receipt of the referral',
    workingDays: 0,
    source: `${workingTogether}: the same day (to be confirmed)`,
  },
  {
    id: 'assessment',
    what: 'Finish the assessment.',
    startsAt: 'receipt of the referral',
    workingDays: 45,
    source: `${workingTogether} (to be confirmed)`,
  },
  {
    id: 'initial_child_protection_conference',
    what: 'Hold the initial child protection conference.',
    startsAt: 'the strategy discussion',
    workingDays: 15,
    source: `${workingTogether} (to be confirmed)`,
  },
  {
    id: 'challenge_review',
    what: 'Decide on a challenge to a decision.',
    startsAt: 'the challenge',
    workingDays: 5,
    source:
      'One working week, as in the Barnet and Croydon safeguarding partnerships’ escalation policies (to be confirmed by the council)',
  },
  {
    id: 'early_help_decision',
    what: 'Accept or decline targeted early help.',
    startsAt: 'the decision on next steps',
    workingDays: null,
    source: 'The published pages set no limit; the council decides.',
  },
]
