declare module '#platform/tables.ts' {
  interface Database {
    alarm: AlarmTable
    alarm_run: AlarmRunTable
  }
}

/** What the worker rings about; each once for a referral and what it is about. */
export const ALARM_KINDS = [
  'due_soon',
  'overdue',
  'emergency_unconfirmed',
  'request_unanswered',
  // Raised by the hand-over.
  'contact_unacknowledged',
  // Raised by sharing.
  'hold_back_due',
] as const
export type AlarmKind = (typeof ALARM_KINDS)[number]

export type AlarmTable = {
  council_id: string
  referral_id: string
  kind: AlarmKind
  /** The due date, the instant of the emergency, the id of the request, of the initial contact, or of the disclosure with its day. */
  about: string
  raised_at: Date
}

export type AlarmRunTable = { council_id: string; last_ran_at: Date; raised: number }
