import { defineProblems } from '#platform/problems.ts'

defineProblems({
  'record-withdrawn': {
    status: 410,
    title: 'It was published here and is no longer',
    help: 'The directory has withdrawn it. Take it out of what you show and keep, and do not ask again.',
  },
})
