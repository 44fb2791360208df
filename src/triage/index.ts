import type { Operation } from '#platform/operation.ts'
import './problems.ts'
import { answerInformationRequest } from './routes/answer-information-request.ts'
import { challengeDecision } from './routes/challenge-decision.ts'
import { claimReferral } from './routes/claim-referral.ts'
import { confirmDecision } from './routes/confirm-decision.ts'
import { decideChallenge } from './routes/decide-challenge.ts'
import { getDecision } from './routes/get-decision.ts'
import { getTriageCounts } from './routes/get-triage-counts.ts'
import { listChallenges } from './routes/list-challenges.ts'
import { listDecisions } from './routes/list-decisions.ts'
import { listInformationRequests } from './routes/list-information-requests.ts'
import { listTriageQueue } from './routes/list-triage-queue.ts'
import { recordDecision } from './routes/record-decision.ts'
import { releaseReferral } from './routes/release-referral.ts'
import { requestInformation } from './routes/request-information.ts'
import { suggestServices } from './routes/suggest-services.ts'
import './tables.ts'

/** The work of a council's front door on a referral: the queue, questions, decisions, challenges. */
export const triageOperations: readonly Operation[] = [
  listTriageQueue,
  getTriageCounts,
  claimReferral,
  releaseReferral,
  requestInformation,
  listInformationRequests,
  answerInformationRequest,
  recordDecision,
  confirmDecision,
  listDecisions,
  getDecision,
  challengeDecision,
  decideChallenge,
  listChallenges,
  suggestServices,
]

export {
  ALARM_KINDS,
  type AlarmKind,
  type AlarmsStanding,
  alarmsStanding,
  raiseAlarms,
  watchAlarms,
} from './alarms/index.ts'
export { NewChildDecision } from './decision/new-decision.ts'
export { actingRole, StaffMember, staffMember } from './staff-member.ts'
