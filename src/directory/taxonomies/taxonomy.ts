/** A term of a taxonomy. Its code is unique there, and stays what it means for good. */
export type TaxonomyTerm = {
  readonly code: string
  readonly name: string
  readonly description?: string
  /** The code of the broader term. */
  readonly parent?: string
  /** Where its publisher defines it. */
  readonly uri?: string
  /** No longer in the published list: records that have it keep it, and it can still be read. */
  readonly deprecated?: true
}

export type Taxonomy = {
  /** Unique among the built-in ones and those of one council. */
  readonly id: string
  /** The council that imported it; the built-in ones are everybody’s. */
  readonly council?: string
  readonly name: string
  readonly version: string
  /** Whose it is, for credit. */
  readonly source: string
  readonly licence: string
  readonly uri?: string
  readonly terms: readonly TaxonomyTerm[]
}

/** The codes of what is broader than a term, the next broader first. */
export function broaderThan(terms: ReadonlyMap<string, TaxonomyTerm>, code: string): string[] {
  const broader: string[] = []
  let parent = terms.get(code)?.parent
  while (parent !== undefined && !broader.includes(parent)) {
    broader.push(parent)
    parent = terms.get(parent)?.parent
  }
  return broader
}

export const byCode = (terms: readonly TaxonomyTerm[]): ReadonlyMap<string, TaxonomyTerm> =>
  new Map(terms.map((term) => [term.code, term]))
