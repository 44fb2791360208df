import type { Where } from './where.ts'
import { at, hours, type MadeUpService } from './words.ts'

/** Something done to a record after it was begun. */
export type Deed = {
  readonly by: 'provider' | 'editor'
  readonly method: 'POST' | 'PATCH'
  /** Under the record's address. */
  readonly path: string
  readonly body?: object
}

export const submit: Deed = { by: 'provider', method: 'POST', path: '/submission' }
export const approve: Deed = { by: 'editor', method: 'POST', path: '/approval' }
const change = (body: object): Deed => ({ by: 'provider', method: 'PATCH', path: '', body })
const sendBack = (reasons: string): Deed => ({
  by: 'editor',
  method: 'POST',
  path: '/return',
  body: { reasons },
})
const archive = (reasons: string): Deed => ({
  by: 'editor',
  method: 'POST',
  path: '/archival',
  body: { reasons },
})

export type InWork = {
  readonly service: MadeUpService
  readonly deeds: readonly Deed[]
  /** How long ago all of that was. */
  readonly daysAgo?: number
}

/** A year and some weeks: its review is over, and families still find it. */
export const STALE = 385
/** Its notice was given so long ago that nobody finds it any more. */
export const HIDDEN = 460
export const NOTICE = 75

/** One record for each place that a record can stand in. */
export const recordsInWork = (where: Where): InWork[] => {
  const group = (name: string, summary: string): MadeUpService => ({
    name: `${name}, ${where.street}`,
    summary,
    categories: ['activities_and_events'],
    ages: { from: 5, to: 11 },
    places: [at(where, 0, [hours('SA 10:00-11:30')])],
  })
  return [
    {
      service: group('Dance for children, long not looked at', 'Nobody has said for a year that it goes on.'),
      deeds: [submit, approve],
      daysAgo: STALE,
    },
    {
      service: group('Judo for children, hidden', 'Nobody has answered the reminders.'),
      deeds: [submit, approve],
      daysAgo: HIDDEN,
    },
    { service: group('Chess club, a draft', 'Not yet sent to the council.'), deeds: [] },
    { service: group('Drawing club, in review', 'Waits for the council.'), deeds: [submit] },
    {
      service: group('Choir, returned', 'The council has asked something.'),
      deeds: [submit, sendBack('Please say who runs it, and what it costs.')],
    },
    {
      service: group('Gardening club, ended', 'It was there until last summer.'),
      deeds: [submit, approve, archive('The group has ended.')],
    },
    {
      service: group('Coding club, changed while live', 'Saturdays; there are places.'),
      deeds: [submit, approve, change({ state: 'waiting_list', stateNote: 'About four weeks.' }), submit],
    },
  ]
}
