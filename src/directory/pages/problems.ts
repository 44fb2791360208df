import { defineProblems } from '#platform/problems.ts'

/** What the operations on pages refuse, besides what every operation does. */
export const pageProblems = defineProblems({
  'page-not-valid': {
    status: 422,
    title: 'This page cannot be so',
    help: '`errors` says where: a session that ends before it begins or is nowhere, or a page of another kind than before. Nothing was saved.',
  },
  'page-withdrawn': {
    status: 409,
    title: 'This page has been withdrawn',
    help: 'It stays in the history. Make a new one.',
  },
})
