import { numberOfAgencies } from '../derived/number-of-agencies.ts'
import type { WarningFinder } from './finder.ts'

/** Fewer than two agencies took part: W23 says what the form is for. */
export const singleAgency: WarningFinder = (scope) =>
  scope.family.priorWork.agenciesComplete === true && numberOfAgencies.compute(scope).most < 2
    ? ['/priorWork/agencies']
    : []
