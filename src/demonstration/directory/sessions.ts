import type { NewTaxonomy } from '../../directory/taxonomies/new-taxonomy.ts'

/** By what the list is known at a council that imports it. */
export const SESSIONS = 'sessions'

/** A published list as a council would import one: what it is like to go there, which no category says. */
export const sessions: NewTaxonomy = {
  name: 'What a session is like (made up)',
  version: '2026-11',
  source: 'Example Association of Family Groups (made up)',
  licence: 'CC-BY-4.0',
  uri: 'https://sessions.example.org/list',
  terms: [
    { code: 'group', name: 'In a group' },
    { code: 'drop_in', name: 'Come when you like', parent: 'group' },
    { code: 'course', name: 'The same people every week', parent: 'group' },
    { code: 'one_to_one', name: 'One to one' },
    { code: 'remote', name: 'From home, online or by telephone', parent: 'one_to_one' },
    { code: 'outdoors', name: 'Outdoors', uri: 'https://sessions.example.org/list#outdoors' },
    { code: 'quiet', name: 'Small, quiet and unhurried', uri: 'https://sessions.example.org/list#quiet' },
  ],
}

type Session = 'group' | 'drop_in' | 'course' | 'one_to_one' | 'remote' | 'outdoors' | 'quiet'

/** What a service says of itself by that list. */
export const sessionsLike = (...terms: Session[]) => terms.map((term) => ({ taxonomy: SESSIONS, term }))
