import t from 'tap'
import { CHECKS_TO_TAKE_OUT, switchOffPolicy, takenOut } from './without-policy.ts'

switchOffPolicy()
const { createService } = await import('../helpers/service.ts')
const { recipientsMatrix } = await import('./recipients-matrix.ts')

const cells = await recipientsMatrix(await createService(t))

t.test('for recipients the database’s walls hold alone: whose it is, and what was taken back', async (t) => {
  t.equal(takenOut.length, CHECKS_TO_TAKE_OUT, 'the service’s own checks were off')
  t.ok(cells.length > 240, `${cells.length} cells`)
  // Who sent a referral sees that it was disclosed: the walls keep the copy from them, not the fact.
  const isDone = (status: number) => status < 300
  t.strictSame(
    cells.filter(({ expected, found }) => isDone(expected) !== isDone(found)),
    [],
  )
})
