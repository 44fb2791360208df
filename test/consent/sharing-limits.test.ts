import t from 'tap'
import type { ConsentLimitation } from '#consent/index.ts'
import { AVA, aunt, BEN, father, limited, partner, record } from './samples.ts'
import { ask, CASES, hospital, pointer, set, toKim } from './sharing-limit-cases.ts'
import { atRisk, both, charity, codes, decide, nurse, socialCare, withExplicit } from './sharing-samples.ts'

t.test('what each limit lets through', async (t) => {
  for (const [why, limit, change, through] of CASES) t.equal(ask(limit, change), through, why)
})

t.test('a name that is a person’s where only the organisation receives', async (t) => {
  const records = [
    record({
      state: 'given_with_limitations',
      limitations: [{ kind: 'not_this_recipient', words: 'Not Kim.', recipients: ['Kim Example'] }],
      explicitConsents: withExplicit({ recipient: 'org-2' }).explicitConsents ?? [],
    }),
  ]
  const { person: _, ...organisation } = hospital
  t.equal(ask({}, { ...toKim, records, recipient: organisation }), ' ?', 'Kim may read it there')
  t.equal(
    ask({}, { ...toKim, records, recipient: { ...organisation, person: { name: 'Al Colleague' } } }),
    both,
  )
})

t.test('a person judges what no machine can', async (t) => {
  const words = { recipients: ['my ex'] }
  const judged = (limit: Partial<ConsentLimitation>, ...found: [covers: boolean, by: string][]) =>
    ask(limit, { judgedLimits: found.map(([covers, by]) => ({ pointer, covers, by })) })
  t.equal(judged(words, [false, 'Robin']), both)
  t.equal(judged(words, [true, 'Robin']), '')
  t.equal(judged(words, [false, 'Robin'], [true, 'Lee']), '', 'they do not agree')
  t.equal(judged(words, [false, '']), ' ?', 'nobody stands for it')
  t.equal(judged({ recipients: ['Housing'] }, [false, 'Robin']), '', 'nobody judges away what is plain')
  t.equal(judged({ recipients: ['Early Help'] }, [true, 'Robin']), '', 'a person may see more than a machine')
  const quoted: Partial<ConsentLimitation> = { kind: 'not_this_category', categories: ['health'] }
  const categories = ['health', 'identity', 'needs']
  const look = (covers: boolean) =>
    ask(quoted, { categories, judgedLimits: [{ pointer, covers, by: 'Robin' }] })
  t.equal(look(false), 'identity needs')
  t.equal(look(true), 'identity')
  t.equal(
    ask(words, { judgedLimits: [{ pointer: `${pointer}0`, covers: false, by: 'Robin' }] }),
    ' ?',
    'another limit',
  )
})

t.test('what stops a category is said, in the person’s words', async (t) => {
  const words = '  Nicht ans Wohnungsamt. لا للإسكان 🏠\n'
  const decision = decide({ records: set({ words, recipients: ['Housing'] }) })
  t.strictSame(decision.deniedCategories[0]?.stoppedBy, [
    { code: 'limit_not_this_recipient', text: 'A limit keeps it from this recipient.', pointer, words },
  ])
  t.strictSame(decision.limitations, [
    {
      pointer,
      subjects: ['ava'],
      limitation: { kind: 'not_this_recipient', words, recipients: ['Housing'] },
    },
  ])
  t.strictSame([decision.row, decision.answer], [7, 'deny'])
  const open = decide({ records: set({ words }) })
  t.match(open.deniedCategories[0]?.stoppedBy, [{ code: 'limit_not_judged', words }])
  t.match(open.humanCheck, [{ pointer, words, categories: ['identity', 'safety'] }])
})

t.test('whose limits, on whose information', async (t) => {
  const byFather = limited('Not Housing.', {
    givenBy: father,
    limitations: [{ kind: 'not_this_recipient', words: 'Not Housing.', recipients: ['Housing'] }],
  })
  t.strictSame(decide({ records: [record(), byFather] }).answer, 'deny', 'one parent’s limit binds')
  t.strictSame(
    decide({ records: [record(), { ...byFather, givenBy: partner }] }).answer,
    'deny',
    'so does one of somebody who may be entitled',
  )
  const byAunt = { records: [record(), { ...byFather, givenBy: aunt }] }
  t.strictSame(
    [decide(byAunt).row, decide(byAunt).answer],
    [6, 'allow'],
    'one of somebody with no say is seen',
  )
  t.ok(codes(byAunt).includes('limit_not_entitled'))
  t.equal(decide(byAunt).limitations.length, 1)
  const forBen = [record({ subjects: ['ava', 'ben'] }), { ...byFather, subjects: ['ben'] }]
  t.equal(decide({ records: forBen }).answer, 'allow', 'a limit on the brother’s information')
  t.equal(decide({ records: forBen, subjects: [AVA, BEN] }).answer, 'deny')
  const two = [{ ...byFather, subjects: ['ava', 'ben'] }]
  t.strictSame(
    decide({ records: two, subjects: [AVA, BEN] }).limitations.map((one) => one.subjects),
    [['ava', 'ben']],
  )
  const mothers = { key: 'mother', isAdult: true }
  const ofBoth = [record({ subjects: ['ava', 'mother'] }), { ...byFather, subjects: ['ava', 'mother'] }]
  for (const subjects of [
    [AVA, mothers],
    [mothers, AVA],
  ])
    t.equal(decide({ records: ofBoth, subjects }).answer, 'deny', 'he has a say about the child only')
  t.equal(decide({ records: ofBoth, subjects: [mothers] }).answer, 'allow')
  t.equal(
    decide({ records: [...set({ recipients: ['Housing'] }), record({ at: '2026-11-21T09:00:00Z' })] }).row,
    6,
    'she lifts her limit',
  )
})

t.test('limits and who comes first', async (t) => {
  const records = set({ recipients: ['Lee Fictional', 'Housing'] })
  t.strictSame(
    [decide({ records, recipient: nurse }).row, decide({ records, recipient: nurse }).answer],
    [9, 'deny'],
  )
  t.strictSame(
    decide({ records, recipient: nurse, overrides: [atRisk] }).allowedCategories,
    ['safety'],
    'a person at risk',
  )
  t.equal(
    decide({ records, recipient: nurse, overrides: [atRisk] }).limitations.length,
    1,
    'the limit is shown all the same',
  )
  const named = [
    { ...withExplicit(), limitations: set({ recipients: ['Example Charity'] })[0]?.limitations ?? [] },
  ]
  t.strictSame(
    [
      decide({ records: named, recipient: charity }).row,
      decide({ records: named, recipient: charity }).answer,
    ],
    [11, 'deny'],
  )
  t.strictSame(
    decide({
      records: set({}),
      recipient: socialCare,
      overrides: [{ ...atRisk, relevantCategories: ['identity', 'safety'] }],
    }).humanCheck,
    [],
    'nobody is asked what no longer matters',
  )
})
