import { defineProblems } from '#platform/problems.ts'

/** What the operations on feedback refuse, besides what every operation does. */
export const feedbackProblems = defineProblems({
  'feedback-not-about-a-service': {
    status: 422,
    title: 'Say which published service this is about, or none',
    help: 'With `about: service`, `service` names a service that the council’s directory publishes; with anything else it is left out.',
  },
  'feedback-settled': {
    status: 409,
    title: 'This has been settled',
    help: 'It was published with an answer, or it was not and the reason is kept.',
  },
})
