import { fold } from '../finding/words/fold.ts'
import type { AnyDocument } from '../record/index.ts'
import type { Place } from '../record/place.ts'
import { publicPlace } from './public-place.ts'

/** Where a text that would be published holds what a place of the same record hides. As pointers. */
export function hiddenWordsIn(document: AnyDocument): string[] {
  if (!('places' in document)) return []
  const hidden = document.places.filter(({ visibility }) => visibility !== 'public')
  const secrets = hidden.flatMap(({ address }) => secretsOf(address))
  if (secrets.length === 0) return []
  const { internalNotes: _never, places, ...published } = document
  // Of a childminder's home its key is published too.
  const shown = { ...published, places: places.map(publicPlace) }
  return textsIn(shown).flatMap(({ pointer, text }) =>
    secrets.some((secret) => folded(text).some((words) => words.includes(secret))) ? [pointer] : [],
  )
}

/** Its postcode and its lines; a line that only says the town leads nobody there. */
function secretsOf({ postcode = '', lines, town = '' }: Place['address']): string[] {
  const towns = [...folded(town), 'london']
  return [postcode, ...lines].flatMap(folded).filter((words) => !towns.includes(words))
}

/** Letters and digits only: however it is spaced, accented or spelt in capitals. Too short to be told from others: none. */
function folded(text: string): string[] {
  const bare = fold(text).replace(/[^\p{L}\p{N}]/gu, '')
  return bare.length < 5 ? [] : [bare]
}

function textsIn(value: unknown, pointer = ''): { pointer: string; text: string }[] {
  if (typeof value === 'string') return [{ pointer, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, `${pointer}/${name}`))
}
