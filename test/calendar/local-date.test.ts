import fc from 'fast-check'
import t from 'tap'
import { addDays, addYears, ageOn, dayOfWeek, daysBetween, isLocalDate, londonDate } from '#calendar/index.ts'

const anyDate = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2199, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))

t.test('a day exists or it does not', async (t) => {
  const cases: [unknown, boolean][] = [
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['2026-04-30', true],
    ['2026-04-31', false],
    ['2026-12-31', true],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['2026-1-01', false],
    ['2026-01-01T00:00:00Z', false],
    ['2026-01-01\n', false],
    ['', false],
    [null, false],
    [20260101, false],
  ]
  for (const [value, exists] of cases) t.equal(isLocalDate(value), exists, JSON.stringify(value))
  t.throws(() => addDays('2026-02-30', 1), RangeError, 'no rolling over into March')
  t.throws(() => daysBetween('2026-01-01', 'soon'), RangeError)
  t.throws(() => addDays('9999-12-31', 1), RangeError)
})

t.test('days and years are added, over leap days and centuries', async (t) => {
  for (const [date, days, expected] of [
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['0099-12-31', 1, '0100-01-01'],
  ] as const)
    t.equal(addDays(date, days), expected)
  for (const [date, years, expected] of [
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2024-02-29', -1, '2023-02-28'],
    ['2025-02-28', 3, '2028-02-28'],
    ['2025-03-01', 1, '2026-03-01'],
  ] as const)
    t.equal(addYears(date, years), expected)
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
      const moved = addDays(date, days)
      return daysBetween(date, moved) === days && addDays(moved, -days) === date
    }),
  )
})

t.test('the days of the week follow each other', async (t) => {
  t.equal(dayOfWeek('2026-04-06'), 1, 'Easter Monday')
  t.equal(dayOfWeek('1969-12-28'), 7, 'a Sunday before 1970')
  fc.assert(fc.property(anyDate, (date) => dayOfWeek(addDays(date, 1)) === (dayOfWeek(date) % 7) + 1))
})

t.test('an age is completed on the birthday, not the day before', async (t) => {
  for (const [born, on, age] of [
    ['2008-06-15', '2026-06-14', 17],
    ['2008-06-15', '2026-06-15', 18],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-29', 20],
    ['2026-06-15', '2026-06-15', 0],
    ['2026-06-15', '2026-06-14', -1],
  ] as const)
    t.equal(ageOn(born, on), age, `${born} on ${on}`)
  t.throws(() => ageOn('2008-06-31', '2026-01-01'), RangeError)
})

t.test('the day it is in London', async (t) => {
  for (const [instant, date] of [
    ['2026-03-29T00:59:59Z', '2026-03-29'], // the hour the clocks go forward
    ['2026-03-29T22:59:59Z', '2026-03-29'],
    ['2026-03-29T23:00:00Z', '2026-03-30'],
    ['2026-03-28T23:30:00Z', '2026-03-28'],
    ['2026-10-24T23:00:00Z', '2026-10-25'], // the last evening of summer time
    ['2026-10-25T23:00:00Z', '2026-10-25'],
    ['2026-10-25T23:59:59Z', '2026-10-25'],
    ['2026-10-26T00:00:00Z', '2026-10-26'],
    ['2026-12-31T23:59:59Z', '2026-12-31'],
    ['2027-01-01T00:00:00Z', '2027-01-01'],
  ] as const)
    t.equal(londonDate(new Date(instant)), date, instant)
  t.throws(() => londonDate(new Date('never')), RangeError)
})
