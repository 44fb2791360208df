import { Type } from 'typebox'
import { strict, words } from '../record/words.ts'

export const DirectoryReasons = Type.Object(
  { reasons: words(2000, 'Why. Whoever works on the record and the council read it.') },
  { $id: 'DirectoryReasons', ...strict },
)
