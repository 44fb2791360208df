import { wordsOf } from './fold.ts'
import { SYNONYMS } from './synonyms.ts'

/** More than this is no search but a text: the rest is left out. */
const MOST_WORDS = 12

/** What somebody typed, as PostgreSQL's to_tsquery reads it: all of it, and any of it. */
export type SearchWords = {
  readonly typed: readonly string[]
  readonly all: string
  readonly either: string
}

type Phrase = readonly string[]

const groups = SYNONYMS.map((group) => group.map((text): Phrase => wordsOf(text)))
const LONGEST = Math.max(...groups.flat().map(({ length }) => length))

/** Every group that holds these words, in this order. */
const groupsOf = (words: Phrase) =>
  groups.filter((group) => group.some((phrase) => phrase.join(' ') === words.join(' ')))

/** Undefined where there is no letter and no digit in it. */
export function searchWords(text: string): SearchWords | undefined {
  const typed = wordsOf(text).slice(0, MOST_WORDS)
  if (typed.length === 0) return undefined
  const parts = partsOf(typed)
  return { typed, all: parts.join(' & '), either: parts.join(' | ') }
}

function partsOf(typed: Phrase): string[] {
  const parts: string[] = []
  for (let at = 0; at < typed.length; ) {
    const phrase = longestKnown(typed.slice(at, at + LONGEST))
    parts.push(partOf(phrase))
    at += phrase.length
  }
  return parts
}

/** The longest beginning that means something together, or the first word alone. */
function longestKnown(words: Phrase): Phrase {
  for (let length = words.length; length > 1; length--)
    if (groupsOf(words.slice(0, length)).length > 0) return words.slice(0, length)
  return words.slice(0, 1)
}

/** The words themselves wherever they stand, or another way to say them, in its own order. */
function partOf(words: Phrase): string {
  const others = groupsOf(words)
    .flat()
    .filter((other) => other.join(' ') !== words.join(' '))
  const ways = [words.map(quoted).join(' & '), ...others.map((other) => other.map(quoted).join(' <-> '))]
  return `(${ways.map((way) => `(${way})`).join(' | ')})`
}

/** Letters and digits alone, so that nothing of it can be an operator. */
const quoted = (word: string) => `'${word}'`
