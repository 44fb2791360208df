import t from 'tap'
import { lastCompletedTerm, type SchoolTerm } from '#calendar/index.ts'

const terms: SchoolTerm[] = [
  { name: '2025-autumn', from: '2025-09-01', to: '2025-12-19' },
  { name: '2026-spring', from: '2026-01-05', to: '2026-03-27' },
  { name: '2026-summer', from: '2026-04-13', to: '2026-07-21' },
  { name: '2026-autumn', from: '2026-09-01', to: '2026-12-18' },
]
const without = (...names: string[]) => terms.filter((term) => !names.includes(term.name))

t.test('the last completed term (A8)', async (t) => {
  const cases: [why: string, terms: SchoolTerm[], on: string, expected: string | undefined][] = [
    ['on the last day of a term it is not completed', terms, '2026-03-27', '2025-autumn'],
    ['the day after, it is', terms, '2026-03-28', '2026-spring'],
    ['in a holiday', terms, '2026-04-05', '2026-spring'],
    ['on the first day of the next', terms, '2026-04-13', '2026-spring'],
    ['in the half term of the next', terms, '2026-05-27', '2026-spring'],
    ['at the end of the summer holiday', terms, '2026-08-31', '2026-summer'],
    ['in the autumn', terms, '2026-10-01', '2026-summer'],
    ['after the last term that is known, within a holiday', terms, '2027-02-26', '2026-autumn'],
    ['after it, longer than any holiday', terms, '2027-02-27', undefined],
    ['long after the calendar ends', terms, '2030-01-01', undefined],
    ['before the first term has ended', terms, '2025-12-19', undefined],
    ['before the calendar begins', terms, '2024-01-01', undefined],
    ['no calendar', [], '2026-05-01', undefined],
    ['a term is missing: in it', without('2026-spring'), '2026-03-01', undefined],
    ['a term is missing: after it', without('2026-spring'), '2026-05-01', undefined],
    ['a term is missing: too early to matter', without('2026-spring'), '2026-01-10', '2025-autumn'],
    ['a term is missing: before the last', without('2026-spring'), '2026-08-01', '2026-summer'],
    ['the order of the list does not matter', [...terms].reverse(), '2026-05-27', '2026-spring'],
  ]
  for (const [why, calendar, on, expected] of cases)
    t.equal(lastCompletedTerm(calendar, on)?.name, expected, `${why}, ${on}`)
})
