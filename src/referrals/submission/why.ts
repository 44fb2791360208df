import type { CriterionResult, Evaluation } from '#eligibility/index.ts'
import type { ReferralStatus } from '../lifecycle/status.ts'
import type { Why } from '../receipt.ts'
import type { FourAnswers } from './four-questions.ts'

/** Why a submission got its status, with the sentences it rests on. */
export function whyOf(status: ReferralStatus, answers: FourAnswers): Why[] {
  return [...whyStatus(status, answers), ...whyResult(answers.evaluation)]
}

function whyStatus(status: ReferralStatus, answers: FourAnswers): Why[] {
  const { gate, route } = answers
  const place: Why = { code: 'route', text: route.why, sentence: route.sentence }
  const consent: Why = {
    code: `consent_row_${gate.row}`,
    text: gate.reasons.map((reason) => reason.text).join(' '),
    sentence: gate.sentence,
  }
  switch (status) {
    case 'emergency_stopped':
      return [
        {
          code: 'immediate_danger',
          text: 'Somebody is reported to be in immediate danger. This form is for what is not an emergency.',
        },
      ]
    case 'referred_back':
      return route.status === 'redirected' ? [consent, place] : [consent]
    default:
      return [place, consent]
  }
}

/** The criteria that are met, by name and sentence; for every other result, the engine's own reasons. */
function whyResult(evaluation: Evaluation): Why[] {
  const met = [...evaluation.criteria, ...evaluation.children.flatMap((child) => child.criteria)].filter(
    (criterion) => criterion.status === 'met',
  )
  const reasons = evaluation.reasons.map(({ text }): Why => ({ code: `result_${evaluation.result}`, text }))
  if (evaluation.result !== 'eligible') return reasons
  const texts = new Map(evaluation.quotations.map(({ sentence, text }) => [sentence, text]))
  return [...reasons, ...uniqueById(met).flatMap((criterion) => whyMet(criterion, texts))]
}

const uniqueById = (criteria: CriterionResult[]) => [
  ...new Map(criteria.map((criterion) => [criterion.id, criterion])).values(),
]

/** One reason for each sentence the criterion rests on. */
const whyMet = ({ id, title, sentences }: CriterionResult, texts: ReadonlyMap<string, string>): Why[] =>
  sentences.map((sentence) => ({
    code: id,
    text: `${title}: met.`,
    sentence: { id: sentence, text: texts.get(sentence) ?? '' },
  }))
