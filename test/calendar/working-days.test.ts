import Holidays from 'date-holidays'
import fc from 'fast-check'
import t from 'tap'
import {
  addDays,
  addWorkingDays,
  BANK_HOLIDAYS,
  dayOfWeek,
  isBankHoliday,
  isWorkingDay,
  londonDate,
  nextWorkingDay,
} from '#calendar/index.ts'

const years = Object.keys(BANK_HOLIDAYS.years).map(Number)
const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
const england = new Holidays('GB', 'ENG')
const theirHolidays = (year: number) =>
  england
    .getHolidays(year)
    .filter((holiday) => holiday.type === 'public')
    .map((holiday) => holiday.date.slice(0, 10))

const knownDate = fc
  .integer({ min: Date.UTC(2017, 0, 1) / 86_400_000, max: Date.UTC(2035, 10, 30) / 86_400_000 })
  .map(dateOf)

t.test('the bank holidays are those that date-holidays knows for England', async (t) => {
  for (const year of years) {
    const theirs = new Set(theirHolidays(year).filter((date) => dayOfWeek(date) <= 5))
    const ours: readonly string[] = BANK_HOLIDAYS.years[year as keyof typeof BANK_HOLIDAYS.years]
    t.strictSame(
      ours.map((day) => `${year}-${day}`),
      [...theirs].sort(),
      String(year),
    )
  }
})

t.test('the data are whole: 2017 to 2035, eight days a year and the days proclaimed once', async (t) => {
  t.strictSame(
    years,
    Array.from({ length: 19 }, (_, index) => 2017 + index),
  )
  const extra: Record<number, number> = { 2022: 10, 2023: 9 }
  for (const [year, days] of Object.entries(BANK_HOLIDAYS.years))
    t.equal(new Set<string>(days).size, extra[Number(year)] ?? 8, year)
  for (const date of Object.keys(BANK_HOLIDAYS.oneOff)) t.ok(isBankHoliday(date), date)
  t.notOk(isBankHoliday('2020-05-04'), 'the Monday that VE Day took the holiday from')
  t.notOk(isBankHoliday('2022-05-30'), 'the Monday that the Jubilee took the holiday from')
})

t.test('outside the years of the data nobody guesses', async (t) => {
  t.throws(() => isWorkingDay('2016-12-31'), /known from 2017 to 2035/)
  t.ok(isBankHoliday('2017-01-02'))
  t.notOk(isWorkingDay('2035-12-30'))
  t.ok(isWorkingDay('2035-12-31'))
  t.throws(() => nextWorkingDay('2035-12-31'), RangeError)
  t.throws(() => isWorkingDay('2036-01-05'), RangeError)
  t.throws(() => isWorkingDay('2026-02-30'), RangeError)
})

t.test('due on the next working day', async (t) => {
  const cases: [why: string, received: string, due: string][] = [
    ['a weekday', '2026-06-16', '2026-06-17'],
    ['a Friday', '2026-06-19', '2026-06-22'],
    ['a Saturday: the first working day after it', '2026-06-20', '2026-06-22'],
    ['a Sunday', '2026-06-21', '2026-06-22'],
    ['before Easter', '2026-04-02', '2026-04-07'],
    ['on Good Friday', '2026-04-03', '2026-04-07'],
    ['on Easter Monday', '2026-04-06', '2026-04-07'],
    ['Christmas Eve, Boxing Day on a Saturday', '2026-12-24', '2026-12-29'],
    ['Christmas Eve, both days on a weekend', '2027-12-24', '2027-12-29'],
    ['New Year’s Eve', '2026-12-31', '2027-01-04'],
    ['the day before the State Funeral', '2022-09-16', '2022-09-20'],
    ['before the Platinum Jubilee', '2022-06-01', '2022-06-06'],
    ['VE Day, the only Friday of its kind', '2020-05-07', '2020-05-11'],
  ]
  for (const [why, received, due] of cases) t.equal(nextWorkingDay(received), due, `${why}, ${received}`)
})

t.test('over Christmas and Easter of ten years, nothing falls due while the offices are shut', async (t) => {
  for (let year = 2020; year < 2030; year++) {
    for (const day of BANK_HOLIDAYS.years[year as keyof typeof BANK_HOLIDAYS.years]) {
      const holiday = `${year}-${day}`
      for (let before = addDays(holiday, -4); before <= holiday; before = addDays(before, 1)) {
        const due = nextWorkingDay(before)
        if (due <= before || due === holiday || !isWorkingDay(due)) t.fail(`${before} is due on ${due}`)
      }
    }
    t.ok(nextWorkingDay(`${year}-12-24`) >= `${year}-12-27`, `Christmas ${year}`)
  }
})

/** Easter Sunday by the anonymous Gregorian rule: from the moon, and from none of the lists above. */
function easterSunday(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return addDays(`${year}-0${month}-01`, (h + l - 7 * m + 114) % 31)
}

t.test('Easter of every year: from Thursday to Monday all is due on the Tuesday', async (t) => {
  t.strictSame([2024, 2025, 2026, 2027].map(easterSunday), [
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
  ])
  for (const year of years) {
    const sunday = easterSunday(year)
    for (const before of [-3, -2, -1, 0, 1])
      t.equal(nextWorkingDay(addDays(sunday, before)), addDays(sunday, 2), `${year}, ${before}`)
    t.equal(nextWorkingDay(addDays(sunday, -4)), addDays(sunday, -3), `${year}: Maundy Thursday is worked`)
  }
})

t.test('every day of ten years is due when a walk with date-holidays alone says', async (t) => {
  const shut = new Set(years.flatMap(theirHolidays))
  const byTheirs = (date: string) => {
    const day = new Date(`${date}T12:00:00Z`)
    do day.setUTCDate(day.getUTCDate() + 1)
    while ([0, 6].includes(day.getUTCDay()) || shut.has(day.toISOString().slice(0, 10)))
    return day.toISOString().slice(0, 10)
  }
  const wrong: string[] = []
  for (let date = '2020-01-01'; date < '2030-01-01'; date = addDays(date, 1))
    if (nextWorkingDay(date) !== byTheirs(date)) wrong.push(date)
  t.strictSame(wrong, [])
})

/** The last Sunday of March or October, when the clocks of London change at one o’clock of Greenwich. */
function clockChange(year: number, month: '03' | '10'): string {
  let day = `${year}-${month}-31`
  while (dayOfWeek(day) !== 7) day = addDays(day, -1)
  return day
}

t.test('both clock changes of every year: the day ends at midnight of London', async (t) => {
  for (const year of years) {
    const [spring, autumn] = [clockChange(year, '03'), clockChange(year, '10')]
    // [the day, the hour of Greenwich in which it ends there, on the evening of the day]
    for (const [date, hour] of [
      [addDays(spring, -1), 24],
      [spring, 23],
      [addDays(autumn, -1), 23],
      [autumn, 24],
    ] as const) {
      const midnight = Date.parse(`${date}T00:00:00Z`) + hour * 3_600_000
      t.equal(londonDate(new Date(midnight - 1)), date, `${date}: its last instant`)
      t.equal(londonDate(new Date(midnight)), addDays(date, 1), `${date}: it is over`)
    }
  }
})

t.test('what comes later is never due earlier, to the minute, whatever the clocks do', async () => {
  const instant = fc.integer({ min: Date.UTC(2017, 0, 1) / 60_000, max: Date.UTC(2035, 10, 30) / 60_000 })
  const minutes = fc.integer({ min: 0, max: 3 * 24 * 60 })
  const aChange = fc
    .tuple(fc.constantFrom(...years), fc.constantFrom('03' as const, '10' as const), minutes)
    .map(
      ([year, month, after]) => Date.parse(`${clockChange(year, month)}T00:00:00Z`) / 60_000 - 1440 + after,
    )
  const at = (minute: number) => new Date(minute * 60_000)
  fc.assert(
    fc.property(fc.oneof(instant, aChange), minutes, fc.integer({ min: 1, max: 8 }), (minute, later, n) => {
      const due = addWorkingDays(londonDate(at(minute)), n)
      return due <= addWorkingDays(londonDate(at(minute + later)), n) && isWorkingDay(due)
    }),
    { numRuns: 500 },
  )
})

t.test('both clock changes: the day is that of London', async (t) => {
  const due = (instant: string) => nextWorkingDay(londonDate(new Date(instant)))
  t.equal(due('2026-03-29T22:30:00Z'), '2026-03-30', 'Sunday night, summer time since the morning')
  t.equal(due('2026-03-29T23:30:00Z'), '2026-03-31', 'already Monday in London')
  t.equal(due('2026-10-23T23:30:00Z'), '2026-10-26', 'already Saturday in London')
  t.equal(due('2026-10-25T23:30:00Z'), '2026-10-26', 'still Sunday in London')
})

t.test('as a property: never shut, always later, monotone, and counted day by day', async (t) => {
  fc.assert(
    fc.property(knownDate, knownDate, fc.integer({ min: 1, max: 8 }), (a, b, n) => {
      const due = addWorkingDays(a, n)
      const open = due > a && dayOfWeek(due) <= 5 && !isBankHoliday(due)
      const counted = nextWorkingDay(addWorkingDays(a, n - 1)) === due
      const [first, second] = [a, b].sort() as [string, string]
      return open && counted && addWorkingDays(first, n) <= addWorkingDays(second, n)
    }),
  )
  t.equal(addWorkingDays('2026-06-20', 0), '2026-06-20')
  t.throws(() => addWorkingDays('2026-06-20', -1), RangeError)
  t.throws(() => addWorkingDays('2026-06-20', 0.5), RangeError)
})
