import t from 'tap'
import type { SharingQuestion } from '#consent/index.ts'
import { AVA, legal, safeguarding } from './samples.ts'
import { AT, atRisk, both, byLaw, decide, nurse, refused, short, statistics } from './sharing-samples.ts'

t.test('what is relevant, and what consent adds to it', async (t) => {
  const asked = decide({ overrides: [atRisk] })
  t.strictSame(
    asked.allowedCategories,
    ['identity', 'safety'],
    'an override takes away nothing that was agreed',
  )
  t.strictSame(asked.restsOn, [
    { kind: 'override', index: 0 },
    { kind: 'consent', index: 0 },
  ])
  const alone = decide({ overrides: [atRisk], records: refused })
  t.strictSame(alone.restsOn, [{ kind: 'override', index: 0 }])
  t.match(alone.deniedCategories, [
    { category: 'identity', stoppedBy: [{ code: 'not_relevant' }, { code: 'not_given' }] },
  ])
  t.strictSame(short({ overrides: [{ ...atRisk, relevantCategories: [] }], records: refused }), [
    8,
    'deny',
    '',
  ])
  t.strictSame(
    short({ overrides: [{ ...byLaw, document: ' ' }], records: refused }),
    [8, 'deny', ''],
    'a law nobody names',
  )
  t.strictSame(short({ overrides: [{ ...byLaw, entitledByLaw: false }], records: refused }), [8, 'deny', ''])
})

t.test('a missing note holds up nobody at risk, and is asked for', async (t) => {
  const bare = decide({ records: refused, overrides: [{ basis: 'safeguarding', partInProtecting: true }] })
  t.strictSame([bare.row, bare.answer, bare.allowedCategories.join(' ')], [13, 'allow', both])
  t.ok(
    bare.missing.some(
      ({ code, pointer }) => code === 'override_reasons' && pointer === '/overrides/0/reasons',
    ),
  )
  t.ok(bare.missing.some(({ code }) => code === 'override_relevant_categories'))
  const late = decide({ overrides: [{ ...atRisk, decidedAt: '2026-11-23T10:00:00.001Z' }] })
  t.strictSame(
    late.missing.map(({ code }) => code),
    ['override_decided_later'],
  )
  t.strictSame(decide({ overrides: [{ ...atRisk, decidedAt: AT }] }).missing, [])
  const goingOn = decide({ action: 'go_on', records: refused, overrides: [{ basis: 'safeguarding' }] })
  const noted = decide({ action: 'go_on', records: refused, overrides: [legal, safeguarding].reverse() })
  t.strictSame([noted.row, noted.reasons[0]?.pointer], [5, '/overrides/1'])
  t.ok(goingOn.missing.some(({ pointer }) => pointer === '/overrides/0/reasons'))
})

t.test('row 14: as if there were no override', async (t) => {
  const overrides = [{ ...safeguarding }]
  t.strictSame(short({ overrides }), [6, 'allow', both])
  t.strictSame(short({ overrides, recipient: nurse }), [9, 'allow', both])
  t.strictSame(short({ overrides, records: refused }), [14, 'deny', ''])
  t.ok(decide({ overrides, records: refused }).reasons.some(({ code }) => code === 'refused'))
  t.strictSame(short({ overrides, purpose: 'protect_person_at_risk' }), [14, 'deny', ''])
})

t.test('a purpose the family was not asked about needs an override', async (t) => {
  for (const purpose of ['protect_person_at_risk', 'legal_requirement']) {
    t.strictSame(short({ purpose }), [18, 'deny', ''])
    t.equal(decide({ purpose, overrides: [atRisk] }).row, 13)
    t.equal(decide({ purpose, overrides: [byLaw] }).row, 15)
    t.strictSame(decide({ purpose, overrides: [atRisk] }).allowedCategories, ['safety'])
  }
  const hinted = decide({ purpose: 'protect_person_at_risk', safeguardingReasons: true })
  t.match(hinted.reasons, [{ code: 'purpose_not_by_consent' }, { code: 'safeguarding_reasons_on_form' }])
})

t.test('statistics: nobody identified, no count from 1 to 5', async (t) => {
  const release = (change: object, categories = ['identity']) =>
    short({ purpose: 'statistics', recipient: statistics(change), categories })
  for (const smallestCell of [6, 7, 1000, null])
    t.strictSame(release({ smallestCell }), [16, 'allow', 'identity'])
  for (const smallestCell of [0, 1, 5, 5.5, 6.5, -6, Number.NaN, Number.POSITIVE_INFINITY])
    t.strictSame(release({ smallestCell }), [17, 'deny', ''], `${smallestCell}`)
  t.strictSame(release({ identifying: true }), [17, 'deny', ''])
  t.strictSame(release({}, []), [16, 'allow', ''])
  t.strictSame(release({}, ['shoe_size', 'needs']), [16, 'allow', 'needs'])
  t.strictSame(release({}, ['shoe_size']), [17, 'deny', ''])
})

t.test('going on: what it rests on, and who does not agree', async (t) => {
  const on = (change: Partial<SharingQuestion>) => decide({ action: 'go_on', ...change })
  t.strictSame(on({}).restsOn, [{ kind: 'consent', index: 0 }])
  t.strictSame(on({ records: refused, safeguardingReasons: true }).restsOn, [
    { kind: 'safeguarding_reasons' },
  ])
  const overrides = [{ ...legal, document: ' ' }, safeguarding, legal]
  t.strictSame(on({ records: refused, overrides }).restsOn, [{ kind: 'override', index: 2 }])
  t.strictSame(on({ records: refused, overrides: overrides.slice(0, 2) }).restsOn, [
    { kind: 'override', index: 1 },
  ])
  t.strictSame(on({ records: refused, overrides: overrides.slice(0, 1) }).row, 3, 'a law nobody names')
  t.strictSame(on({ subjects: [{ key: 'mother', isAdult: true }] }).row, 3, 'no child')
  t.strictSame(
    on({ subjects: [AVA, { key: 'mother', isAdult: true }] }).row,
    1,
    'a parent’s own data is not asked for by going on',
  )
})
