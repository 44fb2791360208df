import t from 'tap'
import { faultsOfBody } from '#platform/validation.ts'
import { CostOption } from '../../../src/directory/record/service-record.ts'

const isTaken = (amount: number) => faultsOfBody(CostOption, { free: false, amount }).length === 0

t.test('every price in pounds and pence can be written, and no part of a penny', (t) => {
  const pence = [...Array(20_000).keys(), 99_999_99, 100_000_00]
  t.strictSame(
    pence.map((each) => each / 100).filter((amount) => !isTaken(amount)),
    [],
  )
  t.strictSame([0.001, 19.995, 4.999, 99_999.991, 100_000.01, -0.01].filter(isTaken), [])
  t.end()
})
