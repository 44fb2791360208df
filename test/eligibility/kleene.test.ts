import t from 'tap'
import { atLeast, both, either, opposite } from '../../src/eligibility/status.ts'

const T = 'met'
const U = 'undetermined'
const F = 'not_met'

t.test('the tables of strong Kleene logic', (t) => {
  const rows = [
    [T, T, T, T],
    [T, U, U, T],
    [T, F, F, T],
    [U, T, U, T],
    [U, U, U, U],
    [U, F, F, U],
    [F, T, F, T],
    [F, U, F, U],
    [F, F, F, F],
  ] as const
  for (const [a, b, and, or] of rows) {
    t.equal(both(a, b), and, `${a} and ${b}`)
    t.equal(either(a, b), or, `${a} or ${b}`)
  }
  t.strictSame([opposite(T), opposite(U), opposite(F)], [F, U, T])
  t.end()
})

t.test('at least n of a list', (t) => {
  const rows = [
    { n: 3, met: 3, open: 0, complete: true, is: T },
    { n: 3, met: 3, open: 0, complete: false, is: T },
    { n: 3, met: 2, open: 0, complete: true, is: F },
    { n: 3, met: 2, open: 0, complete: false, is: U },
    { n: 3, met: 2, open: 1, complete: true, is: U },
    { n: 3, met: 1, open: 1, complete: true, is: F },
    { n: 1, met: 0, open: 0, complete: true, is: F },
    { n: 1, met: 0, open: 0, complete: false, is: U },
  ] as const
  for (const { n, met, open, complete, is } of rows)
    t.equal(atLeast(n, met, open, complete), is, JSON.stringify({ n, met, open, complete }))
  t.end()
})
