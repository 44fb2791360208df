import type { Generated } from 'kysely'

/** What this database is for. One row, written by the first process that used it. */
export interface InstallationTable {
  readonly single: Generated<true>
  readonly kind: 'demonstration' | 'live'
  readonly created_at: Generated<Date>
}

/**
 * Every table the service knows. A feature adds its own in its `tables.ts`:
 * `declare module '#platform/tables.ts' { interface Database { referral: ReferralTable } }`
 */
export interface Database {
  installation: InstallationTable
}
