import type { Taxonomy } from '../taxonomies/index.ts'
import { CODE_TAXONOMIES } from './code-taxonomies.ts'
import { type HsdsTaxonomy, type HsdsTerm, present } from './hsds.ts'
import { idOf } from './ids.ts'

/** Every taxonomy and term of the feed, to be found by what a record says, and by what a reader asks for. */
export type Terms = {
  readonly taxonomies: readonly HsdsTaxonomy[]
  readonly terms: readonly HsdsTerm[]
  /** A term that a record of a council names. */
  readonly find: (council: string, taxonomy: string, code: string) => HsdsTerm | undefined
  /** The ids of a term and of what is narrower. */
  readonly within: (termId: string) => string[]
  /** The ids of all terms of a taxonomy. */
  readonly ofTaxonomy: (taxonomyId: string) => string[]
}

const taxonomyId = ({ council = '', id }: Pick<Taxonomy, 'council' | 'id'>) => idOf('taxonomy', council, id)

const termId = (taxonomy: Pick<Taxonomy, 'council' | 'id'>, code: string) =>
  idOf('term', taxonomy.council ?? '', taxonomy.id, code)

/** The ids that a term of a council may have: of a list that everybody has, or of the council's own of that name. */
export const termIdsOf = (council: string, taxonomy: string, code: string): string[] => [
  termId({ id: taxonomy }, code),
  termId({ council, id: taxonomy }, code),
]

const hsdsTerms = (taxonomy: Taxonomy): HsdsTerm[] =>
  taxonomy.terms.map(({ code, name, description, parent, uri }) =>
    present<HsdsTerm>({
      id: termId(taxonomy, code),
      code,
      name,
      description: description ?? name,
      parent_id: parent === undefined ? undefined : termId(taxonomy, parent),
      taxonomy: taxonomy.id,
      taxonomy_id: taxonomyId(taxonomy),
      term_uri: uri,
      term: name,
    }),
  )

const hsdsTaxonomy = (taxonomy: Taxonomy): HsdsTaxonomy =>
  present<HsdsTaxonomy>({
    id: taxonomyId(taxonomy),
    name: taxonomy.name,
    // Where it is from and on which terms: whoever passes it on has to say so.
    description: `${taxonomy.source}. ${taxonomy.licence}.`,
    uri: taxonomy.uri,
    version: taxonomy.version,
  })

export function termsOf(imported: readonly Taxonomy[]): Terms {
  const all = [...imported, ...CODE_TAXONOMIES]
  const terms = all.flatMap(hsdsTerms)
  const byId = new Map(terms.map((term) => [term.id, term]))
  const below = Map.groupBy(terms, ({ parent_id }) => parent_id)
  const within = (id: string): string[] => [
    id,
    ...(below.get(id) ?? []).flatMap((narrower) => within(narrower.id)),
  ]
  return {
    taxonomies: all.map(hsdsTaxonomy),
    terms,
    find: (council, id, code) => byId.get(termId({ id }, code)) ?? byId.get(termId({ council, id }, code)),
    within,
    ofTaxonomy: (id) => terms.flatMap((term) => (term.taxonomy_id === id ? [term.id] : [])),
  }
}

/** Whether a name holds what is looked for; everything does where nothing is. */
export const saying =
  (search: string | undefined) =>
  ({ name }: { readonly name: string }): boolean =>
    search === undefined || name.toLowerCase().includes(search.toLowerCase())
