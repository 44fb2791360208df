declare module '#platform/tables.ts' {
  interface Database {
    feed_service: FeedServiceTable
    feed_place: FeedPlaceTable
  }
}

export type FeedServiceTable = {
  council_id: string
  record_id: string
  organisation: string | null
  minimum_age: number | null
  maximum_age: number | null
  terms: string[]
  hours: string
  words: string
}

export type FeedPlaceTable = {
  council_id: string
  record_id: string
  id: string
  latitude: number | null
  longitude: number | null
  postcode: string | null
}
