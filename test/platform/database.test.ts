import { sql } from 'kysely'
import t from 'tap'
import { createTestDatabase } from '../helpers/database.ts'

t.test('columns arrive as what they are', async (t) => {
  const { databases } = await createTestDatabase(t)
  const { rows } = await sql`
    select date '2026-03-29' as day, array[date '2026-03-29'] as days,
           timestamptz '2026-03-29 00:30:00Z' as instant,
           json '{"b": 1,  "a": 1.0}' as document, jsonb '{"b": 1}' as parsed,
           9007199254740991::int8 as exact, 9007199254740993::int8 as large,
           1.10::numeric as amount, null::date as none`.execute(databases.app)
  t.strictSame(rows, [
    {
      day: '2026-03-29',
      days: ['2026-03-29'],
      instant: new Date('2026-03-29T00:30:00Z'),
      document: '{"b": 1,  "a": 1.0}',
      parsed: { b: 1 },
      exact: 9007199254740991,
      large: 9007199254740993n,
      amount: '1.10',
      none: null,
    },
  ])
})
