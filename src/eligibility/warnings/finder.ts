import type { Scope } from '../scope.ts'

/** Looks at one child's facts for something a person should see; names where it stands. */
export type WarningFinder = (scope: Scope) => string[]
