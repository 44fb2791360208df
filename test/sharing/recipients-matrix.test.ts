import t from 'tap'
import { createService } from '../helpers/service.ts'
import { recipientsMatrix } from './recipients-matrix.ts'

const cells = await recipientsMatrix(await createService(t))

t.test('every recipient, every state of consent, before and after withdrawal', async (t) => {
  t.ok(cells.length > 240, `${cells.length} cells`)
  t.strictSame(
    cells.filter(({ expected, found }) => expected !== found),
    [],
  )
})
