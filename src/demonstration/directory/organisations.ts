import type { OrganisationRecord } from '../../directory/record/organisation-record.ts'
import type { Where } from './where.ts'
import { organisationOf } from './words.ts'

const KINDS: readonly (readonly [name: string, description: string])[] = [
  ['Families', 'A charity that runs groups for young children and their families.'],
  ['Nurseries', 'A company with nurseries.'],
  ['Youth Trust', 'A charity for young people.'],
  ['Children’s Therapies', 'An NHS service for children’s speech, movement and development.'],
  ['Sports and Play', 'A community organisation for sport and play.'],
  ['Advice', 'A charity that advises families on money, housing and the law.'],
  ['SEND Partnership', 'Parents and carers of children with SEND, for one another.'],
]

/** Seven in each council; the council itself stands behind whatever names none. */
export const organisationsOf = ({ street }: Where): OrganisationRecord[] =>
  KINDS.map(([name, description]) => organisationOf(`${street} ${name}`, description))

/** By what services name them: the numbers of the list above. */
export const BY = {
  families: 0,
  nurseries: 1,
  youth: 2,
  therapies: 3,
  sports: 4,
  advice: 5,
  send: 6,
} as const
