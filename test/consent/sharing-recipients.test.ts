import t from 'tap'
import { SHARING_CATEGORIES, type SharingQuestion } from '#consent/index.ts'
import { AVA, aunt, BEN, father, mother, partner, record, safeguarding, unattributed } from './samples.ts'
import {
  AT,
  atRisk,
  byLaw,
  charity,
  codes,
  decide,
  housing,
  NURSE,
  nurse,
  short,
  socialCare,
  withExplicit,
} from './sharing-samples.ts'

const both = 'identity safety'
const refused = [record({ state: 'refused' })]

t.test('inside the council: not only the departments the notice names', async (t) => {
  const team = { kind: 'internal_team', id: 'virtual_school', name: 'Virtual School' } as const
  t.strictSame(short({ recipient: team }), [6, 'allow', both])
  t.strictSame(short({ recipient: { ...team, council: 'westminster' } }), [6, 'allow', both])
  const elsewhere = [
    { ...team, council: 'rbkc' },
    { ...team, id: 'rbkc' },
    { ...team, name: 'The Royal Borough of Kensington and Chelsea' },
    { ...team, council: 'rbkc', person: { name: 'Lee Fictional' } },
  ]
  for (const recipient of elsewhere)
    t.strictSame(short({ recipient }), [12, 'deny', ''], 'another council is another organisation')
  t.strictSame(short({ recipient: team, council: undefined }), [6, 'allow', both])
  t.strictSame(short({ recipient: { ...team, council: 'westminster' }, council: undefined }), [
    12,
    'deny',
    '',
  ])
})

t.test('named means the professional', async (t) => {
  const at = (change: object) => short({ recipient: { ...nurse, ...change } })
  t.strictSame(at({ person: { name: ' lee  FICTIONAL' } }), [9, 'allow', both], 'no key, another spelling')
  t.strictSame(
    at({ organisation: { id: 'x', names: ['New Clinic', 'Example Clinic'] } }),
    [9, 'allow', both],
    'renamed since',
  )
  const others: object[] = [
    { person: undefined },
    { person: { name: 'Al Colleague' } },
    { person: { name: 'Al Colleague', key: 'nurse' } },
    { person: { name: 'Lee Fictional', key: 'teacher' } },
    { organisation: { names: ['Example School'] } },
    { organisation: { names: [] } },
    { organisation: { names: ['New Clinic'] } },
  ]
  for (const change of others) t.strictSame(at(change), [12, 'deny', ''], JSON.stringify(change))
  t.strictSame(short({ recipient: nurse, named: [] }), [12, 'deny', ''], 'added after the form was completed')
  t.strictSame(
    short({
      recipient: { ...nurse, organisation: { names: [' '] }, person: { name: '' } },
      named: [{ ...NURSE, name: '', organisation: ' ' }],
    }),
    [12, 'deny', ''],
    'an empty name is nobody’s',
  )
})

t.test('named, and whether they may be told', async (t) => {
  const named = (...mayBeTold: (boolean | 'not_known' | null | undefined)[]) => ({
    recipient: nurse,
    named: mayBeTold.map((answer) => ({ ...NURSE, mayBeTold: answer })),
  })
  t.notOk(codes(named(true)).includes('may_be_told_not_known'))
  for (const answer of ['not_known', null, undefined] as const) {
    t.strictSame(short(named(answer)), [9, 'allow', both])
    t.ok(codes(named(answer)).includes('may_be_told_not_known'))
  }
  for (const twice of [named(false), named(true, false), named(false, true)]) {
    t.strictSame(short(twice), [9, 'deny', ''], 'named twice: the more protective')
    t.equal(decide(twice).deniedCategories[0]?.stoppedBy[0]?.code, 'may_not_be_told')
  }
  t.strictSame(short({ ...named(false), overrides: [atRisk] }), [13, 'allow', 'safety'])
})

t.test('explicit consent: this recipient, this purpose, everybody’s information', async (t) => {
  const asked = (change: Record<string, string>, more: Partial<SharingQuestion> = {}) =>
    short({ recipient: charity, records: [withExplicit(change)], ...more })
  t.strictSame(asked({ recipient: 'org-1' }), [11, 'allow', both], 'by its id')
  t.strictSame(asked({ recipient: ' example  charity ' }), [11, 'allow', both])
  t.strictSame(asked({ recipient: 'Example Charities' }), [12, 'deny', ''])
  t.strictSame(asked({ purpose: 'statistics' }), [12, 'deny', ''])
  t.strictSame(asked({ at: 'soon' }), [12, 'deny', ''])
  t.strictSame(asked({ at: AT }), [11, 'allow', both])
  t.strictSame(asked({ at: '2026-11-23T10:00:00.001Z' }), [12, 'deny', ''])
  t.strictSame(asked({}, { subjects: [AVA, BEN] }), [12, 'deny', ''], 'one sibling only')
  t.strictSame(
    asked({}, { subjects: [AVA, BEN], records: [withExplicit(), record({ subjects: ['ben'] })] }),
    [12, 'deny', ''],
    'explicit for one sibling only',
  )
  t.strictSame(
    asked({}, { records: [withExplicit(), record({ at: '2026-11-21T09:00:00Z' })] }),
    [12, 'deny', ''],
    'a later answer says all that stands',
  )
  const person = { recipient: { ...charity, person: { name: 'Kim Example' } } }
  t.strictSame(asked({ recipient: 'Kim Example' }, person), [11, 'allow', both])
  t.strictSame(asked({ recipient: 'Kim Example, Example Charity' }, person), [11, 'allow', both])
  t.strictSame(asked({ recipient: 'Kim Example' }), [12, 'deny', ''], 'to the person, not to everyone there')
  t.strictSame(decide({ recipient: charity, records: [record(), withExplicit()] }).restsOn, [
    { kind: 'consent', index: 1 },
  ])
})

t.test('explicit consent for a purpose in words waits for a person', async (t) => {
  const asked = { recipient: charity, records: [withExplicit({ purpose: 'Food' })] }
  const pointer = '/consent/records/0/explicitConsents/0'
  const open = decide(asked)
  t.strictSame([open.row, open.answer], [12, 'deny'])
  t.match(open.humanCheck, [{ pointer, words: 'Yes, them too.' }])
  const judged = (...found: [covers: boolean, by: string][]) =>
    decide({ ...asked, judgedLimits: found.map(([covers, by]) => ({ pointer, covers, by })) })
  t.equal(judged([true, 'Robin']).row, 11)
  t.strictSame(judged([true, 'Robin']).humanCheck, [])
  t.equal(judged([false, 'Robin']).row, 12)
  t.strictSame(judged([false, 'Robin']).humanCheck, [])
  t.equal(judged([true, 'Robin'], [false, 'Lee']).row, 12, 'they do not agree')
  t.equal(judged([true, ' ']).row, 12, 'nobody stands for it')
  t.strictSame(
    decide({ ...asked, records: [...asked.records, withExplicit()] }).humanCheck,
    [],
    'another entry is plain',
  )
})

t.test('every person whose information is asked for must be covered', async (t) => {
  const adult = { key: 'mother', isAdult: true }
  const asked = (records = [record()]) => short({ subjects: [AVA, adult], records })
  t.strictSame(asked(), [8, 'deny', ''], 'the child’s record says nothing of the mother’s own data')
  t.strictSame(asked([record({ subjects: ['ava', 'mother'] })]), [6, 'allow', both], 'one answer for both')
  const own = (state: 'given' | 'refused') =>
    record({ state, subjects: ['mother'], givenBy: { ...mother, entitlement: 'adult_for_themselves' } })
  t.strictSame(asked([record(), own('given')]), [6, 'allow', both])
  t.strictSame(asked([record(), own('refused')]), [8, 'deny', ''])
  t.strictSame(short({ subjects: [adult], records: [record({ subjects: ['mother'] })] }), [6, 'allow', both])
  t.strictSame(
    short({ subjects: [{ key: 'mother' }], records: [own('given')] }),
    [8, 'deny', ''],
    'age not known',
  )
  t.strictSame(short({ subjects: [AVA, BEN] }), [8, 'deny', ''], 'one sibling only')
  const bensOwn = record({
    subjects: ['ben'],
    state: 'refused',
    givenBy: { person: 'ben', relation: 'self', entitlement: 'none' },
  })
  t.strictSame(
    short({ subjects: [BEN], records: [record({ subjects: ['ben'] }), bensOwn] }),
    [8, 'deny', ''],
    'nobody’s own no is set aside',
  )
  const partnersOwn = record({
    subjects: ['ava', 'sam'],
    state: 'refused',
    givenBy: { ...aunt, person: 'sam' },
  })
  const sam = { key: 'sam', isAdult: true }
  t.strictSame(
    short({ subjects: [AVA, sam], records: [record({ subjects: ['ava', 'sam'] }), partnersOwn] }),
    [8, 'deny', ''],
    'no say about the child, and all of it about himself',
  )
  t.strictSame(short({ records: [record(), partnersOwn] }), [6, 'allow', both])
})

t.test('people who do not agree: held for a person, safeguarding unaffected', async (t) => {
  const records = [record(), record({ state: 'refused', givenBy: father })]
  t.strictSame(codes({ records }), ['not_given', 'disagreement', 'refused'])
  t.strictSame(short({ records }), [8, 'deny', ''])
  t.strictSame(short({ records, overrides: [atRisk] }), [13, 'allow', 'safety'])
  const goingOn = decide({ records, action: 'go_on' })
  t.strictSame([goingOn.row, goingOn.answer, goingOn.reasons[0]?.code], [3, 'deny', 'disagreement'])
  t.equal(decide({ records, action: 'go_on', safeguardingReasons: true }).answer, 'allow')
  const byAunt = [record(), record({ state: 'refused', givenBy: aunt })]
  t.strictSame(short({ records: byAunt }), [6, 'allow', both])
  t.ok(codes({ records: byAunt }).includes('objection_not_entitled'))
  t.ok(
    codes({ records: [record(), record({ state: 'refused', givenBy: partner })] }).includes('disagreement'),
  )
})

t.test('no no ever opens what another closed', async (t) => {
  const monday = '2026-11-16T10:00:00Z'
  const sunday = '2026-11-15T10:00:00Z'
  const closed = [record({ at: sunday }), unattributed({ state: 'refused', at: monday })]
  t.strictSame(short({ records: closed }), [8, 'deny', ''])
  t.strictSame(short({ records: [...closed, record({ state: 'refused', givenBy: aunt })] }), [8, 'deny', ''])
  t.strictSame(
    short({ records: [...closed, record({ givenBy: aunt })] }),
    [8, 'deny', ''],
    'nor a yes of somebody with no say',
  )
  t.strictSame(short({ records: [...closed, record()] }), [6, 'allow', both])
  const ofSam = [
    record({ state: 'refused', givenBy: { ...partner, name: 'Sam' }, at: '2026-11-17T10:00:00Z' }),
    record({ givenBy: { ...partner, name: 'Sam', entitlement: 'none' } }),
  ]
  t.strictSame(short({ records: [...closed, ...ofSam] }), [8, 'deny', ''], 'nor one that was lifted again')
  t.strictSame(
    short({ records: [record({ at: sunday }), record({ state: 'not_sought', givenBy: aunt })] }),
    [8, 'deny', ''],
    'that nobody was asked is nobody’s own answer',
  )
  const ofMother = [record({ state: 'refused', at: monday }), record({ givenBy: father })]
  const again = record({ state: 'refused', givenBy: { ...mother, entitlement: 'none' } })
  t.strictSame(short({ records: [...ofMother, again] }), [8, 'deny', ''])
  t.strictSame(
    short({ records: [record({ at: monday }), record({ givenBy: father }), again] }),
    [8, 'deny', ''],
    'who was entitled once is heard',
  )
})

t.test('a refusal of tomorrow counts from then, and is seen today', async (t) => {
  const records = [record(), record({ state: 'withdrawn', at: '2026-11-24T10:00:00Z' })]
  t.strictSame(short({ records }), [6, 'allow', both])
  t.ok(codes({ records }).includes('later_no'))
  t.strictSame(short({ records, at: '2026-11-24T10:00:00Z' }), [8, 'deny', ''])
  t.strictSame(
    short({ records: [record(), record({ state: 'refused', at: 'soon' })] }),
    [8, 'deny', ''],
    'one that cannot be dated counts',
  )
})

t.test('what is known of other persons goes to social care', async (t) => {
  const categories = ['other_persons', 'safety']
  t.strictSame(short({ categories }), [6, 'allow', 'safety'])
  t.strictSame(decide({ categories }).deniedCategories[0]?.stoppedBy[0]?.code, 'narrow_category')
  t.strictSame(short({ categories, recipient: nurse }), [9, 'allow', 'safety'])
  t.strictSame(short({ categories, recipient: charity, records: [withExplicit()] }), [11, 'allow', 'safety'])
  t.strictSame(short({ categories: ['other_persons'] }), [6, 'deny', ''])
  t.strictSame(short({ categories, recipient: socialCare }), [6, 'allow', 'other_persons safety'])
  t.strictSame(
    short({ categories, recipient: { ...housing, name: 'Children’s Services' } }),
    [6, 'allow', 'safety'],
    'by its id',
  )
  const relevantCategories = categories
  for (const overrides of [[{ ...atRisk, relevantCategories }], [{ ...byLaw, relevantCategories }]])
    t.strictSame(
      short({ categories, recipient: nurse, records: refused, overrides })[2],
      'other_persons safety',
    )
})

t.test('the categories', async (t) => {
  const narrow = Object.entries(SHARING_CATEGORIES).filter(([, one]) => 'narrow' in one)
  t.strictSame(
    narrow.map(([code]) => code),
    ['other_persons'],
  )
  const all = Object.keys(SHARING_CATEGORIES)
  t.strictSame(decide({ categories: all, recipient: socialCare }).allowedCategories, all)
})

t.test('safeguarding reasons on the form share nothing by themselves', async (t) => {
  const asked = { records: refused, safeguardingReasons: true }
  t.strictSame(short(asked), [8, 'deny', ''])
  t.ok(codes(asked).includes('safeguarding_reasons_on_form'))
  t.notOk(codes({ ...asked, overrides: [safeguarding] }).includes('safeguarding_reasons_on_form'))
})
