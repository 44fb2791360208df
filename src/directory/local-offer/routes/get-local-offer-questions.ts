import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { strict } from '../../record/words.ts'
import { CURRENT_QUESTION_SET, questionSet } from '../questions.ts'

const LocalOfferQuestions = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    isCurrent: Type.Boolean({ description: 'Whether new answers are given to this version.' }),
    source: Type.String({ description: 'Where the questions come from.' }),
    questions: Type.Array(
      Type.Object(
        { code: Type.String(), text: Type.String(), help: Type.String() },
        { $id: 'LocalOfferQuestion', ...strict },
      ),
    ),
  },
  { $id: 'LocalOfferQuestions', ...strict },
)

export const getLocalOfferQuestions = operation({
  id: 'getLocalOfferQuestions',
  method: 'GET',
  path: '/v1/directory/local-offer-questions',
  tag: 'Directory',
  summary: 'What services are asked for the Local Offer',
  description:
    'The current set, or the version that some answers were given to. A set is never changed once it is out.',
  allow: 'anyone',
  query: Type.Object(
    { version: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })) },
    { additionalProperties: false },
  ),
  answers: { 200: { description: 'The questions.', schema: LocalOfferQuestions } },
  problems: ['not-found'],
  handle: async ({ query }) => {
    const set = questionSet(query.version ?? CURRENT_QUESTION_SET.version)
    if (set === undefined) return refuse('not-found')
    return { status: 200, body: { ...set, isCurrent: set === CURRENT_QUESTION_SET } }
  },
})
