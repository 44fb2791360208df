import { SERVICES } from './contact.ts'
import type { Council } from './council.ts'

type Requirement = readonly [missing: string, met: (council: Council) => boolean]

const hasTelephone = (council: Council, purpose: string) =>
  council.telephones.some((row) => row.purpose === purpose && row.number.trim() !== '')

const everyServiceHasAnAnswer = (council: Council) =>
  SERVICES.every((service) =>
    [...council.accepts, ...council.redirects].some((row) => row.service === service),
  )

const termsFollowEachOther = ({ schoolTerms: { terms } }: Council) =>
  terms.length > 0 &&
  terms.every((term, index) => term.from < term.to && (terms[index - 1]?.to ?? '') < term.from)

const halfTermsAreWithin = ({ schoolTerms: { terms } }: Council) =>
  terms.every(
    ({ from, to, halfTerm: half }) =>
      half === undefined || (from < half.from && half.from <= half.to && half.to < to),
  )

/** Without these a council does not start: each has cost somebody an answer they needed at once. */
const REQUIREMENTS: readonly Requirement[] = [
  ['a name', (council) => council.name.trim() !== ''],
  ['a retention schedule', (council) => council.retention.classes.length > 0],
  [
    'how long drafts are kept',
    (council) => council.retention.classes.some((row) => row.recordClass === 'draft' && row.period),
  ],
  ['a front-door telephone number', (council) => hasTelephone(council, 'front_door')],
  ['an out-of-hours telephone number', (council) => hasTelephone(council, 'out_of_hours')],
  ['a service it accepts', (council) => council.accepts.length > 0],
  ['what happens to each service that can be asked for', everyServiceHasAnAnswer],
  [
    'the clock for next steps',
    (council) => council.clocks.some((clock) => clock.id === 'next_steps' && clock.workingDays),
  ],
  ['a notice to families', (council) => council.notices.some((notice) => notice.text.trim() !== '')],
  ['internal teams', (council) => council.teams.length > 0],
  ['a rule set in force', (council) => council.ruleSets.length > 0],
  ['school terms that follow each other', termsFollowEachOther],
  ['half-terms that are within their terms', halfTermsAreWithin],
] as const

/** What a council still lacks, each in a sentence; nothing when it may start. */
export const checkCouncil = (council: Council): string[] =>
  REQUIREMENTS.filter(([, met]) => !met(council)).map(([missing]) => `${council.id} lacks ${missing}.`)
