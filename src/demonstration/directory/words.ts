import type { OrganisationRecord } from '../../directory/record/organisation-record.ts'
import type { Place } from '../../directory/record/place.ts'
import type { Schedule } from '../../directory/record/schedule.ts'
import type { ServiceRecord } from '../../directory/record/service-record.ts'
import type { Where } from './where.ts'

/** A service of a council: what is said of it, and by the number of which of its organisations it is given. */
export type MadeUpService = Partial<ServiceRecord> & {
  readonly name: string
  readonly summary: string
  readonly categories: string[]
  readonly by?: number
}

const DAYS = { weekdays: ['MO', 'TU', 'WE', 'TH', 'FR'], weekend: ['SA', 'SU'] } as const

/** Hours as people say them: `weekdays 09:00-17:00`, `TU,TH 10:00-12:00`. */
export function hours(text: string, more: Partial<Schedule> = {}): Schedule {
  const [days = '', times = ''] = text.split(' ')
  const [opens = '', closes = ''] = times.split('-')
  const named = days === 'weekdays' || days === 'weekend' ? DAYS[days] : days.split(',')
  return { days: [...named] as Schedule['days'], opens, closes, ...more }
}

/** A place at one of the council's made-up postcodes. */
export const at = (
  where: Where,
  postcode: 0 | 1 | 2 | 3,
  schedules: Schedule[],
  more: Partial<Place> = {},
): Place => ({
  key: 'main',
  visibility: 'public',
  address: {
    lines: [`${postcode + 1} ${where.street}`],
    town: 'London',
    postcode: where.postcodes[postcode],
  },
  point: where.points[postcode],
  accessibility: ['step_free'],
  schedules,
  ...more,
})

/** The whole record, with what most services say where nothing else is said. */
export function serviceOf({ by: _by, ...said }: MadeUpService, organisation?: string): ServiceRecord {
  return {
    channels: ['family_information'],
    state: 'open',
    ages: {},
    referral: 'none',
    costs: [{ free: true }],
    languages: ['en'],
    contacts: [{ role: 'Desk', email: 'desk@example.org', telephones: [{ number: '020 7946 0123' }] }],
    links: [],
    places: [],
    schedules: [],
    ...(organisation === undefined ? {} : { organisation }),
    ...said,
    name: `${said.name} (made up)`,
  }
}

export const organisationOf = (name: string, description: string): OrganisationRecord => ({
  name: `${name} (made up)`,
  description,
  url: 'https://organisation.example.org',
  contacts: [{ name: 'Front desk', telephones: [{ number: '020 7946 0100' }] }],
  links: [],
})
