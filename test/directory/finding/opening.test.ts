import fc from 'fast-check'
import t from 'tap'
import { madeUpTerms } from '../../../src/councils/made-up-terms.ts'
import {
  isOpenAt,
  isOpenOnWeekdays,
  londonTime,
  openOn,
  openWhen,
  slotsOf,
  slotsOn,
  slotsOnWeekday,
} from '../../../src/directory/finding/opening/index.ts'
import { type Schedule, WEEKDAYS } from '../../../src/directory/record/schedule.ts'
import { hours } from './services.ts'

const calendar = { terms: madeUpTerms.terms }
const MINUTE = 60_000

// A second account, minute by minute and by no code of the first: the law's own rule for summer time, weekdays counted
// from a Thursday in 1970, the bank holidays of these weeks by hand.
const lastSunday = (year: number, month: number) => {
  const last = new Date(Date.UTC(year, month + 1, 0))
  return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1)
}
const clockOf = (instant: number) => {
  const year = new Date(instant).getUTCFullYear()
  const summer = instant >= lastSunday(year, 2) && instant < lastSunday(year, 9)
  const shown = instant + (summer ? 60 * MINUTE : 0)
  return { day: Math.floor(shown / (1440 * MINUTE)), minute: Math.floor(shown / MINUTE) % 1440 }
}
const dateOf = (day: number) => new Date(day * 1440 * MINUTE).toISOString().slice(0, 10)
const BANK_HOLIDAYS = [
  '2026-04-03',
  '2026-04-06',
  '2026-12-25',
  '2026-12-28',
  '2027-01-01',
  '2027-03-26',
  '2027-03-29',
]
const TERMS = [
  ['2026-01-05', '2026-03-27'],
  ['2026-04-13', '2026-07-21'],
  ['2026-09-01', '2026-12-18'],
  ['2027-01-04', '2027-03-25'],
  ['2027-04-12', '2027-07-21'],
] as const

/** Half-terms with their weekends. */
const HALF_TERMS = [
  ['2026-02-14', '2026-02-22'],
  ['2026-05-23', '2026-05-31'],
  ['2026-10-24', '2026-11-01'],
  ['2027-02-13', '2027-02-21'],
  ['2027-05-29', '2027-06-06'],
] as const
const within = (spans: readonly (readonly [string, string])[], date: string) =>
  spans.some(([from, to]) => from <= date && date <= to)

function beginsOn(schedule: Schedule, day: number): boolean {
  const date = dateOf(day)
  const weekday = (['TH', 'FR', 'SA', 'SU', 'MO', 'TU', 'WE'] as const)[day % 7]
  if (weekday === undefined || !schedule.days.includes(weekday)) return false
  if (schedule.from !== undefined && date < schedule.from) return false
  if (schedule.until !== undefined && date > schedule.until) return false
  if (!schedule.onBankHolidays && BANK_HOLIDAYS.includes(date)) return false
  const inTerm = within(TERMS, date) && !within(HALF_TERMS, date)
  if (schedule.during === 'term_time' && !inTerm) return false
  if (schedule.during === 'school_holidays' && inTerm) return false
  if (schedule.weekOfMonth === undefined) return true
  // Every such weekday of the month, in order.
  const month = date.slice(0, 7)
  const same = Array.from({ length: 31 }, (_, at) => day - Number(date.slice(8)) + 1 + at).filter(
    (each) => dateOf(each).slice(0, 7) === month && each % 7 === day % 7,
  )
  return (schedule.weekOfMonth === -1 ? same.at(-1) : same[schedule.weekOfMonth - 1]) === day
}

/** Each minute that the clocks show as open, as day and minute. */
const shownOpen = (schedule: Schedule, day: number, minute: number): boolean => {
  const at = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const [opens, closes] = [at(schedule.opens), at(schedule.closes)]
  if (opens < closes) return beginsOn(schedule, day) && minute >= opens && minute < closes
  return (beginsOn(schedule, day) && minute >= opens) || (beginsOn(schedule, day - 1) && minute < closes)
}

const time = (most: number) =>
  fc.integer({ min: 0, max: most }).map((minutes) => {
    const two = (number: number) => String(number).padStart(2, '0')
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  })
const date = fc
  .integer({ min: -20, max: 20 })
  .map((days) => dateOf(Math.floor(Date.UTC(2026, 11, 25) / 86_400_000) + days))
const schedule: fc.Arbitrary<Schedule> = fc.record(
  {
    days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    opens: time(1439),
    closes: time(1440),
    weekOfMonth: fc.constantFrom(-1, 1, 2, 3, 4, 5),
    during: fc.constantFrom('term_time' as const, 'school_holidays' as const),
    onBankHolidays: fc.boolean(),
    from: date,
    until: date,
  },
  { requiredKeys: ['days', 'opens', 'closes'] },
)
/** Around both changes of the clocks, Christmas, and Easter at the end of a term. */
const WEEKS = [
  '2026-03-26',
  '2026-04-02',
  '2026-10-23',
  '2026-12-17',
  '2026-12-24',
  '2026-12-30',
  '2027-03-24',
]

t.test('the same as a second account, minute by minute over changing clocks and holidays', (t) => {
  fc.assert(
    fc.property(
      fc.array(schedule, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...WEEKS),
      (schedules, from) => {
        const start = Date.parse(`${from}T00:00:00Z`)
        for (let minute = 0; minute < 5 * 1440; minute += 7) {
          const instant = start + minute * MINUTE
          const { day, minute: shown } = clockOf(instant)
          const open = schedules.some((each) => shownOpen(each, day, shown))
          const clock = { date: dateOf(day), minutes: shown }
          if (openWhen(clock, calendar)(schedules) !== open) return false
          // What may be open is among what the index finds.
          if (open && !slotsOn(clock.date, shown, calendar).some((slot) => slotsOf(schedules).includes(slot)))
            return false
        }
        return true
      },
    ),
    { numRuns: 25 },
  )
  t.end()
})

t.test('the clocks of London, each minute around both changes', (t) => {
  for (const day of ['2026-03-29', '2026-10-25'])
    for (let minute = -120; minute < 300; minute++) {
      const instant = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE
      const { day: number, minute: shown } = clockOf(instant)
      const found = londonTime(new Date(instant))
      if (found.date !== dateOf(number) || found.minutes !== shown) t.fail(new Date(instant).toISOString())
    }
  t.end()
})

t.test('open on a day is open at some minute of it', (t) => {
  fc.assert(
    fc.property(fc.array(schedule, { minLength: 1, maxLength: 2 }), date, (schedules, on) => {
      const day = Date.parse(`${on}T00:00:00Z`) / 86_400_000
      const some = Array.from({ length: 1440 }, (_, minute) => minute).some((minute) =>
        schedules.some((each) => shownOpen(each, day, minute)),
      )
      const found = slotsOn(on, undefined, calendar).some((slot) => slotsOf(schedules).includes(slot))
      return openOn(on, calendar)(schedules) === some && (!some || found)
    }),
    { numRuns: 60 },
  )
  t.end()
})

t.test('a weekday of any week', (t) => {
  fc.assert(
    fc.property(
      fc.array(schedule, { minLength: 1, maxLength: 2 }),
      fc.constantFrom(...WEEKDAYS),
      fc.option(fc.integer({ min: 0, max: 1439 }), { nil: undefined }),
      (schedules, weekday, minutes) => {
        const open = isOpenOnWeekdays(schedules, weekday, minutes, '2026-01-01')
        const found = slotsOnWeekday(weekday, minutes).some((slot) => slotsOf(schedules).includes(slot))
        return !open || found
      },
    ),
  )
  t.ok(
    isOpenOnWeekdays([hours(['FR'], '22:00', '02:00')], 'SA', 90, '2026-01-01'),
    'the end of Friday’s night',
  )
  t.notOk(isOpenOnWeekdays([hours(['FR'], '22:00', '02:00')], 'SA', 120, '2026-01-01'))
  t.notOk(
    isOpenOnWeekdays(
      [hours(['FR'], '09:00', '10:00', { until: '2025-12-31' })],
      'FR',
      undefined,
      '2026-01-01',
    ),
    'over',
  )
  t.end()
})

t.test('some of it by hand', (t) => {
  const at = (text: string, ...schedules: Schedule[]) => isOpenAt(schedules, new Date(text), calendar)
  const night = hours(['SA'], '22:00', '03:00')
  t.ok(at('2026-10-25T00:30:00Z', night), 'half past one, the first time')
  t.ok(at('2026-10-25T01:30:00Z', night), 'half past one, the second time')
  t.notOk(at('2026-10-25T03:00:00Z', night), 'three o’clock')
  t.ok(at('2026-03-29T01:59:00Z', night), 'a minute to three, of summer already')
  t.notOk(at('2026-03-29T02:00:00Z', night))
  const all = hours([...WEEKDAYS], '00:00', '24:00')
  t.notOk(at('2026-12-25T12:00:00Z', all), 'Christmas Day')
  t.ok(at('2026-12-25T12:00:00Z', { ...all, onBankHolidays: true }))
  t.ok(at('2026-12-26T12:00:00Z', all), 'Boxing Day on a Saturday: its holiday is the Monday')
  t.notOk(at('2026-12-28T12:00:00Z', all))
  t.ok(at('2026-12-22T12:00:00Z', { ...all, during: 'school_holidays' }))
  t.notOk(at('2026-12-22T12:00:00Z', { ...all, during: 'term_time' }))
  const [term, holidays] = [
    { ...all, during: 'term_time' },
    { ...all, during: 'school_holidays' },
  ] as const
  for (const day of ['2026-10-24', '2026-10-26', '2026-10-30', '2026-11-01'])
    t.strictSame([at(`${day}T12:00:00Z`, term), at(`${day}T12:00:00Z`, holidays)], [false, true], day)
  for (const day of ['2026-10-23', '2026-11-02', '2026-10-18'])
    t.strictSame([at(`${day}T12:00:00Z`, term), at(`${day}T12:00:00Z`, holidays)], [true, false], day)
  const without = { terms: [{ name: '2026-autumn', from: '2026-09-01', to: '2026-12-18' }] }
  t.ok(isOpenAt([term], new Date('2026-10-28T12:00:00Z'), without), 'where nobody has entered one')
  t.notOk(at('2099-07-01T12:00:00Z', all), 'a year of which nobody knows the bank holidays')
  t.ok(at('2099-07-01T12:00:00Z', { ...all, onBankHolidays: true }))
  t.notOk(at('2030-01-15T12:00:00Z', { ...all, during: 'term_time' }), 'terms that nobody has set')
  t.notOk(at('2030-01-15T12:00:00Z', { ...all, during: 'school_holidays' }))
  t.ok(at('2026-11-30T12:00:00Z', { ...all, weekOfMonth: -1 }), 'the last Monday')
  t.ok(at('2026-11-30T12:00:00Z', { ...all, weekOfMonth: 5 }), 'which is the fifth')
  t.notOk(at('2026-11-23T12:00:00Z', { ...all, weekOfMonth: -1 }))
  t.end()
})
