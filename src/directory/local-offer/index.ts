import type { Operation } from '#platform/operation.ts'
import { getLocalOfferCoverage } from './routes/get-local-offer-coverage.ts'
import { getLocalOfferQuestions } from './routes/get-local-offer-questions.ts'

export const localOfferOperations: readonly Operation[] = [getLocalOfferQuestions, getLocalOfferCoverage]

export { checkLocalOffer } from './check.ts'
export { CURRENT_QUESTION_SET, QUESTION_SETS, questionSet } from './questions.ts'
