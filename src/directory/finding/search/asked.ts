import type { Schedule } from '../../record/schedule.ts'
import type { Planar } from '../geography/plane.ts'
import type { SearchWords } from '../words/search-words.ts'

export const ORDERS = ['relevance', 'distance', 'name'] as const
export type Order = (typeof ORDERS)[number]

/** A search as the queries take it: nothing of a query string, and nothing of who asks. */
export type Asked = {
  readonly order: Order
  readonly words?: SearchWords
  /** All of them. */
  readonly tags: readonly string[]
  /** In years, both included. */
  readonly ages?: { readonly from: number; readonly to: number }
  readonly circle?: { readonly at: Planar; readonly radius: number }
  readonly opening?: {
    /** What may be open has one of these. */
    readonly slots: readonly number[]
    /** Decides. */
    readonly isOpen: (hours: readonly Schedule[], councilId: string) => boolean
  }
}

/** Totals and facets are counted so far. */
export const MOST_COUNTED = 1_000

/** So many that match are put in their exact order; more are read in an index's. */
export const MOST_ORDERED = 2_000
