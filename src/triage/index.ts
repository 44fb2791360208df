import type { Operation } from '#platform/operation.ts'
import './problems.ts'
import './tables.ts'

/** The work of a council's front door on a referral: the queue, questions, decisions, challenges. */
export const triageOperations: readonly Operation[] = []

export {
  ALARM_KINDS,
  type AlarmKind,
  type AlarmsStanding,
  alarmsStanding,
  raiseAlarms,
} from './alarms/index.ts'
