import { addressChecks } from './addresses.ts'
import { assessmentChecks } from './assessment.ts'
import { birthChecks } from './birth.ts'
import type { Check } from './check.ts'
import { circumstanceChecks } from './circumstances.ts'
import { consentChecks } from './consent.ts'
import { dateChecks } from './dates.ts'
import { exclusiveCodeChecks } from './exclusive-codes.ts'
import { figureChecks } from './figures.ts'
import { identifierChecks } from './identifiers.ts'
import { keyChecks } from './keys.ts'
import { nameChecks } from './names.ts'
import { safetyChecks } from './safety.ts'
import { telephoneChecks } from './telephone.ts'

/** Every check, in the order their findings are listed: safety first. */
export const checks: readonly Check[] = [
  ...safetyChecks,
  ...consentChecks,
  ...keyChecks,
  ...assessmentChecks,
  ...nameChecks,
  ...birthChecks,
  ...exclusiveCodeChecks,
  ...identifierChecks,
  ...addressChecks,
  ...telephoneChecks,
  ...figureChecks,
  ...dateChecks,
  ...circumstanceChecks,
]
