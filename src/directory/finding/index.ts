import type { Operation } from '#platform/operation.ts'
import './problems.ts'
import { searchServices } from './routes/search-services.ts'

export { type Fitting, fittingServices, type Wish } from './fitting.ts'
export { type Loaded, loadPostcodes } from './postcodes/load.ts'
export { FoundPlace } from './projection/card.ts'

/** Finding what is published. */
export const findingOperations: readonly Operation[] = [searchServices]
