import type { LocalDate } from '#calendar/index.ts'

const FORMAT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/** A day as people write it: 23 November 2026. */
export const asDay = (day: LocalDate): string => FORMAT.format(new Date(`${day}T00:00:00Z`))

const TIME = new Intl.DateTimeFormat('en-GB', {
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZone: 'Europe/London',
})

/** A time of day in London: 9:30am. */
export const asTime = (at: Date): string => TIME.format(at).replaceAll(/\s/g, '').toLowerCase()
