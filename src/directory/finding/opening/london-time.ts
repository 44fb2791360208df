import { type LocalDate, londonDate } from '#calendar/index.ts'

/** What the clocks in London show: a day, and minutes since its midnight. */
export type ClockTime = { readonly date: LocalDate; readonly minutes: number }

/** Making a formatter costs a thousand times what using one costs: it is made once. */
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
})

export const londonTime = (instant: Date): ClockTime => ({
  date: londonDate(instant),
  minutes: minutesOf(clock.format(instant)),
})

/** `HH:MM` as minutes since midnight; 24:00 is 1440. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
