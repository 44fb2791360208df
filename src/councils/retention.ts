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
    because: Type.Optional(Type.String({ description: 'Why so long and no longer.' })),
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

/**
 * The last day on which a period may have begun that is over on `today`: what began then or before has had its last
 * day. Undefined where the schedule sets no period.
 */
export function overIfBegunBy(
  schedule: RetentionSchedule,
  recordClass: string,
  today: LocalDate,
): LocalDate | undefined {
  const isOver = (day: LocalDate) => (keptUntil(schedule, recordClass, day) ?? today) < today
  const period = schedule.classes.find((row) => row.recordClass === recordClass)?.period
  if (!period) return undefined
  // Years are of two lengths: the day itself is looked for, from one that is too late.
  let day =
    period.unit === 'days' ? addDays(today, -period.count) : addDays(addYears(today, -period.count), 2)
  while (!isOver(day)) day = addDays(day, -1)
  return day
}
