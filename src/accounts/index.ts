export { demonstrationIssuer, type DemonstrationIssuer, DEMONSTRATION_ISSUER } from './demonstration-issuer.ts'
export { findCaller } from './queries.ts'
