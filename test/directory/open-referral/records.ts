import fc from 'fast-check'
import {
  accessibilities,
  channels,
  childcareKinds,
  fundedHours,
  localOfferHeadings,
  referralRoutes,
  sendNeeds,
  serviceStates,
} from '../../../src/directory/record/codes.ts'
import type { OrganisationRecord } from '../../../src/directory/record/organisation-record.ts'
import type { Place } from '../../../src/directory/record/place.ts'
import { type Schedule, WEEKDAYS } from '../../../src/directory/record/schedule.ts'
import type { ServiceRecord } from '../../../src/directory/record/service-record.ts'

// Records of made-up services in which only that is said which the standard can say too.

const codeOf = <T extends string>(list: { meanings: Readonly<Record<T, string>> }) =>
  fc.constantFrom(...(Object.keys(list.meanings) as T[]))
const someOf = <T extends string>(list: { meanings: Readonly<Record<T, string>> }, minLength = 0) =>
  fc.uniqueArray(codeOf(list), { minLength, maxLength: 3 })

const word = fc.constantFrom(
  'Play',
  'Reading',
  'Swimming',
  'Juggling',
  'Été',
  'Signing',
  'Trampoline',
  'Öğle',
)
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((some) => `${some.join(' ')} (made up)`)
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

/** Without the members that are undefined: a record has them or has them not. */
const defined = <T extends object>(members: T) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T

const time = (from: number, to: number) =>
  fc.integer({ min: from * 4, max: to * 4 }).map((quarter) => {
    const [hour, minute] = [Math.floor(quarter / 4), (quarter % 4) * 15]
    return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  })

export const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1, maxLength: 7 }),
    opens: time(0, 23),
    closes: fc.oneof(time(1, 23), fc.constant('24:00')),
    weekOfMonth: optional(fc.constantFrom(1, 2, 3, 4, 5, -1)),
    during: optional(fc.constantFrom('term_time' as const, 'school_holidays' as const)),
    onBankHolidays: optional(fc.constant(true)),
    from: optional(fc.constantFrom('2026-01-05', '2026-09-01')),
    until: optional(fc.constantFrom('2026-12-18', '2027-07-20')),
    note: optional(words),
  })
  .map((schedule) => defined(schedule) as Schedule)

const contacts = fc.array(
  fc
    .record({
      name: optional(words),
      role: optional(words),
      email: optional(fc.constantFrom('one@example.org', 'two@example.org')),
      telephones: fc.array(
        fc
          .record({
            number: fc.integer({ min: 0, max: 999 }).map((n) => `020 7946 0${String(n).padStart(3, '0')}`),
            extension: optional(fc.integer({ min: 1, max: 9999 }).map(String)),
            note: optional(words),
          })
          .map(defined),
        { maxLength: 2 },
      ),
    })
    .map(defined),
  { maxLength: 2 },
) as fc.Arbitrary<ServiceRecord['contacts']>

const url = fc.constantFrom('https://example.org/a', 'https://example.org/b?c=d')
const links = fc.array(fc.record({ label: words, url }), { maxLength: 2 })

/** Postcodes of no building, each with where it would be. */
const POSTCODES = [
  ['W2 9ZZ', 51.515, -0.18],
  ['SW1A 9ZZ', 51.501, -0.13],
  ['W10 9ZZ', 51.523, -0.215],
  ['NW8 9ZZ', 51.53, -0.17],
] as const

const whereabouts = fc
  .record({
    lines: fc.array(words, { minLength: 1, maxLength: 2 }),
    town: fc.constantFrom('London', 'Made-up Town'),
    at: fc.constantFrom(...POSTCODES),
    away: optional(fc.integer({ min: 0, max: 3 })),
  })
  .map(({ lines, town, at: [postcode, latitude, longitude], away }) => ({
    address: { lines, town, postcode },
    ...(away === undefined ? {} : { point: { latitude: latitude + away / 1000, longitude } }),
  }))

const places = fc
  .array(
    fc
      .record({
        name: optional(words),
        visibility: fc.constant('public' as const),
        whereabouts,
        accessibility: someOf(accessibilities),
        accessibilityNote: optional(words),
        transport: optional(words),
        schedules: fc.array(schedules, { maxLength: 2 }),
      })
      .map(({ whereabouts: where, ...place }) => defined({ ...place, ...where })),
    { maxLength: 3 },
  )
  .map((all) => all.map((place, at) => ({ ...place, key: `place-${at}` }))) as fc.Arbitrary<Place[]>

const costs = fc.array(
  fc.oneof(
    fc.record({ free: fc.constant(true), note: optional(words) }).map(defined),
    fc
      .record({
        free: fc.constant(false),
        amount: optional(fc.integer({ min: 1, max: 20_000 }).map((pence) => pence / 100)),
        per: optional(fc.constantFrom('A session', 'A term')),
        note: optional(words),
      })
      .map(defined),
  ),
  { maxLength: 2 },
) as fc.Arbitrary<ServiceRecord['costs']>

const localOffer = fc
  .record({ sendNeeds: someOf(sendNeeds, 1), headings: someOf(localOfferHeadings, 1) })
  .map((some) => ({ questionSet: 1, answers: [], ...some }))

const childcare = fc
  .record({
    kind: codeOf(childcareKinds),
    ofstedUrn: optional(fc.integer({ min: 100_000, max: 999_999 }).map((n) => `EY${n}`)),
    places: optional(fc.integer({ min: 0, max: 90 })),
    fundedHours: someOf(fundedHours),
  })
  .map(defined)

export const services: fc.Arbitrary<ServiceRecord> = fc
  .record({
    name: words,
    summary: words,
    description: optional(words),
    url: optional(url),
    channels: someOf(channels, 1),
    categories: fc.uniqueArray(fc.constantFrom('childcare', 'short_breaks', 'counselling', 'schools'), {
      minLength: 1,
      maxLength: 2,
    }),
    state: codeOf(serviceStates),
    stateNote: optional(words),
    ages: fc.record({
      from: optional(fc.integer({ min: 0, max: 10 })),
      to: optional(fc.integer({ min: 10, max: 25 })),
    }),
    eligibility: optional(words),
    referral: codeOf(referralRoutes),
    gettingIn: optional(words),
    costs,
    languages: fc.uniqueArray(fc.constantFrom('en', 'ar', 'fr', 'bn', 'pt'), { maxLength: 3 }),
    contacts,
    links,
    places,
    schedules: fc.array(schedules, { maxLength: 2 }),
    childcare: optional(childcare),
    localOffer: optional(localOffer),
  })
  .map((record) => defined({ ...record, ages: defined(record.ages) }) as ServiceRecord)

export const organisations: fc.Arbitrary<OrganisationRecord> = fc
  .record({
    name: words,
    description: words,
    url: optional(url),
    charityNumber: optional(fc.constantFrom('9999901', '999990-1')),
    companyNumber: optional(fc.constantFrom('99999901', 'ZZ999901')),
    contacts,
    links,
  })
  .map((record) => defined(record) as OrganisationRecord)
