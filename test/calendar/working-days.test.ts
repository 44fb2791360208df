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
const knownDate = fc
  .integer({ min: Date.UTC(2017, 0, 1) / 86_400_000, max: Date.UTC(2035, 10, 30) / 86_400_000 })
  .map(dateOf)

t.test('the bank holidays are those that date-holidays knows for England', async (t) => {
  const england = new Holidays('GB', 'ENG')
  for (const year of years) {
    const theirs = new Set(
      england
        .getHolidays(year)
        .filter((holiday) => holiday.type === 'public')
        .map((holiday) => holiday.date.slice(0, 10))
        .filter((date) => dayOfWeek(date) <= 5),
    )
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
