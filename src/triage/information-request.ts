import { type Static, Type } from 'typebox'
import { type LocalDate, londonDate } from '#calendar/index.ts'
import type { Fault } from '#platform/faults.ts'
import {
  Amendment,
  amendmentWithoutOthers,
  LEFT_OUT,
  leftOut,
  mayHoldOthers,
  referralParams,
  withheldMember,
} from '#referrals/index.ts'
import { StaffMember } from './staff-member.ts'

/** A question of the council; where it is about a fact, the pointer under which an answer to it is a fact too. */
export const InformationQuestion = Type.Object(
  {
    question: Type.String({ minLength: 1, maxLength: 2000, description: 'In words the sender understands.' }),
    pointer: Type.Optional(
      Type.String({
        pattern: '^(/[A-Za-z0-9_-]{1,60}){1,8}$',
        description:
          'The fact asked for, as in the evaluation’s `missing`, e.g. `/children/0/attendance/mainCause`.',
      }),
    ),
  },
  { $id: 'InformationQuestion', additionalProperties: false },
)

export const NewInformationRequest = Type.Object(
  {
    questions: Type.Array(InformationQuestion, { minItems: 1, maxItems: 50 }),
    answerBy: Type.Optional(
      Type.String({
        format: 'date',
        description: 'By when an answer would help. The council’s own clock goes on whatever is asked.',
      }),
    ),
    note: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 2000,
        description: 'For the council’s own history; the sender is never shown it.',
      }),
    ),
  },
  { $id: 'NewInformationRequest', additionalProperties: false },
)
export type NewInformationRequest = Static<typeof NewInformationRequest>

/** A request for information, and its answer once there is one. */
export const InformationRequest = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    referral: Type.String({ format: 'uuid' }),
    state: Type.Unsafe<'open' | 'answered' | 'closed'>({
      type: 'string',
      enum: ['open', 'answered', 'closed'],
      description: '`closed`: it was decided, withdrawn or referred back before it was answered.',
    }),
    askedAt: Type.String({ format: 'date-time' }),
    askedBy: StaffMember,
    answerBy: Type.Union([Type.String({ format: 'date' }), Type.Null()]),
    overdue: Type.Boolean({ description: 'It is open and the day has passed.' }),
    answeredAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    questions: Type.Array(InformationQuestion),
    answer: Type.Optional(Amendment),
    withheld: withheldMember,
  },
  { $id: 'InformationRequest', additionalProperties: false },
)

export const informationRequestParams = Type.Object({
  ...referralParams.properties,
  requestId: Type.String({ format: 'uuid', description: 'The id of the request for information.' }),
})

/** What cannot be asked: an answer by a day that has passed in London. */
export const requestFaults = ({ answerBy }: NewInformationRequest, now: Date): Fault[] =>
  answerBy !== undefined && answerBy < londonDate(now)
    ? [{ pointer: '/answerBy', code: 'in_the_past', message: 'This must be today or a later day in London.' }]
    : []

/** Open, and wanted by a day that has passed. */
export const isRequestOverdue = (state: string, answerBy: LocalDate | null, now: Date): boolean =>
  state === 'open' && answerBy !== null && answerBy < londonDate(now)

type Question = Static<typeof InformationQuestion>

/** Is it about what is known of another person? */
export const isOfOthers = ({ pointer }: Question): boolean => pointer !== undefined && mayHoldOthers(pointer)

type Asked = { readonly questions: readonly Question[]; readonly answer?: Amendment }

/**
 * What was asked and answered, without what is of other persons (W16). Where a question is, so are the words of its
 * answer, whatever facts stand beside them.
 */
export function askedWithoutOthers({ questions, answer }: Asked) {
  const asksOfOthers = questions.some(isOfOthers)
  const said = answer && amendmentWithoutOthers(answer, asksOfOthers)
  return {
    questions: questions.map((each) => (isOfOthers(each) ? { question: LEFT_OUT } : each)),
    ...(said === undefined ? {} : { answer: said.rest }),
    ...leftOut([
      ...questions.flatMap((each, at) => (isOfOthers(each) ? [`/questions/${at}`] : [])),
      ...(said?.pointers ?? []).map((pointer) => `/answer${pointer}`),
    ]),
  }
}
