export type LocalOfferQuestion = {
  readonly code: string
  readonly text: string
  /** What to think of when answering. */
  readonly help: string
}

export type QuestionSet = {
  readonly version: number
  readonly source: string
  readonly questions: readonly LocalOfferQuestion[]
}

/**
 * What a service is asked for the Local Offer. A set is never changed once it is out: records name the version they
 * answered. A new wording, question or order is the next version.
 */
export const QUESTION_SETS: readonly QuestionSet[] = [
  {
    version: 1,
    source:
      'The seven themes are those of the open directory Outpost (github.com/wearefuturegov/outpost); the wording is Front Door’s.',
    questions: [
      {
        code: 'outcomes',
        text: 'What do children and young people with SEND get out of coming to you?',
        help: 'What changes for them, and how you find out whether it did.',
      },
      {
        code: 'staff_training',
        text: 'What training and experience with SEND do the people have who work there?',
        help: 'Qualifications, training in the last two years, and whom you ask when you need to know more.',
      },
      {
        code: 'involving_parents',
        text: 'How do you involve parents, carers and the young people themselves?',
        help: 'Before somebody starts, while they come, and when you plan what you offer.',
      },
      {
        code: 'sharing_progress',
        text: 'How do you tell families how things are going?',
        help: 'How often, in what form, and whom they may ask in between.',
      },
      {
        code: 'accessibility',
        text: 'How do you make it possible for everybody to take part?',
        help: 'The building, communication, equipment, sensory needs, personal care, medicines.',
      },
      {
        code: 'starting',
        text: 'How does somebody start with you?',
        help: 'Whom to get in touch with, visits beforehand, what you need to know, how long it takes.',
      },
      {
        code: 'plans',
        text: 'What do you plan to add or to change?',
        help: 'In the coming year, and what families have asked for.',
      },
    ],
  },
]

/** The one that new answers are given to. */
export const CURRENT_QUESTION_SET = QUESTION_SETS.at(-1) as QuestionSet

export const questionSet = (version: number): QuestionSet | undefined =>
  QUESTION_SETS.find((set) => set.version === version)
