import type { OrganisationRecord } from '../record/organisation-record.ts'
import type { ServiceRecord } from '../record/service-record.ts'

/** Made up, for the OpenAPI file. */
export const exampleOrganisation: OrganisationRecord = {
  name: 'Example Road Families (made up)',
  description: 'A made-up charity that runs groups for young children and their families.',
  url: 'https://families.example.org',
  charityNumber: '000000',
  contacts: [{ name: 'Front desk', telephones: [{ number: '020 7946 0123' }] }],
  links: [],
}

export const exampleService: ServiceRecord = {
  name: 'Stay and play at Example Road (made up)',
  summary: 'A made-up group for children under five and whoever looks after them.',
  description: 'Toys, songs and a cup of tea. No need to book.',
  channels: ['family_information'],
  categories: ['activities_and_events'],
  state: 'open',
  ages: { from: 0, to: 4 },
  eligibility: 'Any family with a child under five.',
  referral: 'none',
  costs: [{ free: true }],
  languages: ['en'],
  contacts: [{ role: 'Group leader', email: 'play@example.org', telephones: [{ number: '020 7946 0123' }] }],
  links: [{ label: 'Dates', url: 'https://families.example.org/play' }],
  places: [
    {
      key: 'hall',
      name: 'Example Road hall',
      visibility: 'public',
      address: { lines: ['1 Example Road'], town: 'London', postcode: 'W2 9ZZ' },
      accessibility: ['step_free', 'accessible_toilet'],
      schedules: [{ days: ['TU', 'TH'], opens: '10:00', closes: '12:00', during: 'term_time' }],
    },
  ],
  schedules: [],
}
