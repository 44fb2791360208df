import t from 'tap'
import { compile, evaluate, rulesInForce } from '../../src/eligibility/index.ts'
import {
  asked,
  attending,
  EXCLUDED,
  evaluateFor,
  family,
  GATES,
  NO_PRIORITY,
  ON,
  statusOf,
  TERMS,
  westminster,
} from './families.ts'

t.test('a calendar that cannot say which term was the last', (t) => {
  const facts = attending({ possibleSessions: 100, unauthorisedSessions: 20 })
  const none = evaluateFor(facts, ON, [])
  t.equal(none.result, 'undetermined')
  t.strictSame(asked(none), ['/children/0/attendance/lastCompletedTerm'])
  const own = attending({ possibleSessions: 100, unauthorisedSessions: 20, lastCompletedTerm: '2026-summer' })
  t.equal(evaluateFor(own, ON, []).result, 'eligible')
  t.equal(evaluateFor(facts, '2031-11-23').result, 'undetermined', 'a calendar that ended years ago')
  t.end()
})

t.test('a pupil who joined in mid-term, and one at two schools: their own possible sessions count', (t) => {
  t.equal(
    statusOf(evaluateFor(attending({ possibleSessions: 30, unauthorisedSessions: 4 })), 'TEH-P1'),
    'met',
  )
  t.equal(
    statusOf(evaluateFor(attending({ possibleSessions: 60, unauthorisedSessions: 6 })), 'TEH-P1'),
    'not_met',
  )
  t.end()
})

t.test('missed every session there was', (t) => {
  t.equal(
    statusOf(evaluateFor(attending({ possibleSessions: 40, unauthorisedSessions: 40 })), 'TEH-P1'),
    'met',
  )
  t.end()
})

t.test('one attendance figure without the other', (t) => {
  t.strictSame(asked(evaluateFor(attending({ possibleSessions: 100 }))), [
    '/children/0/attendance/unauthorisedSessions',
  ])
  t.strictSame(asked(evaluateFor(attending({ unauthorisedSessions: 20 }))), [
    '/children/0/attendance/possibleSessions',
  ])
  t.strictSame(
    asked(evaluateFor(attending({ term: null, possibleSessions: 100, unauthorisedSessions: 20 }))),
    ['/children/0/attendance/term'],
  )
  t.end()
})

t.test('partial lists may hold more, whole ones not', (t) => {
  const listed = (complete: boolean | 'not_known' | null) =>
    family({ ...NO_PRIORITY, siblings: { items: [], complete } })
  t.equal(evaluateFor(listed(true)).result, 'not_eligible')
  for (const complete of [false, 'not_known', null] as const) {
    const evaluation = evaluateFor(listed(complete))
    t.equal(evaluation.result, 'undetermined', `${complete}`)
    t.strictSame(asked(evaluation), ['/children/0/siblings/complete'])
  }
  t.end()
})

t.test('two children, one of whom is in danger', (t) => {
  const evaluation = evaluateFor(family(EXCLUDED, { ...NO_PRIORITY, safety: { immediateDanger: true } }))
  t.match(evaluation, { result: 'emergency', children: [{ result: 'eligible' }, { result: 'emergency' }] })
  t.match(evaluation.reasons, [{ code: 'emergency', criteria: ['TEH-S1'] }])
  t.end()
})

t.test('turning eighteen, also on 29 February', (t) => {
  const born = (dateOfBirth: string, on: string) =>
    statusOf(evaluateFor(family({ ...EXCLUDED, dateOfBirth }), on), 'TEH-S3')
  t.equal(born('2008-11-24', ON), 'met')
  t.equal(born('2008-11-23', ON), 'not_met')
  t.equal(born('2008-02-29', '2026-02-28'), 'met')
  t.equal(born('2008-02-29', '2026-03-01'), 'not_met')
  t.end()
})

t.test('a draft that names no child yet is never found not eligible', (t) => {
  const evaluation = evaluateFor({
    ...GATES,
    statutoryRisk: { withoutService: 'would_not_follow' },
    children: [],
  })
  t.match(evaluation, { result: 'undetermined', children: [] })
  t.ok(asked(evaluation).includes('/children'))
  t.equal(evaluateFor({ safety: { immediateDanger: true }, children: [] }).result, 'emergency')
  t.end()
})

t.test('new facts make a new evaluation; the old one stays as it was', (t) => {
  const before = evaluateFor(family(NO_PRIORITY))
  const kept = JSON.stringify(before)
  const facts = family(EXCLUDED)
  const given = JSON.stringify(facts)
  t.equal(evaluateFor(facts).result, 'eligible')
  t.equal(JSON.stringify(before), kept)
  t.equal(JSON.stringify(facts), given, 'and the facts are not touched')
  t.end()
})

t.test('a rule set replaced between submission and decision', (t) => {
  const { ruleSet } = westminster
  const first = { ...ruleSet, effectiveTo: '2026-11-30' }
  const second = {
    ...ruleSet,
    version: 2,
    effectiveFrom: '2026-12-01',
    parameters: ruleSet.parameters.map((one) =>
      one.name === 'unauthorised_absence' ? { ...one, value: 20 } : one,
    ),
  }
  const inForce = (on: string) => rulesInForce([second, first], 'westminster', on)
  t.equal(inForce('2026-11-30')?.version, 1)
  t.equal(inForce('2026-12-01')?.version, 2)
  t.equal(inForce('2025-12-31'), undefined)
  t.equal(rulesInForce([second, first], 'rbkc', ON), undefined)
  const facts = attending({ possibleSessions: 100, unauthorisedSessions: 15 })
  const [then, now] = [first, second].map((rules) =>
    evaluate(compile(rules), facts, { evaluatedOn: ON, terms: TERMS }),
  )
  t.equal(then?.result, 'eligible')
  t.equal(now?.result, 'not_eligible')
  t.not(then?.ruleSet.hash, now?.ruleSet.hash)
  t.end()
})

t.test('who said so stands beside what was said', (t) => {
  const source = { name: 'A. Example', role: 'head teacher', reasons: 'Made up.' }
  const facts = family({ ...EXCLUDED, exclusions: { items: [{ source }], complete: true, source } })
  t.strictSame(evaluateFor({ ...facts, safety: { ...facts.safety, source } }).sources, [
    { pointer: '/safety', source },
    { pointer: '/children/0/exclusions', source },
    { pointer: '/children/0/exclusions/items/0', source },
  ])
  t.end()
})
