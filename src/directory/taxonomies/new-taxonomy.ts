import { type Static, Type } from 'typebox'
import type { Fault } from '#platform/faults.ts'
import { strict, webAddress, words } from '../record/words.ts'
import { broaderThan, byCode } from './taxonomy.ts'

export const taxonomyId = Type.String({
  pattern: '^[a-z][a-z0-9-]{1,59}$',
  description: 'e.g. `categories`.',
})

const termCode = (description: string) =>
  Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$', description })

/** A published list as a council imports it. */
export const NewTaxonomy = Type.Object(
  {
    name: words(200, 'What it is called.'),
    version: words(60, 'As its publisher counts.'),
    source: words(500, 'Whose it is, for credit.'),
    licence: words(200, 'On what terms it may be used: an SPDX identifier where there is one.'),
    uri: Type.Optional(webAddress('Where it is published.')),
    terms: Type.Array(
      Type.Object(
        {
          code: termCode('Unique in the list.'),
          name: words(200, 'What it is called.'),
          description: Type.Optional(words(2000, 'What it means.')),
          parent: Type.Optional(termCode('The code of the broader term.')),
          uri: Type.Optional(webAddress('Where its publisher defines it.')),
        },
        { $id: 'NewTaxonomyTerm', ...strict },
      ),
      { minItems: 1, maxItems: 5000 },
    ),
  },
  { $id: 'NewTaxonomy', ...strict },
)
export type NewTaxonomy = Static<typeof NewTaxonomy>

/** Codes that are there twice, parents that are not there, and terms that are their own ancestors. */
export function checkTaxonomy({ terms }: Pick<NewTaxonomy, 'terms'>): Fault[] {
  const known = byCode(terms)
  const seen = new Set<string>()
  return terms.flatMap(({ code, parent }, at) => {
    const twice = seen.has(code)
    seen.add(code)
    if (twice)
      return [{ pointer: `/terms/${at}/code`, code: 'duplicate', message: 'A code is there only once.' }]
    if (parent === undefined) return []
    const pointer = `/terms/${at}/parent`
    if (!known.has(parent))
      return [{ pointer, code: 'unknown_parent', message: 'This must be the code of a term of the list.' }]
    if (broaderThan(known, code).includes(code))
      return [{ pointer, code: 'cycle', message: 'A term cannot be broader than itself.' }]
    return []
  })
}
