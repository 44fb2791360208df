/** PURE. May this be shared with this recipient, for this purpose, at this instant? The one policy. */
export {
  isSharingCategory,
  SHARING_CATEGORIES,
  type SharingCategory,
  SOCIAL_CARE_TEAMS,
  sharingCategory,
} from './categories.ts'
export { decideSharing } from './decide-sharing.ts'
export { DeniedCategory, HumanCheck, RestsOn, SharingDecision } from './decision.ts'
export { isSharingPurpose, SHARING_PURPOSES, type SharingPurpose } from './purposes.ts'
export type {
  ExternalRecipient,
  InternalRecipient,
  JudgedLimit,
  NamedProfessional,
  SharingOverride,
  SharingQuestion,
  SharingRecipient,
  StatisticsRecipient,
} from './question.ts'
export { SHARING_ROWS, type SharingRow, type SharingRowNumber, type ToWriteDown } from './rows.ts'
