import type { Generated } from 'kysely'
import type { RecordKind } from './record/index.ts'

declare module '#platform/tables.ts' {
  interface Database {
    directory_record: DirectoryRecordTable
    directory_version: DirectoryVersionTable
    directory_event: DirectoryEventTable
    directory_right: DirectoryRightTable
    published_record: PublishedRecordTable
  }
}

/** `publication`: what the public has of it. `change`: what is being worked on beside it. */
export type Publication = 'never' | 'live' | 'hidden' | 'archived'
export type Change = 'none' | 'draft' | 'in_review' | 'returned'
export type Freshness = 'fresh' | 'reminded' | 'flagged'

/** For whom somebody did something: an account may be both. */
export type Actor = 'provider' | 'council' | 'service'

export type DirectoryRecordTable = {
  council_id: string
  id: string
  kind: RecordKind
  /** Whose it is: the organisation of the provider's account. */
  organisation_id: string
  publication: Publication
  change: Change
  freshness: Freshness
  /** Of the newest version, for lists. */
  name: string
  newest_number: number
  published_number: number | null
  /** Rises with everything that happens to it: the entity tag. */
  version: number
  assured_on: string | null
  review_due_on: string | null
  /** Since when it is in review. */
  waiting_since: Date | null
  source: string | null
  source_id: string | null
  created_at: Date
  updated_at: Date
}

type DirectoryVersionTable = {
  council_id: string
  record_id: string
  number: number
  /** Letter for letter, as text: what is kept is what was sent. */
  document: string
  /** The published version it began from. */
  based_on: number | null
  saved_by: string
  saved_at: Date
}

type DirectoryEventTable = {
  council_id: string
  record_id: string
  id: Generated<string>
  type: string
  at: Date
  account_id: string
  actor: Actor
  /** The version it was about. */
  number: number
  reason: string | null
}

type DirectoryRightTable = {
  council_id: string
  record_id: string
  /** The record's own organisation: follows it by itself. */
  owner_id: string
  organisation_id: string
  granted_by: string
  granted_at: Date
}

/** What the public reads, and all it reads: masked when it was written. Withdrawn: a row without a document. */
export type PublishedRecordTable = {
  council_id: string
  id: string
  kind: RecordKind
  document: string | null
  /** Rises strictly with every change of any row, so that whoever follows misses none. */
  modified_at: Date
  first_published_at: Date
}
