import t from 'tap'
import type { ConsentLimitation, SharingQuestion } from '#consent/index.ts'
import { AVA, aunt, BEN, father, limited, partner, record } from './samples.ts'
import {
  atRisk,
  charity,
  codes,
  decide,
  housing,
  nurse,
  question,
  socialCare,
  withExplicit,
} from './sharing-samples.ts'

const pointer = '/consent/records/0/limitations/0'
const set = (limit: Partial<ConsentLimitation>) => [
  record({
    state: 'given_with_limitations',
    limitations: [{ kind: 'not_this_recipient', words: 'As I said.', ...limit }],
  }),
]
const ask = (limit: Partial<ConsentLimitation>, change: Partial<SharingQuestion> = {}) => {
  const { allowedCategories, humanCheck } = decide({ records: set(limit), ...change })
  return humanCheck.length > 0 ? `${allowedCategories.join(' ')} ?` : allowedCategories.join(' ')
}

const both = 'identity safety'
const hospital = {
  kind: 'external',
  organisation: { id: 'org-2', names: ['Example Hospital', 'Example Infirmary'] },
  person: { name: 'Kim Example' },
} as const
const KIM = { key: 'kim', name: 'Kim Example', organisation: 'Example Infirmary', mayBeTold: true }
const toKim = { recipient: hospital, named: [...question().named, KIM] }
const odd = { kind: 'internal_team', id: 'ifst', name: 'IFST' } as const

/** What is let through; `?` where a person has to judge first. */
const CASES: [
  why: string,
  limit: Partial<ConsentLimitation>,
  change: Partial<SharingQuestion>,
  through: string,
][] = [
  ['not this recipient', { recipients: ['Housing'] }, {}, ''],
  ['not this recipient, spelled otherwise', { recipients: ['the  HOUSING.'] }, {}, ''],
  ['not this recipient, by id', { recipients: ['org-2'] }, toKim, ''],
  ['not this recipient, by an old name', { recipients: ['Example Infirmary'] }, toKim, ''],
  ['not this recipient, by the person', { recipients: ['Kim Example'] }, toKim, ''],
  [
    'the same person, met inside',
    { recipients: ['Kim Example'] },
    { recipient: { ...housing, person: { name: 'Kim Example' } } },
    '',
  ],
  ['not another department', { recipients: ['Early Help'] }, {}, both],
  [
    'not another department, which may be this one',
    { recipients: ['Intensive Family Support Team'] },
    { recipient: odd },
    ' ?',
  ],
  ['a department is not outside', { recipients: ['Early Help'] }, toKim, both],
  ['not a school the form names', { recipients: ['Example School'] }, {}, both],
  [
    'not a school the form names, to a clinic it names',
    { recipients: ['Example School'] },
    { recipient: nurse },
    both,
  ],
  [
    'not a school, and this may be its new name',
    { recipients: ['Example School'] },
    {
      recipient: charity,
      records: [withExplicit()].map((one) => ({
        ...one,
        ...set({ recipients: ['Example School'] })[0],
        ...{ explicitConsents: one.explicitConsents ?? [] },
      })),
    },
    ' ?',
  ],
  ['not a professional the form names', { recipients: ['Robin Made-Up'] }, { recipient: nurse }, both],
  ['not a professional outside, to a department', { recipients: ['Robin Made-Up'] }, {}, both],
  ['not a recipient nobody knows', { recipients: ['my ex'] }, {}, ' ?'],
  ['not a recipient who is known otherwise', { recipients: ['my ex'] }, { otherRecipients: ['My ex'] }, both],
  ['not a recipient, in words alone', { words: 'Not him.' }, {}, ' ?'],
  [
    'not another, though the words say this one',
    { recipients: ['Early Help'], words: 'Not early help, not housing.' },
    {},
    ' ?',
  ],
  ['only this recipient', { kind: 'only_these_recipients', recipients: ['Housing', 'Early Help'] }, {}, both],
  ['only another', { kind: 'only_these_recipients', recipients: ['Early Help'] }, {}, ''],
  [
    'only others the form names',
    { kind: 'only_these_recipients', recipients: ['Robin Made-Up', 'Example School'] },
    { recipient: nurse },
    '',
  ],
  ['only some nobody knows', { kind: 'only_these_recipients', recipients: ['the council'] }, {}, ' ?'],
  ['only some, in words alone', { kind: 'only_these_recipients' }, {}, ' ?'],
  [
    'not this category',
    { kind: 'not_this_category', categories: ['Identity'] },
    { categories: ['identity', 'household'] },
    'household',
  ],
  [
    'not this category, by its text',
    { kind: 'not_this_category', categories: ['health and disability'] },
    { categories: ['health', 'household'] },
    'household',
  ],
  [
    'not this category, which may be quoted',
    { kind: 'not_this_category', categories: ['health'] },
    { categories: ['health', 'identity', 'needs'] },
    'identity ?',
  ],
  [
    'not this category, the words name more',
    { kind: 'not_this_category', categories: ['health'], words: 'Nothing on health or the household.' },
    { categories: ['identity', 'household'] },
    'identity ?',
  ],
  [
    'not a category nobody knows',
    { kind: 'not_this_category', categories: ['my operation'] },
    { categories: ['identity'] },
    ' ?',
  ],
  ['not a category, in words alone', { kind: 'not_this_category' }, { categories: ['identity'] }, ' ?'],
  ['only this purpose', { kind: 'only_this_purpose', purpose: 'Support the family' }, {}, both],
  ['only another purpose', { kind: 'only_this_purpose', purpose: 'research' }, {}, ''],
  ['only a purpose in words', { kind: 'only_this_purpose', purpose: 'The parenting course' }, {}, ' ?'],
  ['only a purpose nobody wrote', { kind: 'only_this_purpose' }, {}, ' ?'],
  ['until the day', { kind: 'until_date', until: '2026-11-23' }, { at: '2026-11-23T23:59:59.999Z' }, both],
  ['until the day before', { kind: 'until_date', until: '2026-11-23' }, { at: '2026-11-24T00:00:00Z' }, ''],
  [
    'until midnight in London',
    { kind: 'until_date', until: '2027-07-01' },
    { at: '2027-07-01T22:59:59.999Z' },
    both,
  ],
  [
    'past midnight in London',
    { kind: 'until_date', until: '2027-07-01' },
    { at: '2027-07-01T23:00:00Z' },
    '',
  ],
  ['until a day that cannot be read', { kind: 'until_date', until: 'Easter' }, {}, ' ?'],
  ['until no day', { kind: 'until_date' }, {}, ' ?'],
  ['a kind nobody knows', { kind: 'on_paper_only' as 'until_date' }, {}, ' ?'],
  ['a kind with a name of the language', { kind: 'toString' as 'until_date' }, {}, ' ?'],
]

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
