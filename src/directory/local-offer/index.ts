export { checkLocalOffer } from './check.ts'
export { CURRENT_QUESTION_SET, QUESTION_SETS, questionSet } from './questions.ts'
