import t from 'tap'
import {
  type ConsentRecord,
  SHARING_ROWS,
  type SharingQuestion,
  type SharingRowNumber,
} from '#consent/index.ts'
import { quote } from '#councils/index.ts'
import { legal, limited, record, safeguarding } from './samples.ts'
import {
  atRisk,
  both,
  byLaw,
  charity,
  decide,
  housing,
  NURSE,
  nurse,
  question,
  refused,
  short,
  statistics,
  withExplicit,
} from './sharing-samples.ts'

const BEFORE = '2026-11-20T15:29:59.999Z'
const SAID = '2026-11-20T15:30:00Z'
const AFTER = '2026-11-20T15:30:00.001Z'
const LATER = '2026-11-21T09:00:00Z'

const notTheSchool = [
  limited('Not the school.', {
    limitations: [{ kind: 'not_this_recipient', words: 'Not the school.', recipients: ['Example School'] }],
  }),
]

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
