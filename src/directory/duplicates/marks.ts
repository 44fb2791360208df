import { sha256 } from '#platform/canonical-json.ts'
import { fold } from '../finding/words/fold.ts'
import type { AnyDocument } from '../record/index.ts'

/** What two records have in common when they are perhaps one. */
export const RULES = {
  name_and_postcode: 'The same name at the same postcode.',
  ofsted_urn: 'The same Ofsted number.',
  charity_number: 'The same charity number.',
  company_number: 'The same company number.',
} as const
export type Rule = keyof typeof RULES

/** Hashed: a refuge’s postcode is not to be read in yet another table. */
export type Mark = { readonly rule: Rule; readonly value: string }

/** However it is spelt: capitals, accents, signs, an article, “&” or “and”. */
export const foldedName = (name: string): string =>
  fold(name)
    .replaceAll('&', ' and ')
    .replaceAll("'", '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'the')
    .join(' ')

const bare = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** What marks a record. A service is marked by its places, an organisation by its numbers. */
export function marksOf(document: AnyDocument): Mark[] {
  const found: [Rule, string][] =
    'channels' in document
      ? [
          ...document.places.flatMap(({ address }): [Rule, string][] =>
            address.postcode === undefined
              ? []
              : [['name_and_postcode', `${foldedName(document.name)} ${bare(address.postcode)}`]],
          ),
          // Older numbers have the letters EY before them, and are often written without.
          ...numbered('ofsted_urn', document.childcare?.ofstedUrn?.replace(/^EY/, '')),
        ]
      : [
          ...numbered('charity_number', document.charityNumber),
          ...numbered('company_number', document.companyNumber),
        ]
  const marks = found.map(([rule, value]) => ({ rule, value: sha256(`${rule} ${value}`) }))
  return [...new Map(marks.map((mark) => [mark.value, mark])).values()]
}

const numbered = (rule: Rule, number: string | undefined): [Rule, string][] =>
  number === undefined ? [] : [[rule, bare(number)]]
