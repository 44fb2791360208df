import { BY } from './organisations.ts'
import type { Where } from './where.ts'
import { at, hours, type MadeUpService } from './words.ts'

const COUNTED = '2026-11-01'

/** Nurseries and clubs, and childminders, whose homes are nobody's to know. */
export const childcareOf = (where: Where): MadeUpService[] => [
  {
    name: `${where.street} nursery`,
    summary: 'A day nursery with a garden.',
    categories: ['nurseries'],
    ages: { to: 4 },
    referral: 'self',
    costs: [{ free: false, amount: 82, per: 'a day' }],
    places: [at(where, 0, [hours('weekdays 08:00-18:00')])],
    childcare: {
      kind: 'nursery',
      ofstedUrn: `EY0000${where.council === 'rbkc' ? 11 : 1}`,
      places: 48,
      vacancies: { number: 5, asOf: COUNTED },
      fundedHours: ['working_parents_30', 'universal_15_3_4', 'families_2_15'],
    },
    by: BY.nurseries,
  },
  {
    name: `${where.street} pre-school`,
    summary: 'Mornings for three- and four-year-olds.',
    categories: ['preschools'],
    ages: { from: 3, to: 4 },
    referral: 'self',
    state: 'waiting_list',
    stateNote: 'Places from the summer term on.',
    places: [at(where, 1, [hours('weekdays 09:00-12:00', { during: 'term_time' })])],
    childcare: { kind: 'preschool', places: 24, fundedHours: ['universal_15_3_4'] },
    by: BY.nurseries,
  },
  {
    name: `Breakfast and after-school club, ${where.street}`,
    summary: 'Before and after school, with collection.',
    categories: ['out_of_school_childcare'],
    ages: { from: 4, to: 11 },
    referral: 'self',
    costs: [{ free: false, amount: 9.5, per: 'a session' }],
    places: [
      at(where, 0, [
        hours('weekdays 07:45-09:00', { during: 'term_time' }),
        hours('weekdays 15:15-18:00', { during: 'term_time' }),
      ]),
    ],
    childcare: {
      kind: 'out_of_school',
      places: 30,
      fundedHours: [],
      schoolsCollectedFrom: ['Example Park School (made up)'],
    },
    by: BY.nurseries,
  },
  ...['Ash', 'Birch', 'Cedar'].map(
    (tree, at_): MadeUpService => ({
      name: `Childminder ${tree}, near ${where.street}`,
      summary: 'A childminder with room for under-fives.',
      categories: ['childminders'],
      ages: { to: 11 },
      referral: 'self',
      costs: [{ free: false, amount: 8, per: 'an hour' }],
      places: [
        at(where, at_ as 0 | 1 | 2, [hours('weekdays 07:30-18:30')], {
          visibility: 'area',
          address: {
            lines: [`${70 + at_} ${tree} Nowhere Lane`],
            town: 'London',
            postcode: where.postcodes[at_ as 0 | 1 | 2],
          },
        }),
      ],
      childcare: {
        kind: 'childminder',
        places: 6,
        vacancies: { number: at_, asOf: COUNTED },
        fundedHours: ['working_parents_30'],
      },
    }),
  ),
]
