/** Deadlines that nobody may overlook, and whether anybody still looks. */
export { raiseAlarms } from './raise-alarms.ts'
export { type AlarmsStanding, alarmsStanding } from './standing.ts'
export { ALARM_KINDS, type AlarmKind } from './tables.ts'
export { type AlarmWatch, watchAlarms } from './watch.ts'
