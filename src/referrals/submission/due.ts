import { addWorkingDays, type LocalDate, londonDate } from '#calendar/index.ts'
import type { Council } from '#councils/index.ts'
import type { ReferralStatus } from '../lifecycle/status.ts'
import type { FourAnswers } from './four-questions.ts'

/** By when the council decides on the next steps (Working Together: one working day); null where no clock runs. */
export function dueOn(
  status: ReferralStatus,
  { council, safeguarding }: Pick<FourAnswers, 'council' | 'safeguarding'>,
  receivedAt: Date,
): LocalDate | null {
  if (status !== 'received' && status !== 'under_review') return null
  return dueBy(council, safeguarding ? 'next_steps_where_harm_is_suspected' : 'next_steps', receivedAt)
}

/** The day a council's clock runs out that started at an instant. */
export function dueBy(council: Council, clockId: string, startedAt: Date): LocalDate {
  const days = council.clocks.find((clock) => clock.id === clockId)?.workingDays
  if (days === undefined || days === null) throw new Error(`${council.id} has no clock called ${clockId}.`)
  return addWorkingDays(londonDate(startedAt), days)
}
