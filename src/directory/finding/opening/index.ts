/** PURE. Whether regular hours are open: at an instant, on a day, on a weekday. */
export { dayFacts, type OpeningCalendar } from './calendar.ts'
export { type HasHours, isOpenAt, isOpenOnWeekdays, openOn, openWhen } from './is-open.ts'
export { type ClockTime, londonTime, minutesOf } from './london-time.ts'
export { slotsOf, slotsOn, slotsOnWeekday } from './slots.ts'
