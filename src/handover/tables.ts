import type { Generated } from 'kysely'

declare module '#platform/tables.ts' {
  interface Database {
    initial_contact: InitialContactTable
    event_watermark: EventWatermarkTable
  }
}

/** What the case system is told of; all but its acknowledgement is written once. */
export type InitialContactTable = {
  council_id: string
  id: string
  referral_id: string
  revision: number
  kind: 'initial' | 'change'
  /** The type of the event that it came of. */
  cause: string
  created_at: Date
  /** The contact before it, which it corrects. */
  corrects: string | null
  state: Generated<'pending' | 'acknowledged'>
  acknowledged_at: Date | null
  acknowledged_by: string | null
  /** The case system's own id: never told to who sent the referral. */
  case_system_id: string | null
  /** The transaction it was made in, as text: its place in the feed, before its id. */
  xid: Generated<string>
}

/** How far the service has read a council's events (`readEvents`). */
export type EventWatermarkTable = { council_id: string; xid: string; event_id: string; moved_at: Date }
