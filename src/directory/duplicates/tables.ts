import type { Rule } from './marks.ts'

declare module '#platform/tables.ts' {
  interface Database {
    directory_mark: MarkTable
  }
}

/** Of the version of each record that is worked on, also while it is a draft. */
export type MarkTable = { council_id: string; record_id: string; rule: Rule; value: string }
