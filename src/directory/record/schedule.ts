import { type Static, Type } from 'typebox'
import { day, strict, words } from './words.ts'

/** The letters of iCalendar (RFC 5545), as HSDS writes days. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof WEEKDAYS)[number]

const time = (description: string, pattern: string) => Type.String({ pattern, description })

/**
 * Regular hours, in London's time. `closes` at or before `opens` is a night that ends on the next day; 24:00 is
 * midnight at the end of the day.
 */
export const Schedule = Type.Object(
  {
    days: Type.Array(Type.Unsafe<Weekday>({ type: 'string', enum: [...WEEKDAYS] }), {
      minItems: 1,
      maxItems: 7,
      uniqueItems: true,
    }),
    opens: time('From, as HH:MM.', '^([01]\\d|2[0-3]):[0-5]\\d$'),
    closes: time('Until, as HH:MM.', '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$'),
    weekOfMonth: Type.Optional(
      Type.Integer({
        minimum: -1,
        maximum: 5,
        not: { const: 0 },
        description: 'Only the first, second … of the month; -1 is the last. Without it, every week.',
      }),
    ),
    during: Type.Optional(
      Type.Unsafe<'term_time' | 'school_holidays'>({
        type: 'string',
        enum: ['term_time', 'school_holidays'],
        description:
          'Only then, by the terms of the council (`getCouncil`), half-terms being holidays where it has entered them. Without it, all the year round.',
      }),
    ),
    onBankHolidays: Type.Optional(
      Type.Boolean({ description: 'Also on bank holidays of England. Without it, not.' }),
    ),
    from: Type.Optional(day('The first day.')),
    until: Type.Optional(day('The last day.')),
    note: Type.Optional(words(500, 'What else to know.')),
  },
  { $id: 'DirectorySchedule', ...strict },
)
export type Schedule = Static<typeof Schedule>
