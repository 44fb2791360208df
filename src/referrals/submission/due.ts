import { addWorkingDays, type LocalDate, londonDate } from '#calendar/index.ts'
import type { Council } from '#councils/index.ts'
import type { ReferralStatus } from '../status.ts'

/** By when the council decides on the next steps (Working Together: one working day); null where no clock runs. */
export function dueOn(status: ReferralStatus, council: Council, receivedAt: Date): LocalDate | null {
  if (status !== 'received') return null
  const days = council.clocks.find((clock) => clock.id === 'next_steps')?.workingDays
  if (days === undefined || days === null) throw new Error(`${council.id} has no clock for next steps.`)
  return addWorkingDays(londonDate(receivedAt), days)
}
