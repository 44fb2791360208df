declare module '#platform/tables.ts' {
  interface Database {
    service_search: ServiceSearchTable
    postcode_point: PostcodePointTable
  }
}

/** Row 0 is the service as a whole; 1, 2 … are its places, where there are several. */
export type ServiceSearchTable = {
  council_id: string
  id: string
  place: number
  alone: boolean
  organisation_id: string | null
  name_key: string
  age_from: number
  age_to: number
  tags: string[]
  at: string | null
  cells: number[]
  slots: number[]
  hours: string
  words: string
  name_words: string
  rank_words: string
  card: string
}

type PostcodePointTable = { code: string; latitude: number; longitude: number }
