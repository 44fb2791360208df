import type { Trx } from '#platform/operation.ts'
import { findLastRun } from './queries/alarm-runs.ts'

/** Alarms are looked at every minute: past this they have stopped, and whoever relies on them has to know. */
export const STOPPED_AFTER_MS = 5 * 60_000

/** Whether a council's alarms still run. `lastRanAt` is null when they never did. */
export type AlarmsStanding = { readonly lastRanAt: Date | null; readonly stopped: boolean }

export const standingOf = (lastRanAt: Date | null, now: Date): AlarmsStanding => ({
  lastRanAt,
  stopped: lastRanAt === null || now.getTime() - lastRanAt.getTime() > STOPPED_AFTER_MS,
})

/** For the queue's answer: a list without alarms must not look like one where nothing is wrong. */
export const alarmsStanding = async (trx: Trx, council: string, now: Date): Promise<AlarmsStanding> =>
  standingOf(await findLastRun(trx, council), now)
