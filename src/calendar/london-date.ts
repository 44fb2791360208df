import type { LocalDate } from './local-date.ts'

/** Making a formatter costs a thousand times what using one costs: it is made once. */
const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  calendar: 'gregory',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day it is in London at an instant, summer time included. */
export function londonDate(instant: Date): LocalDate {
  const [day, month, year] = london.format(instant).split('/')
  return `${year}-${month}-${day}`
}
