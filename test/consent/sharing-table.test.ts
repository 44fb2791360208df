import t from 'tap'
import {
  type ConsentRecord,
  SHARING_ROWS,
  type SharingQuestion,
  type SharingRecipient,
  type SharingRowNumber,
} from '#consent/index.ts'
import { quote } from '#councils/index.ts'
import { AVA, legal, limited, record, safeguarding } from './samples.ts'
import {
  AT,
  atRisk,
  byLaw,
  charity,
  decide,
  housing,
  NURSE,
  nurse,
  question,
  short,
  withExplicit,
} from './sharing-samples.ts'

const BEFORE = '2026-11-20T15:29:59.999Z'
const SAID = '2026-11-20T15:30:00Z'
const AFTER = '2026-11-20T15:30:00.001Z'
const LATER = '2026-11-21T09:00:00Z'

const refused = [record({ state: 'refused' })]
const notTheSchool = [
  limited('Not the school.', {
    limitations: [{ kind: 'not_this_recipient', words: 'Not the school.', recipients: ['Example School'] }],
  }),
]
const statistics = (change: object = {}): SharingRecipient => ({
  kind: 'statistics',
  identifying: false,
  smallestCell: 6,
  ...change,
})
const both = 'identity safety'

type Case = [row: SharingRowNumber, asked: Partial<SharingQuestion>, answer: string, allowed: string]

/** Each row where it applies, in its plainest form. */
const CASES: Case[] = [
  [1, { action: 'go_on' }, 'allow', ''],
  [2, { action: 'go_on', records: notTheSchool }, 'allow', ''],
  [3, { action: 'go_on', records: refused }, 'refer_back', ''],
  [4, { action: 'go_on', records: refused, overrides: [safeguarding] }, 'allow', ''],
  [5, { action: 'go_on', records: refused, overrides: [legal] }, 'allow', ''],
  [6, {}, 'allow', both],
  [7, { records: notTheSchool }, 'allow', both],
  [8, { records: refused }, 'deny', ''],
  [9, { recipient: nurse }, 'allow', both],
  [9, { recipient: nurse, records: notTheSchool }, 'allow', both],
  [10, { recipient: nurse, records: refused }, 'deny', ''],
  [11, { recipient: charity, records: [withExplicit()] }, 'allow', both],
  [12, { recipient: charity }, 'deny', ''],
  [12, { recipient: charity, records: refused }, 'deny', ''],
  [13, { recipient: charity, records: refused, overrides: [atRisk] }, 'allow', 'safety'],
  [14, { recipient: charity, overrides: [{ ...atRisk, partInProtecting: false }] }, 'deny', ''],
  [15, { recipient: charity, records: refused, overrides: [byLaw] }, 'allow', 'safety'],
  [16, { recipient: statistics(), purpose: 'statistics', records: [] }, 'allow', both],
  [17, { recipient: statistics({ smallestCell: 5 }), purpose: 'statistics' }, 'deny', ''],
  [18, { purpose: 'marketing' }, 'deny', ''],
]

t.test('the eighteen rows', async (t) => {
  for (const [row, asked, answer, allowed] of CASES) {
    const decision = decide(asked)
    t.strictSame(
      [decision.row, decision.answer, decision.allowedCategories.join(' ')],
      [row, answer, allowed],
      `row ${row}`,
    )
    t.strictSame(decision.sentence, quote(SHARING_ROWS[row].sentence), `row ${row} quotes its promise`)
    t.strictSame(decision.writeDown.slice(0, SHARING_ROWS[row].writeDown.length), [
      ...SHARING_ROWS[row].writeDown,
    ])
    t.ok(
      decision.reasons.length > 0 && (answer !== 'allow' || decision.restsOn.length > 0),
      `row ${row} says why`,
    )
  }
  t.strictSame(
    [...new Set(CASES.map(([row]) => row))],
    Object.keys(SHARING_ROWS).map(Number),
    'no row is left out',
  )
})

/** A change of mind at the instant, and what holds before, at and after it. */
const BOUNDARIES: [why: string, asked: Partial<SharingQuestion>, before: number, at: number][] = [
  ['the case goes on once it is said', { action: 'go_on', records: [record({ at: SAID })] }, 3, 1],
  ['inside, once it is said', { records: [record({ at: SAID })] }, 8, 6],
  [
    'inside, once a limit is set',
    {
      records: [record({ at: '2026-11-01T09:00:00Z' }), { ...(notTheSchool[0] as ConsentRecord), at: SAID }],
    },
    6,
    7,
  ],
  [
    'inside, until it is withdrawn',
    { records: [record({ at: '2026-11-01T09:00:00Z' }), record({ state: 'withdrawn', at: SAID })] },
    6,
    8,
  ],
  [
    'going on, until it is withdrawn',
    {
      action: 'go_on',
      records: [record({ at: '2026-11-01T09:00:00Z' }), record({ state: 'withdrawn', at: SAID })],
    },
    1,
    3,
  ],
  ['named, once it is said', { recipient: nurse, records: [record({ at: SAID })] }, 10, 9],
  [
    'named, until it is refused',
    {
      recipient: nurse,
      records: [record({ at: '2026-11-01T09:00:00Z' }), record({ state: 'refused', at: SAID })],
    },
    9,
    10,
  ],
  [
    'not named, once it is said explicitly',
    { recipient: charity, records: [{ ...withExplicit({ at: SAID }), at: '2026-11-01T09:00:00Z' }] },
    12,
    11,
  ],
  [
    'not named, once the record of it is made',
    { recipient: charity, records: [{ ...withExplicit({ at: '2026-11-01T09:00:00Z' }), at: SAID }] },
    12,
    11,
  ],
  [
    'given again',
    { records: [record({ state: 'withdrawn', at: '2026-11-01T09:00:00Z' }), record({ at: SAID })] },
    8,
    6,
  ],
]

t.test('to the instant: before, at and after', async (t) => {
  for (const [why, asked, before, at] of BOUNDARIES) {
    const rows = [BEFORE, SAID, AFTER, '2026-11-20T16:30:00+01:00'].map(
      (instant) => decide({ ...asked, at: instant }).row,
    )
    t.strictSame(rows, [before, at, at, at], why)
  }
  const never = { records: [], overrides: [atRisk] }
  for (const instant of [BEFORE, SAID, AFTER])
    t.equal(decide({ ...never, at: instant }).row, 13, 'an override has no date to wait for')
})

t.test('the rows that come first', async (t) => {
  const overridden = { overrides: [atRisk] }
  for (const records of [
    [],
    refused,
    notTheSchool,
    [record()],
    [record(), record({ state: 'withdrawn', at: LATER })],
  ])
    for (const recipient of [housing, nurse, charity]) {
      t.equal(decide({ records, recipient, ...overridden }).row, 13, '13 before 7 to 12')
      t.equal(decide({ records, recipient, overrides: [byLaw] }).row, 15, '15 before 7 to 12')
    }
  t.equal(decide({ overrides: [byLaw, atRisk] }).row, 13, 'both: either is enough')
  t.strictSame(
    short({ ...overridden, purpose: 'marketing' }),
    [18, 'deny', ''],
    'no override is for any other purpose',
  )
  t.strictSame(
    short({ ...overridden, purpose: 'statistics', recipient: statistics({ identifying: true }) }),
    [17, 'deny', ''],
  )
  t.strictSame(short({ recipient: statistics() }), [18, 'deny', ''], 'statistics support no family')
  t.strictSame(short({ purpose: 'statistics' }), [17, 'deny', ''], 'records of a case are no statistics')
})

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

t.test('the questions of the table are whole', async (t) => {
  t.strictSame(decide({ categories: [] }).answer, 'deny', 'nothing is asked for')
  t.strictSame(decide({ subjects: [] }).answer, 'deny', 'nobody’s information is asked for')
  t.match(decide({ subjects: [] }).reasons, [{ code: 'not_given' }, { code: 'no_subject' }])
  const twice = decide({ categories: ['safety', 'safety', 'shoe_size', 'toString'] })
  t.strictSame(twice.allowedCategories, ['safety'])
  t.strictSame(
    twice.deniedCategories.map(({ category, stoppedBy }) => [category, stoppedBy[0]?.code]),
    [
      ['shoe_size', 'category_not_known'],
      ['toString', 'category_not_known'],
    ],
  )
  t.strictSame(short({ purpose: 'toString' }), [18, 'deny', ''])
  t.strictSame(short({ at: 'soon' }), [8, 'deny', ''], 'an instant that cannot be read')
  t.strictSame(short({ at: 'soon', overrides: [atRisk] }), [13, 'allow', 'safety'])
  t.strictSame(short({ at: 'soon', action: 'go_on' }), [3, 'refer_back', ''])
  t.strictSame(decide(question({ named: [NURSE, NURSE], recipient: nurse })).row, 9)
})
