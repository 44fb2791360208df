import fc from 'fast-check'
import t from 'tap'
import { idOf } from '../../../src/directory/open-referral/ids.ts'
import { fromHsdsDescription } from '../../../src/directory/open-referral/mapping/description.ts'
import {
  fromHsdsOrganisation,
  toHsdsOrganisation,
} from '../../../src/directory/open-referral/mapping/organisation.ts'
import { fromHsdsSchedule } from '../../../src/directory/open-referral/mapping/schedule.ts'
import { fromHsdsService, toHsdsService } from '../../../src/directory/open-referral/mapping/service.ts'
import { termsOf } from '../../../src/directory/open-referral/terms.ts'
import { publicRecord } from '../../../src/directory/publishing/public-record.ts'
import type { ServiceRecord } from '../../../src/directory/record/service-record.ts'
import { BUILT_IN } from '../../../src/directory/taxonomies/built-in.ts'
import { organisations, services } from './records.ts'

const terms = termsOf(BUILT_IN)
const standing = {
  id: '019ab000-0000-7000-9000-000000000001',
  councilId: 'westminster',
  assuredOn: '2026-01-15',
  reviewDueOn: '2027-01-15',
}
const organisation = { id: '019ab000-0000-7000-9000-000000000002', name: 'Made up', description: 'Made up.' }
const otherwise = { categories: ['family_support'], channels: ['family_information' as const] }
const known = (taxonomy: string, code: string) => terms.find('westminster', taxonomy, code) !== undefined

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value))

const hsdsOf = (record: ServiceRecord) =>
  toHsdsService(publicRecord('service', standing, record), {
    organisation,
    terms,
    modifiedAt: new Date('2026-01-15T10:00:00Z'),
  })

t.test('a service that is written in the standard and read again is the same', async (t) => {
  fc.assert(
    fc.property(services, (record) => {
      const read = fromHsdsService(plain(hsdsOf(record)), otherwise, known)
      t.strictSame(read, plain({ record, leftOut: [] }))
    }),
    { numRuns: 150, seed: 515 },
  )
})

t.test('so is an organisation', async (t) => {
  fc.assert(
    fc.property(organisations, (record) => {
      const written = toHsdsOrganisation(publicRecord('organisation', standing, record))
      t.strictSame(fromHsdsOrganisation(plain(written)), plain(record))
    }),
    { numRuns: 100, seed: 516 },
  )
})

t.test('every id is the same whatever else changes, and no two are', async (t) => {
  fc.assert(
    fc.property(services, (record) => {
      const before = hsdsOf(record)
      const { places, ...rest } = record
      const after = hsdsOf({ ...rest, name: 'Another name', places: places.toReversed() })
      const placesOf = ({ service_at_locations = [] }: typeof before) =>
        service_at_locations.map(({ id }) => id)
      t.strictSame(placesOf(after), placesOf(before).toReversed())
      const ids = idsIn(before)
      t.equal(new Set(ids).size, ids.length)
    }),
    { numRuns: 40, seed: 517 },
  )
  t.match(idOf('a', 'b'), /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

/** The ids of things, without those of terms, which many services share. */
function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'id' ? [String(inner)] : name === 'taxonomy_term' ? [] : idsIn(inner),
  )
}

t.test('what a record cannot say is left out, and said to be', async (t) => {
  const hsds = {
    ...hsdsOf(fc.sample(services, { numRuns: 1, seed: 2 })[0] as ServiceRecord),
    service_at_locations: [
      { id: idOf('online'), location: { id: idOf('l'), location_type: 'virtual' as const } },
      {
        id: idOf('somewhere'),
        schedules: [
          {
            id: idOf('s'),
            freq: 'WEEKLY' as const,
            interval: 2,
            byday: 'MO',
            opens_at: '09:00',
            closes_at: '10:00',
          },
        ],
        location: { id: idOf('m'), location_type: 'physical' as const, addresses: [] },
      },
    ],
    attributes: [{ id: idOf('a'), taxonomy_term: { id: idOf('t'), name: 'Theirs', description: 'Theirs' } }],
    minimum_age: 2.5,
    maximum_age: 99,
  }
  const read = fromHsdsService(hsds, otherwise, known)
  t.strictSame(read?.leftOut, [
    '/attributes/0',
    '/service_at_locations/0',
    '/service_at_locations/1',
    '/service_at_locations/1/schedules/0',
  ])
  t.match(read?.record, { ages: { from: 2 }, places: [], ...otherwise })
  t.notOk('to' in (read?.record.ages ?? {}), 'an age above those of the directory is an open end')
  t.equal(fromHsdsService({ ...hsds, status: 'defunct' }, otherwise, known), undefined)
})

t.test('a long text has a summary that is cut at a word', async (t) => {
  const long = 'A word and another. '.repeat(40).trim()
  const { summary, description } = fromHsdsDescription(long)
  t.equal(description, long)
  t.ok(summary.length <= 300 && /\w…$|\.…$/.test(summary), summary)
  t.equal(fromHsdsDescription('x'.repeat(400)).summary.length, 300)
})

t.test('hours of several kinds', async (t) => {
  const at = { id: idOf('x'), opens_at: '09:00:00', closes_at: '17:30:00Z' }
  t.match(fromHsdsSchedule({ ...at, freq: 'WEEKLY', byday: 'MO,TU' }), { opens: '09:00', closes: '17:30' })
  t.match(fromHsdsSchedule({ ...at, freq: 'MONTHLY', byday: '-1FR' }), { weekOfMonth: -1, days: ['FR'] })
  for (const other of [
    { byday: '1MO,2MO', freq: 'MONTHLY' },
    { bymonthday: '1', byday: 'MO' },
    { byday: 'XX' },
    {},
  ])
    t.equal(fromHsdsSchedule({ ...at, ...(other as object) }), undefined)
})
