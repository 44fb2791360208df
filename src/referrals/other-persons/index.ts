/** PURE. What is known of other persons (W16), and an answer without it for those whose role is not for it. */
export { evaluationWithoutOthers, isCriterionOfOthers, isOfOthers } from './evaluation.ts'
export {
  amendmentWithoutOthers,
  formWithoutOthers,
  LEFT_OUT,
  leftOut,
  receiptWithoutOthers,
  withheldMember,
} from './left-out.ts'
export { mayHoldOthers } from './places.ts'
