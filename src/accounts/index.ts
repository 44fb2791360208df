export {
  DEMONSTRATION_ISSUER,
  type DemonstrationIssuer,
  demonstrationIssuer,
} from './demonstration-issuer.ts'
export { findCaller, mayBegin } from './queries.ts'
export { type Accounts, type NewAccount, registerAccounts } from './register.ts'
