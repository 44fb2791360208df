export { type DemonstrationIssuer, DEMONSTRATION_ISSUER, demonstrationIssuer } from './demonstration-issuer.ts'
export { findCaller } from './queries.ts'
export { type Accounts, type NewAccount, registerAccounts } from './register.ts'
