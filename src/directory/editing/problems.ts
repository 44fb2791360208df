import { defineProblems } from '#platform/problems.ts'

/** What the operations on records refuse, besides what every operation does. */
export const editingProblems = defineProblems({
  'record-not-in-this-state': {
    status: 409,
    title: 'The record’s state does not allow this',
    help: '`currentState` is what the public has of it and what is being worked on, as `live/in_review`; `possibleActions` are the operations you may call on it now.',
  },
  'record-not-valid': {
    status: 422,
    title: 'The record contradicts itself, or names what is not there',
    help: 'Each entry of `errors` has a JSON pointer into the record. Nothing was saved.',
  },
  'record-not-publishable': {
    status: 422,
    title: 'The record cannot be published as it is',
    help: 'Each entry of `errors` has a JSON pointer into the record: a text that gives away a place which the record hides, or an organisation that is not published. Change the record and try again.',
  },
  'record-in-use': {
    status: 409,
    title: 'Published services name this organisation',
    help: 'Archive these services first, or give them another organisation.',
  },
})
