import fc from 'fast-check'
import t from 'tap'
import { addDays } from '#calendar/index.ts'
import { exampleOrganisation, exampleService } from '../../../src/directory/editing/examples.ts'
import { CURRENT_QUESTION_SET } from '../../../src/directory/local-offer/index.ts'
import { qualityOf } from '../../../src/directory/quality/index.ts'
import { listedQuality } from '../../../src/directory/quality/listed.ts'
import { ORGANISATION_RULES, SERVICE_RULES } from '../../../src/directory/quality/rules.ts'
import type { ServiceRecord } from '../../../src/directory/record/service-record.ts'

const TODAY = '2026-11-23'
const fresh = { reviewDueOn: '2027-11-23', duplicates: 0 }
const found = (more: object, standing = fresh) =>
  qualityOf({ ...exampleService, ...more } as ServiceRecord, standing, TODAY).findings.map(
    ({ code, pointer }) => `${code} ${pointer}`,
  )

t.test('what is all there lacks nothing', async (t) => {
  t.strictSame(qualityOf(exampleService, fresh, TODAY), { score: 100, findings: [] })
  t.strictSame(qualityOf(exampleOrganisation, fresh, TODAY), { score: 100, findings: [] })
})

t.test(
  'the weights of each kind make 100, and everything that can be wrong is worth something',
  async (t) => {
    for (const rules of [SERVICE_RULES, ORGANISATION_RULES]) {
      t.ok(rules.every(({ weight }) => weight > 0))
      t.equal(
        rules.reduce((sum, { weight }) => sum + weight, 0),
        100,
      )
      t.equal(new Set(rules.map(({ code }) => code)).size, rules.length)
    }
  },
)

t.test('each lack is found in its place', async (t) => {
  const [place] = exampleService.places
  const bare = { ...place, schedules: [] }
  const cases: Record<string, object> = {
    'no_contact /contacts': { contacts: [{ name: 'A desk', telephones: [] }] },
    'no_place /places': { places: [], schedules: place?.schedules },
    'no_hours /schedules': { places: [bare] },
    'no_ages /ages': { ages: {} },
    'no_cost /costs': { costs: [] },
    'no_description /description': { description: undefined },
    'no_eligibility /eligibility': { eligibility: undefined },
    'no_way_in /gettingIn': { referral: 'professional' },
    'questions_unanswered /localOffer': { channels: ['local_offer'] },
    'old_vacancies /childcare/vacancies': { childcare: { kind: 'nursery', fundedHours: [] } },
    'hours_are_over /schedules': {
      places: [bare],
      schedules: [{ days: ['MO'], opens: '10:00', closes: '12:00', until: '2026-11-22' }],
    },
    'state_unexplained /stateNote': { state: 'waiting_list' },
  }
  for (const [finding, more] of Object.entries(cases)) t.strictSame(found(more), [finding], finding)
  t.strictSame(found({ contacts: [], url: 'https://example.org/made-up' }), [], 'a page is a contact')
})

t.test('days decide, and the boundary is on the right side', async (t) => {
  t.strictSame(found({}, { ...fresh, reviewDueOn: TODAY }), [])
  t.strictSame(found({}, { ...fresh, reviewDueOn: '2026-11-22' }), ['stale '])
  const nursery = (asOf: string) => ({
    childcare: { kind: 'nursery', fundedHours: [], vacancies: { number: 2, asOf } },
  })
  t.strictSame(found(nursery('2026-08-23')), [])
  t.strictSame(found(nursery('2026-08-22')), ['old_vacancies /childcare/vacancies'])
})

t.test('the Local Offer’s questions are all asked, and only of those who are in it', async (t) => {
  const answers = CURRENT_QUESTION_SET.questions.map(({ code }) => ({ question: code, answer: 'Yes.' }))
  const localOffer = {
    questionSet: 1,
    answers,
    sendNeeds: ['cognition_and_learning'],
    headings: ['education'],
  }
  const offered = { channels: ['local_offer'], localOffer }
  t.strictSame(found(offered), [])
  t.strictSame(found({ ...offered, localOffer: { ...localOffer, answers: answers.slice(1) } }), [
    'questions_unanswered /localOffer/answers',
  ])
  t.strictSame(found({ ...offered, localOffer: { ...localOffer, sendNeeds: [], headings: [] } }), [
    'no_needs_or_headings /localOffer/sendNeeds',
    'no_needs_or_headings /localOffer/headings',
  ])
})

t.test('the worst is said first, and what looks like two is doubtful', async (t) => {
  const { score, findings } = qualityOf(
    { ...exampleService, costs: [], state: 'waiting_list' },
    { reviewDueOn: '2026-01-01', duplicates: 1 },
    TODAY,
  )
  t.strictSame(
    findings.map(({ code }) => code),
    ['stale', 'no_cost', 'duplicate', 'state_unexplained'],
  )
  t.equal(score, 100 - 20 - 8 - 8 - 2)
})

t.test('until its last day it is as it was, whatever days are in it', async (t) => {
  const day = fc.integer({ min: -200, max: 200 }).map((days) => addDays(TODAY, days))
  const may = fc.option(day, { nil: undefined })
  const hours = may.map((until) => ({
    days: ['MO'],
    opens: '10:00',
    closes: '12:00',
    ...(until && { until }),
  }))
  const documents = fc.record({
    schedules: fc.array(hours, { maxLength: 3 }),
    childcare: fc.option(
      may.map((asOf) => ({
        kind: 'nursery',
        fundedHours: [],
        ...(asOf && { vacancies: { number: 1, asOf } }),
      })),
      { nil: undefined },
    ),
    reviewDueOn: fc.option(day, { nil: null }),
  })
  let [held, changed] = [0, 0]
  fc.assert(
    fc.property(documents, ({ reviewDueOn, ...more }) => {
      const document = { ...exampleService, places: [], ...more } as ServiceRecord
      const { holdsUntil, ...now } = listedQuality(document, reviewDueOn, TODAY)
      for (let days = 1; days < 400; days++) {
        const later = addDays(TODAY, days)
        const { holdsUntil: _, ...then } = listedQuality(document, reviewDueOn, later)
        if (holdsUntil !== null && later > holdsUntil) {
          if (then.score !== now.score) changed += 1
          break
        }
        held += 1
        if (then.score !== now.score) return false
      }
      return true
    }),
    { numRuns: 300 },
  )
  t.ok(held > 1_000 && changed > 50, `${held} ${changed}`)
})

t.test('the last days there are can be saved', async (t) => {
  for (const asOf of ['9999-12-31', '9999-01-01', '9998-12-31', '0000-01-01'])
    t.ok(
      listedQuality(
        {
          ...exampleService,
          childcare: { kind: 'nursery', fundedHours: [], vacancies: { number: 1, asOf } },
        } as ServiceRecord,
        '9999-12-31',
        TODAY,
      ).score > 0,
    )
})
