import type { Audience, PageKind } from './page.ts'

declare module '#platform/tables.ts' {
  interface Database {
    directory_page: PageTable
    directory_page_version: PageVersionTable
  }
}

export type PageState = 'draft' | 'published' | 'withdrawn'

export type PageTable = {
  council_id: string
  id: string
  kind: PageKind
  state: PageState
  audiences: Audience[]
  document: string
  /** The beginning of a training’s last session. */
  last_session_at: Date | null
  version: number
  created_at: Date
  updated_at: Date
}

/** Append-only. */
export type PageVersionTable = {
  council_id: string
  page_id: string
  number: number
  state: PageState
  document: string
  saved_by: string
  saved_at: Date
}
