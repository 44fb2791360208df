import type { Trx } from '#platform/operation.ts'
import '../tables.ts'

/**
 * Notes that a council's alarms were looked at. It comes first in their transaction: two workers at the same
 * council go one after the other.
 */
export const insertRun = (trx: Trx, council: string, now: Date): Promise<unknown> =>
  trx
    .insertInto('alarm_run')
    .values({ council_id: council, last_ran_at: now, raised: 0 })
    .onConflict((conflict) => conflict.column('council_id').doUpdateSet({ last_ran_at: now, raised: 0 }))
    .execute()

export const countRaised = (trx: Trx, council: string, raised: number): Promise<unknown> =>
  trx.updateTable('alarm_run').set({ raised }).where('council_id', '=', council).execute()

/** When a council's alarms were last looked at; null when they never were. */
export const findLastRun = async (trx: Trx, council: string): Promise<Date | null> => {
  const row = await trx
    .selectFrom('alarm_run')
    .select('last_ran_at')
    .where('council_id', '=', council)
    .executeTakeFirst()
  return row?.last_ran_at ?? null
}
