/** A name as it is compared where a match lets something through: case, spacing and apostrophes apart. */
const strict = (name: string): string =>
  name.normalize('NFC').replace(/[’‘`]/g, "'").trim().replace(/\s+/g, ' ').toLowerCase()

/** A name as it is compared where a match stops something: accents, punctuation and a leading article too. */
const loose = (name: string): string =>
  strict(name.normalize('NFKD').replace(/\p{M}/gu, ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(the|her|his|their|my|our) /, '')

/** Do two names surely mean the same? An empty name means nobody. */
export const sameWords = (one: string, other: string): boolean =>
  strict(one) !== '' && strict(one) === strict(other)

/** May two names mean the same? */
export const likeWords = (one: string, other: string): boolean =>
  loose(one) !== '' && loose(one) === loose(other)

/** Is the name said somewhere in the words? */
export const mentions = (words: string, name: string): boolean =>
  ` ${loose(words)} `.includes(` ${loose(name)} `)
