import t from 'tap'
import { Value } from 'typebox/value'
import { addDays, dayOfWeek, daysBetween, isWorkingDay, lastCompletedTerm } from '#calendar/index.ts'
import {
  Council,
  checkCouncil,
  councilOfBorough,
  councils,
  findCouncil,
  keptUntil,
  overIfBegunBy,
  ruleSetInForce,
  unplacedCouncil,
} from '#councils/index.ts'
import { ruleSets } from '#eligibility/index.ts'

const westminster = unplacedCouncil

t.test('the councils are whole, and what their schema says', async (t) => {
  t.strictSame(
    councils.map((council) => [council.id, council.borough, council.accepts.map((row) => row.service)]),
    [
      ['westminster', 'westminster', ['early_help', 'social_care']],
      ['rbkc', 'kensington-and-chelsea', ['early_help']],
    ],
  )
  for (const council of councils) {
    t.strictSame([...Value.Errors(Council, council)], [], council.id)
    t.strictSame(checkCouncil(council), [], council.id)
    for (const ids of [council.teams, council.clocks, council.ruleSets].map((rows) =>
      rows.map((row) => row.id),
    ))
      t.equal(new Set(ids).size, ids.length, `${council.id} has no id twice`)
  }
  t.equal(unplacedCouncil.id, 'westminster')
  t.equal(findCouncil('rbkc')?.name, 'Royal Borough of Kensington and Chelsea')
  t.equal(findCouncil('camden'), undefined)
  t.equal(councilOfBorough('kensington-and-chelsea')?.id, 'rbkc')
  t.equal(councilOfBorough('not_known'), undefined)
  t.equal(councilOfBorough(null), undefined)
})

t.test('what is made up says so, and rings nobody', async (t) => {
  const numbers = councils.flatMap((council) => council.telephones)
  t.equal(new Set(numbers.map((row) => row.number)).size, 4)
  for (const row of numbers) {
    t.ok(row.madeUp)
    t.match(row.number, /^020 7946 0\d{3}$/, 'the range kept for fiction')
  }
  for (const council of councils) {
    t.ok(council.schoolTerms.madeUp)
    t.equal(council.retention.status, 'to_be_confirmed')
  }
})

t.test('without any one of these a council does not start', async (t) => {
  const { telephones, clocks, retention, schoolTerms, accepts } = westminster
  const [first, second] = schoolTerms.terms
  if (!first || !second) throw new Error('no terms')
  const cases: [lacks: string, change: Partial<Council>][] = [
    ['a name', { name: ' ' }],
    ['a retention schedule', { retention: { ...retention, classes: [] } }],
    [
      'how long drafts are kept',
      {
        retention: { ...retention, classes: retention.classes.filter((row) => row.recordClass !== 'draft') },
      },
    ],
    [
      'how long drafts are kept',
      { retention: { ...retention, classes: retention.classes.map((row) => ({ ...row, period: null })) } },
    ],
    [
      'a front-door telephone number',
      { telephones: telephones.filter((row) => row.purpose !== 'front_door') },
    ],
    [
      'an out-of-hours telephone number',
      { telephones: telephones.filter((row) => row.purpose !== 'out_of_hours') },
    ],
    [
      'a front-door telephone number',
      { telephones: telephones.map((row) => (row.purpose === 'front_door' ? { ...row, number: ' ' } : row)) },
    ],
    ['a service it accepts', { accepts: [] }],
    ['what happens to each service that can be asked for', { accepts: accepts.slice(0, 1) }],
    ['the clock for next steps', { clocks: clocks.filter((clock) => clock.id !== 'next_steps') }],
    ['the clock for next steps', { clocks: clocks.map((clock) => ({ ...clock, workingDays: null })) }],
    ['a notice to families', { notices: [] }],
    ['internal teams', { teams: [] }],
    ['a rule set in force', { ruleSets: [] }],
    ['school terms that follow each other', { schoolTerms: { ...schoolTerms, terms: [] } }],
    ['school terms that follow each other', { schoolTerms: { ...schoolTerms, terms: [second, first] } }],
    [
      'school terms that follow each other',
      { schoolTerms: { ...schoolTerms, terms: [{ ...first, to: first.from }] } },
    ],
    ...(
      [
        ['2022-08-29', '2022-09-02'],
        ['2022-10-28', '2022-10-24'],
        ['2022-12-12', '2022-12-16'],
      ] as const
    ).map(([from, to]): [string, Partial<Council>] => [
      'half-terms that are within their terms',
      { schoolTerms: { ...schoolTerms, terms: [{ ...first, halfTerm: { from, to } }] } },
    ]),
  ]
  for (const [lacks, change] of cases)
    t.ok(checkCouncil({ ...westminster, ...change }).includes(`westminster lacks ${lacks}.`), lacks)
  t.strictSame(
    checkCouncil({ ...westminster, telephones: [], retention: { ...retention, classes: [] } }).length,
    4,
    'everything that is missing is said at once',
  )
})

t.test('the terms follow the school year: on school days, none missing', async (t) => {
  const { terms } = westminster.schoolTerms
  const season = ['spring', 'summer', 'autumn']
  for (const [index, term] of terms.entries()) {
    t.equal(term.name, `${term.from.slice(0, 4)}-${season[Math.floor(Number(term.from.slice(5, 7)) / 4)]}`)
    t.ok(isWorkingDay(term.from) && isWorkingDay(term.to), `${term.name} begins and ends on school days`)
    const half = term.halfTerm
    t.ok(half && dayOfWeek(half.from) === 1 && daysBetween(half.from, half.to) === 4, `${term.name}: a week`)
    const next = terms[index + 1]
    if (next) {
      t.ok(daysBetween(term.to, next.from) <= 50, `no term is missing after ${term.name}`)
      t.equal(lastCompletedTerm(terms, next.from)?.name, term.name)
    }
  }
  t.equal(lastCompletedTerm(terms, '2026-11-23')?.name, '2026-summer')
  t.equal(lastCompletedTerm(terms, '2023-01-03')?.name, '2022-autumn')
  t.equal(lastCompletedTerm(terms, '2028-12-31')?.name, '2028-autumn')
  t.equal(lastCompletedTerm(terms, '2030-01-01'), undefined)
})

t.test('how long records are kept', async (t) => {
  const { retention } = westminster
  for (const [recordClass, from, until] of [
    ['draft', '2026-11-23', addDays('2026-11-23', 90)],
    ['referred_back', '2026-11-23', '2032-11-23'],
    ['accepted', '2028-02-29', '2029-02-28'],
    ['directory_history', '2026-11-23', '2029-11-23'],
    ['other_referral', '2026-11-23', undefined],
    ['something_else', '2026-11-23', undefined],
  ] as const)
    t.equal(keptUntil(retention, recordClass, from), until, recordClass)
})

t.test('what is over is over on the day after its last, leap years and all', async (t) => {
  const { retention } = westminster
  for (const recordClass of ['draft', 'directory_feedback', 'directory_history', 'provider_registration'])
    for (let today = '2027-02-20'; today < '2029-03-10'; today = addDays(today, 1)) {
      const day = overIfBegunBy(retention, recordClass, today) as string
      const [last, next] = [day, addDays(day, 1)].map((each) => keptUntil(retention, recordClass, each) ?? '')
      if (last === undefined || next === undefined || !(last < today && next >= today))
        t.fail(`${recordClass} on ${today}: ${day}`)
    }
  t.equal(overIfBegunBy(retention, 'directory_feedback', '2028-02-29'), '2027-02-28')
  t.equal(overIfBegunBy(retention, 'other_referral', '2028-02-29'), undefined)
})

t.test('the rule set in force', async (t) => {
  const council = {
    ...westminster,
    ruleSets: [
      { id: 'b', version: 2, from: '2026-09-01' },
      { id: 'a', version: 1, from: '2018-01-01' },
    ],
  }
  for (const [on, id] of [
    ['2017-12-31', undefined],
    ['2018-01-01', 'a'],
    ['2026-08-31', 'a'],
    ['2026-09-01', 'b'],
  ] as const)
    t.equal(ruleSetInForce(council, on)?.id, id, on)
  for (const each of councils)
    t.strictSame(
      each.ruleSets,
      ruleSets
        .filter((rules) => rules.council === each.id)
        .map(({ id, version, effectiveFrom }) => ({ id, version, from: effectiveFrom })),
      `${each.id} and its rule sets say the same`,
    )
})
