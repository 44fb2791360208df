import type { Check } from './check.ts'

/** Every check, in the order their findings are listed. */
export const checks: readonly Check[] = []
