import { CATEGORIES } from '../../taxonomies/index.ts'
import { wordsOf } from './fold.ts'
import { SYNONYMS } from './synonyms.ts'

/** Words that are right whatever is published. */
const ALWAYS = new Set([...CATEGORIES.terms.map(({ name }) => name), ...SYNONYMS.flat()].flatMap(wordsOf))

/** Short words are too near to too many others to be guessed at. */
export const canBeGuessed = (word: string): boolean => word.length >= 4 && !ALWAYS.has(word)

/** What was typed with each word that nobody uses in the nearest one that is used; undefined where none is near. */
export function nearestWords(
  typed: readonly string[],
  used: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const words = typed.map((word) => (canBeGuessed(word) ? nearest(word, used.get(word) ?? []) : word))
  return words.some((word, at) => word !== typed[at]) ? words.join(' ') : undefined
}

function nearest(word: string, names: readonly string[]): string {
  const candidates = [...new Set([...names.flatMap(wordsOf), ...ALWAYS])]
  const allowed = word.length < 6 ? 1 : 2
  let [best, away] = [word, allowed + 1]
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= away) continue
    const distance = editsBetween(word, candidate)
    if (distance < away) [best, away] = [candidate, distance]
  }
  return best
}

/** Letters put in, left out, changed, or two next to each other changed about. */
export function editsBetween(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let edits = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1)
      row.push(edits)
    }
    ;[before, last] = [last, row]
  }
  return last[b.length] ?? 0
}
