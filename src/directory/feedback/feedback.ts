import { type Static, Type } from 'typebox'
import { strict, words } from '../record/words.ts'

export const FEEDBACK_ABOUT = ['local_offer', 'service', 'site'] as const
export type FeedbackAbout = (typeof FEEDBACK_ABOUT)[number]

/** Regulation 56(4), and what is about something else. */
export const NOT_PUBLISHED = {
  about_an_individual: 'About what one person was given: that is a complaint, and goes to whoever gives it.',
  vexatious: 'Meant to annoy.',
  not_about_the_directory: 'About something else.',
  duplicate: 'The same was said and answered before.',
  spam: 'Sent by a machine, or for advertising.',
} as const
export type NotPublished = keyof typeof NOT_PUBLISHED

const oneOf = <const Value extends string>(values: readonly Value[], description: string) =>
  Type.Unsafe<Value>({ type: 'string', enum: [...values], description })

export const about = oneOf(FEEDBACK_ABOUT, 'The Local Offer as a whole, one service, or the site.')
const uuid = (description: string) => Type.String({ format: 'uuid', description })
const instant = (description: string) => Type.String({ format: 'date-time', description })

export const NewFeedback = Type.Object(
  {
    about,
    service: Type.Optional(uuid('The service it is about, with `about: service` alone.')),
    text: words(5000, 'What you think. Please name nobody.'),
    email: Type.Optional(
      Type.String({
        format: 'email',
        maxLength: 254,
        description: 'Only if you would like an answer. It is deleted once there is one.',
      }),
    ),
  },
  { $id: 'NewFeedback', ...strict },
)
export type NewFeedback = Static<typeof NewFeedback>

export const FeedbackThanks = Type.Object(
  { id: uuid('Of what was sent, if you want to ask about it.'), receivedAt: instant('When it arrived.') },
  { $id: 'FeedbackThanks', ...strict },
)

export const ReceivedFeedback = Type.Object(
  {
    id: uuid('Its id.'),
    version: Type.Integer({ minimum: 1, description: 'As in the ETag.' }),
    about,
    service: Type.Optional(uuid('The service it is about.')),
    text: Type.String({ description: 'As it was sent. It is not published.' }),
    email: Type.Optional(Type.String({ description: 'Where an answer is wished for; gone once settled.' })),
    state: oneOf(['received', 'published', 'not_published'], 'What became of it.'),
    notPublishedBecause: Type.Optional(
      oneOf(Object.keys(NOT_PUBLISHED) as NotPublished[], 'Why it was not published.'),
    ),
    receivedAt: instant('When it arrived.'),
    settledAt: Type.Optional(instant('When it was settled.')),
  },
  { $id: 'ReceivedFeedback', ...strict },
)
export type ReceivedFeedback = Static<typeof ReceivedFeedback>

const Published = Type.Object(
  {
    outcome: Type.Literal('published'),
    comment: words(5000, 'What was said, in the council’s words: nobody can be known from it.'),
    response: words(5000, 'What the council says to it.'),
    action: Type.Optional(words(5000, 'What the council is going to do, where it is going to do something.')),
  },
  strict,
)
const NotToBePublished = Type.Object(
  {
    outcome: Type.Literal('not_published'),
    because: oneOf(
      Object.keys(NOT_PUBLISHED) as NotPublished[],
      Object.entries(NOT_PUBLISHED)
        .map(([code, text]) => `\`${code}\`: ${text}`)
        .join(' '),
    ),
  },
  strict,
)

export const FeedbackSettlement = Type.Unsafe<Static<typeof Published> | Static<typeof NotToBePublished>>({
  $id: 'FeedbackSettlement',
  type: 'object',
  required: ['outcome'],
  discriminator: { propertyName: 'outcome' },
  oneOf: [Published, NotToBePublished],
})

/** What anybody reads of it. */
export const AnsweredFeedback = Type.Object(
  {
    id: uuid('Its id.'),
    about,
    service: Type.Optional(uuid('The service it is about.')),
    comment: Type.String(),
    response: Type.String(),
    action: Type.Optional(Type.String()),
    receivedOn: Type.String({ format: 'date' }),
    answeredAt: instant('When the council answered.'),
  },
  {
    $id: 'AnsweredFeedback',
    ...strict,
    description:
      'A comment and the council’s response, as the Special Educational Needs and Disability Regulations 2014, regulation 56, ask for them.',
  },
)
export type AnsweredFeedback = Static<typeof AnsweredFeedback>
