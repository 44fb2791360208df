import { defineProblems } from '#platform/problems.ts'

/** What the operations of the hand-over refuse, besides what every operation does. */
export const handoverProblems = defineProblems({
  'contact-already-acknowledged': {
    status: 409,
    title: 'This initial contact was acknowledged with another id',
    help: '`detail` says which. The same id may be sent again; another one is refused, so that nobody looks for the family in two places. Where the first id was wrong, correct it in the case system.',
  },
})
