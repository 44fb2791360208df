import { type Static, Type } from 'typebox'
import { addDays, type LocalDate } from '#calendar/index.ts'
import type { Fault } from '#platform/faults.ts'
import { referralParams } from '#referrals/index.ts'
import { StaffMember } from '#triage/index.ts'

/** A decision is looked at again after a quarter of a year at the latest. */
const LONGEST_DAYS = 92

const until = Type.Union([Type.String({ format: 'date' }), Type.Null()], {
  description:
    'The last day on which the family is not shown it: decide again by then, or it is shown. Null: shown from now on.',
})
const reasons = Type.String({
  minLength: 1,
  maxLength: 4000,
  description: 'Whose risk it would increase, and how. The family never reads it.',
})

export const NewHoldBack = Type.Object(
  { until, reasons },
  { $id: 'NewHoldBack', additionalProperties: false },
)
export type NewHoldBack = Static<typeof NewHoldBack>

export const HoldBack = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    disclosure: Type.String({ format: 'uuid' }),
    until,
    reasons,
    decidedAt: Type.String({ format: 'date-time' }),
    decidedBy: StaffMember,
  },
  { $id: 'HoldBack', additionalProperties: false },
)

export const disclosureParams = Type.Object({
  ...referralParams.properties,
  disclosureId: Type.String({ format: 'uuid', description: 'The id of the disclosure.' }),
})

/** What cannot be decided: about sharing the family agreed to, for a day that is over, or for too long. */
export function holdBackFaults(
  { until: day }: NewHoldBack,
  { override_event }: { override_event: string | null },
  today: LocalDate,
): Fault[] {
  if (override_event === null)
    return [
      {
        pointer: '',
        code: 'not_an_override',
        message: 'Only what was shared without consent can be held back from the family.',
      },
    ]
  if (day === null || (day >= today && day <= addDays(today, LONGEST_DAYS))) return []
  return [
    {
      pointer: '/until',
      code: 'not_a_review_date',
      message: `This must be a day in London from today to ${LONGEST_DAYS} days from now.`,
    },
  ]
}
