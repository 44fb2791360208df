import type { Fault } from './faults.ts'

/**
 * Whether an object of a JSON text has a member twice. Parsing keeps the last of them without a word: an answer
 * would be read that contradicts the text that is kept. Tells by counting, since the text is known to be JSON; what
 * goes too deep to be counted is a fault as well.
 */
export function repeatedMembers(text: string, document: unknown): Fault[] {
  const members = membersOf(document)
  if (Number.isNaN(members)) return [{ pointer: '', code: 'too_deep', message: TOO_DEEP }]
  if (colonsOutsideStrings(text) === members) return []
  const message = 'A member stands twice in one object, and only one of the two could be read.'
  return [{ pointer: '', code: 'repeated_member', message }]
}

/** Ten times as deep as anything here: whatever walks a document later on has only so much of a stack. */
const DEEPEST = 100
const TOO_DEEP = `Lists and objects stand more than ${DEEPEST} deep in each other.`

const QUOTE = 34
const COLON = 58
const BACKSLASH = 92

function colonsOutsideStrings(text: string): number {
  let colons = 0
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (character === COLON) colons++
    else if (character === QUOTE) at = endOfString(text, at)
  }
  return colons
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1
  while (text.charCodeAt(before) === BACKSLASH) before--
  return (at - before) % 2 === 0
}

/** Not a number where the document goes too deep to be counted. */
function membersOf(document: unknown, depth = 0): number {
  if (typeof document !== 'object' || document === null) return 0
  if (depth === DEEPEST) return Number.NaN
  const values = Object.values(document)
  return values.reduce<number>(
    (count, value) => count + membersOf(value, depth + 1),
    Array.isArray(document) ? 0 : values.length,
  )
}
