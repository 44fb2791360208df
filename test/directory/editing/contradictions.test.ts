import t from 'tap'
import { contradictionsIn } from '../../../src/directory/editing/document/contradictions.ts'
import { exampleOrganisation, exampleService } from '../../../src/directory/editing/examples.ts'
import type { ServiceRecord } from '../../../src/directory/record/service-record.ts'

const [place] = exampleService.places
const hours = { days: ['MO' as const], opens: '09:00', closes: '10:00' }
const found = (more: Partial<ServiceRecord>) =>
  contradictionsIn({ ...exampleService, ...more }).map(({ pointer, code }) => `${pointer} ${code}`)

t.test('what a schema cannot say is said with its place', (t) => {
  t.strictSame(contradictionsIn(exampleService), [])
  t.strictSame(contradictionsIn(exampleOrganisation), [])
  t.strictSame(found({ ages: { from: 5, to: 4 } }), ['/ages/to ages_reversed'])
  t.strictSame(found({ ages: { from: 4, to: 4 } }), [])
  t.strictSame(found({ ages: { from: 25 } }), [])
  if (place === undefined) throw new Error('The example has a place.')
  t.strictSame(found({ places: [place, { ...place, key: 'annexe' }, place] }), ['/places/2/key key_repeated'])
  const reversed = { ...hours, from: '2026-12-02', until: '2026-12-01' }
  t.strictSame(found({ schedules: [hours, reversed] }), ['/schedules/1/until days_reversed'])
  t.strictSame(found({ schedules: [{ ...hours, from: '2026-12-01', until: '2026-12-01' }] }), [])
  t.strictSame(found({ places: [{ ...place, schedules: [reversed] }] }), [
    '/places/0/schedules/0/until days_reversed',
  ])
  const vacancies = (number: number) => ({
    childcare: {
      kind: 'nursery' as const,
      places: 3,
      vacancies: { number, asOf: '2026-11-01' },
      fundedHours: [],
    },
  })
  t.strictSame(found(vacancies(4)), ['/childcare/vacancies/number more_vacancies_than_places'])
  t.strictSame(found(vacancies(3)), [])
  t.end()
})
