import { type Static, Type } from 'typebox'
import { addDays, addYears, type LocalDate } from '#calendar/index.ts'

/** How long one class of record is kept. A null period means that nobody has decided: nothing is deleted. */
export const RetentionClass = Type.Object(
  {
    recordClass: Type.String({ examples: ['draft'] }),
    what: Type.String(),
    trigger: Type.String({ description: 'The event from which the period runs.' }),
    period: Type.Unsafe<{ count: number; unit: 'days' | 'years' } | null>({
      anyOf: [
        {
          type: 'object',
          additionalProperties: false,
          required: ['count', 'unit'],
          properties: {
            count: { type: 'integer', minimum: 0 },
            unit: { type: 'string', enum: ['days', 'years'] },
          },
        },
        { type: 'null' },
      ],
    }),
    action: Type.Unsafe<'delete' | 'review_then_delete' | 'keep'>({
      type: 'string',
      enum: ['delete', 'review_then_delete', 'keep'],
    }),
  },
  { $id: 'RetentionClass', additionalProperties: false },
)
export type RetentionClass = Static<typeof RetentionClass>

/** What the council keeps, for how long, and what then happens. A legal hold outranks every line of it. */
export const RetentionSchedule = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    status: Type.Unsafe<'to_be_confirmed' | 'confirmed'>({
      type: 'string',
      enum: ['to_be_confirmed', 'confirmed'],
    }),
    source: Type.String(),
    rules: Type.Array(Type.String()),
    classes: Type.Array(RetentionClass),
  },
  { $id: 'RetentionSchedule', additionalProperties: false },
)
export type RetentionSchedule = Static<typeof RetentionSchedule>

/**
 * The last day a record is kept when its period runs from `triggeredOn`. Undefined where the schedule sets
 * no period for its class: then it is kept.
 */
export function keptUntil(
  schedule: RetentionSchedule,
  recordClass: string,
  triggeredOn: LocalDate,
): LocalDate | undefined {
  const period = schedule.classes.find((row) => row.recordClass === recordClass)?.period
  if (!period) return undefined
  return period.unit === 'days' ? addDays(triggeredOn, period.count) : addYears(triggeredOn, period.count)
}
