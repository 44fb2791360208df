import type { Operation } from '#platform/operation.ts'
import { getCouncil } from './routes/get-council.ts'
import { getRuleSet } from './routes/get-rule-set.ts'
import { listCouncils } from './routes/list-councils.ts'
import { listRuleSets } from './routes/list-rule-sets.ts'

/** What anybody may read: the councils, and the criteria they go by. */
export const referenceOperations: readonly Operation[] = [listCouncils, getCouncil, listRuleSets, getRuleSet]
