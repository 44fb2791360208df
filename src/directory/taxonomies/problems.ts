import { defineProblems } from '#platform/problems.ts'

/** What the operations on taxonomies refuse, besides what every operation does. */
export const taxonomyProblems = defineProblems({
  'taxonomy-not-valid': {
    status: 422,
    title: 'These terms do not make a taxonomy',
    help: '`errors` says where: a code that is there twice, a parent that is not in the list, or a term that is its own ancestor. Nothing was imported.',
  },
  'taxonomy-built-in': {
    status: 409,
    title: 'This taxonomy is built in',
    help: 'It is the same for every council and changes with the service. Import a list under another name.',
  },
})
