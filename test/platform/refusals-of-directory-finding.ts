import { ask, type Bringing } from './bringing.ts'

export const FINDING_REFUSALS: Readonly<Record<string, Bringing>> = {
  // No postcode is known where none was loaded.
  'searchServices postcode-not-known': (stage, operation) =>
    ask(stage, operation, { query: 'near=SW1A%209ZZ' }),
}
