import type { RecordKind } from '../record/index.ts'

declare module '#platform/tables.ts' {
  interface Database {
    directory_quality: DirectoryQualityTable
  }
}

/** How good the version of a record is that is worked on: a row for itself (`lack` is empty), and one for each lack. */
export type DirectoryQualityTable = {
  council_id: string
  record_id: string
  lack: string
  kind: RecordKind
  score: number
  /** Null where no day makes it another. */
  holds_until: string | null
}
