import { randomInt } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U, so that it can be read out on the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const DIGITS = 11

/**
 * The check character: digits weighted by their place. Any one wrong digit shows, and so do two neighbours
 * swapped, unless they lie half the alphabet apart.
 */
function checkCharacter(digits: string): string {
  let sum = 0
  for (const [place, digit] of [...digits].entries()) sum += ALPHABET.indexOf(digit) * (2 * place + 1)
  return ALPHABET[sum % 32] as string
}

const grouped = (characters: string) => `FD-${characters.match(/.{4}/g)?.join('-')}`

/** A public reference for a referral, e.g. "FD-7K3M-9QXR-2B6T": it means nothing and ends on a check character. */
export function newReference(pick: (below: number) => number = randomInt): string {
  let digits = ''
  while (digits.length < DIGITS) digits += ALPHABET[pick(32)]
  return grouped(digits + checkCharacter(digits))
}

/** Whether this was typed without a slip. */
export function isReference(text: string): boolean {
  if (!/^FD(-[0-9A-HJKMNP-TV-Z]{4}){3}$/.test(text)) return false
  const characters = text.slice(3).replaceAll('-', '')
  return checkCharacter(characters.slice(0, DIGITS)) === characters[DIGITS]
}
