import t from 'tap'
import { isReference, newReference } from '../../src/referrals/reference.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const swap = (text: string, at: number) =>
  `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`

t.test('a slip of the pen shows', (t) => {
  for (let n = 0; n < 50; n++) {
    const reference = newReference()
    t.ok(isReference(reference), reference)
    for (let at = 3; at < reference.length - 1; at++) {
      const [a, b] = [
        ALPHABET.indexOf(reference[at] as string),
        ALPHABET.indexOf(reference[at + 1] as string),
      ]
      if (a < 0) continue
      const wrong = `${reference.slice(0, at)}${ALPHABET[(a + 1 + (n % 31)) % 32]}${reference.slice(at + 1)}`
      t.notOk(isReference(wrong), `${wrong} for ${reference}`)
      // Two that lie half the alphabet apart weigh the same either way round; the check character is next to the last digit.
      if (b >= 0 && a !== b && Math.abs(a - b) !== 16 && at < reference.length - 2)
        t.notOk(isReference(swap(reference, at)))
    }
  }
  for (const text of ['', 'FD-', 'FD-IIII-IIII-IIII', newReference().toLowerCase()])
    t.notOk(isReference(text), text)
  t.end()
})
