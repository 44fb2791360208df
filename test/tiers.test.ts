import t from 'tap'
import { FULL, shareOf } from './helpers/tiers.ts'

const cells = ['a', 'b', 'c', 'd', 'e'].flatMap((one) =>
  ['f', 'g', 'h', 'i'].flatMap((two) => ['j', 'k', 'l'].map((three) => ({ one, two, three }))),
)
type Cell = (typeof cells)[number]
const pairs = ({ one, two, three }: Cell) => [one + two, one + three, two + three]

t.test('a share of a product leaves out no part, and is smaller', async (t) => {
  const share = shareOf(cells, pairs)
  t.strictSame(new Set(share.flatMap(pairs)), new Set(cells.flatMap(pairs)))
  t.ok(
    FULL ? share.length === cells.length : share.length < cells.length / 2,
    `${share.length} of ${cells.length}`,
  )
  t.strictSame(shareOf(cells, pairs), share, 'and is the same when it is drawn again')
  t.strictSame(
    share,
    cells.filter((cell) => share.includes(cell)),
    'in the order of the whole',
  )
})
