import type { Fault } from '#platform/faults.ts'
import type { AnyDocument } from '../record/index.ts'
import { questionSet } from './questions.ts'

/** Where the answers for the Local Offer name no question of their set, or one twice. */
export function checkLocalOffer(document: AnyDocument): Fault[] {
  if (!('localOffer' in document) || document.localOffer === undefined) return []
  const { questionSet: version, answers } = document.localOffer
  const set = questionSet(version)
  if (set === undefined)
    return [
      {
        pointer: '/localOffer/questionSet',
        code: 'unknown_question_set',
        message: 'This must be a version that `getLocalOfferQuestions` shows.',
      },
    ]
  const known = set.questions.map(({ code }) => code)
  const asked = answers.map(({ question }) => question)
  return asked.flatMap((question, at) => {
    const pointer = `/localOffer/answers/${at}/question`
    if (!known.includes(question))
      return [
        { pointer, code: 'unknown_question', message: 'This must be the code of a question of that set.' },
      ]
    if (asked.indexOf(question) < at)
      return [{ pointer, code: 'answered_twice', message: 'A question has one answer.' }]
    return []
  })
}
