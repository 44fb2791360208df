import type { Reading } from '../../rule-set.ts'
import { readingsOfGatesAndSchool } from './readings-of-gates-and-school.ts'
import { readingsOfTheRest } from './readings-of-the-rest.ts'

/** Where the page leaves room: how this rule set reads it, and why. */
export const readings: readonly Reading[] = [...readingsOfGatesAndSchool, ...readingsOfTheRest]
