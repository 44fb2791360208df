declare module '#platform/tables.ts' {
  interface Database {
    directory_taxonomy: TaxonomyTable
    directory_term: TermTable
  }
}

/** Imported by a council. The built-in ones are in no table. */
export type TaxonomyTable = {
  council_id: string
  id: string
  name: string
  version: string
  source: string
  licence: string
  uri: string | null
  imported_by: string
  imported_at: Date
}

export type TermTable = {
  council_id: string
  taxonomy_id: string
  code: string
  name: string
  description: string | null
  parent: string | null
  uri: string | null
  deprecated: boolean
}
