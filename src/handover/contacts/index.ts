/** What the council's case system is told of a referral, when, and whether it has it. */
export { raiseContactAlarms } from './alarms.ts'
export { composeContact } from './compose.ts'
export {
  ContactAcknowledgement,
  contactParams,
  InitialContact,
  InitialContactSummary,
} from './initial-contact.ts'
export {
  acknowledgeContact,
  type ContactRow,
  findContact,
  listContactRows,
  referralOf,
} from './queries/contacts.ts'
export { contactSummary } from './summary.ts'
