import t from 'tap'
import type { EvaluationResult } from '#eligibility/index.ts'
import type { DecisionFacts } from '../../src/triage/decision/check-decision.ts'
import type { NewChildDecision, NewDecision } from '../../src/triage/decision/new-decision.ts'
import { outcomes } from '../../src/triage/decision/outcomes.ts'
import { check, childOf, decisionOf, faultsOf, RESULTS, TODAY } from './decision-samples.ts'

t.test('what an outcome needs is there, and what belongs to another is not', async (t) => {
  const details = {
    route: 'strategy_discussion',
    services: [{ id: '1', name: 'x' }],
    duplicateOf: '00000000-0000-7000-8000-000000000001',
    openCase: { reference: 'x' },
    homeAuthority: 'x',
  } as const
  for (const outcome of outcomes) {
    for (const detail of Object.keys(details) as (keyof typeof details)[]) {
      const { [detail]: own, ...without } = childOf(outcome)
      const expected =
        own === undefined
          ? { child: { ...without, [detail]: details[detail] }, code: 'not_for_this_outcome' }
          : { child: without, code: 'required' }
      t.strictSame(
        faultsOf(check(decisionOf([expected.child as NewChildDecision]))),
        [`faulty /children/0/${detail} ${expected.code}`],
        `${outcome} ${detail}`,
      )
    }
  }
})

t.test('every child once; consent is the whole referral’s', async (t) => {
  const accept = (key: string) => childOf('accept_targeted_early_help', key)
  const rows: [string, NewChildDecision[], Partial<DecisionFacts>, string[]][] = [
    ['both', [accept('a'), accept('b')], { children: ['a', 'b'] }, []],
    ['in another order', [accept('b'), accept('a')], { children: ['a', 'b'] }, []],
    ['one left out', [accept('a')], { children: ['a', 'b'] }, ['faulty /children child_left_out']],
    ['one twice', [accept('a'), accept('a')], { children: ['a'] }, ['faulty /children/1/key repeated']],
    [
      'one too many',
      [accept('a'), accept('b')],
      { children: ['a'] },
      ['faulty /children/1/key no_such_child'],
    ],
    [
      'one back, one not',
      [childOf('refer_back_no_consent'), accept('b')],
      {},
      ['faulty /children/0/outcome mixed_with_others'],
    ],
    ['both back', [childOf('refer_back_no_consent'), childOf('refer_back_no_consent', 'b')], {}, []],
    [
      'back with safeguarding reasons (N16)',
      [childOf('refer_back_no_consent')],
      { safeguarding: true },
      ['faulty /children/0/outcome safeguarding_recorded'],
    ],
    [
      'RBKC to RBKC',
      [childOf('redirect_rbkc')],
      { council: 'rbkc' },
      ['faulty /children/0/outcome already_there'],
    ],
  ]
  for (const [what, children, facts, faults] of rows)
    t.strictSame(faultsOf(check(decisionOf(children), facts)), faults, what)
})

t.test('an open challenge lets through what protects a child, and nothing else', async (t) => {
  for (const outcome of outcomes) {
    const protects = ['transfer_social_care', 'emergency_redirected'].includes(outcome)
    const decision = decisionOf([childOf(outcome)])
    t.equal(check(decision, { challengeOpen: true }).kind, protects ? 'sound' : 'only_protection', outcome)
    t.equal(check(decision).kind, 'sound', `${outcome} without a challenge`)
  }
  const one = decisionOf([childOf('emergency_redirected')])
  t.equal(
    check(one, { challengeOpen: true, children: ['a', 'b'] }).kind,
    'sound',
    'only who needs it is named',
  )
  t.equal(check(one, { children: ['a', 'b'] }).kind, 'faulty')
})

t.test('the family is told, will be, or is not with a reason', async (t) => {
  const family = (value: NewDecision['family']) =>
    faultsOf(check(decisionOf([childOf('accept_targeted_early_help')], { family: value })))
  const whole = { text: 'x', by: 'x', on: TODAY }
  t.strictSame(family({ state: 'told', ...whole }), [])
  t.strictSame(family({ state: 'told', ...whole, on: '2026-11-24' }), ['faulty /family/on in_the_future'])
  t.strictSame(family({ state: 'told' }), [
    'faulty /family/text required',
    'faulty /family/by required',
    'faulty /family/on required',
  ])
  t.strictSame(family({ state: 'will_be_told', text: 'x', by: 'x', on: '2027-01-01' }), [])
  t.strictSame(family({ state: 'will_be_told' }), [
    'faulty /family/text required',
    'faulty /family/by required',
  ])
  t.strictSame(family({ state: 'not_told', whyNot: 'x' }), [])
  t.strictSame(family({ state: 'not_told' }), ['faulty /family/whyNot required'])
  const review = (reviewOn: string) => faultsOf(check(decisionOf([childOf('duplicate')], { reviewOn })))
  t.strictSame(review(TODAY), [])
  t.strictSame(review('2026-11-22'), ['faulty /reviewOn in_the_past'])
})

t.test('a decline against the criteria says why, and keeps which they were', async (t) => {
  const decline = (length: number, result: EvaluationResult) =>
    check(decisionOf([childOf('no_further_action')], { reasons: 'x'.repeat(length) }), {}, result)
  for (const result of RESULTS) {
    const against = result !== 'not_eligible'
    t.strictSame(faultsOf(decline(39, result)), against ? ['faulty /reasons reasons_too_short'] : [], result)
    const sound = decline(40, result)
    t.equal(sound.kind, 'sound')
    t.strictSame(
      sound.kind === 'sound' && sound.against,
      against
        ? [
            {
              child: 'a',
              result,
              criteria: [
                { id: 'of-the-family', status: 'undetermined' },
                { id: 'met-one', status: 'met' },
                { id: 'open-one', status: 'undetermined' },
              ],
            },
          ]
        : [],
    )
  }
  const spaces = decisionOf([childOf('no_further_action')], { reasons: ` ${'x'.repeat(39)}  ` })
  t.strictSame(faultsOf(check(spaces)), ['faulty /reasons reasons_too_short'], 'spaces are no reasons')
  const accepted = check(decisionOf([childOf('accept_targeted_early_help')], { reasons: 'x' }))
  t.match(accepted, { kind: 'sound', against: [] }, 'what is no decline may be short')
})

t.test('siblings decided on in opposite ways are taken, and flagged', async (t) => {
  const protectedOne = childOf('transfer_social_care', 'a')
  const issues = (children: NewChildDecision[]) => {
    const checked = check(decisionOf(children))
    return checked.kind === 'sound' && checked.issues.map(({ pointer, code }) => `${pointer} ${code}`)
  }
  t.strictSame(issues([protectedOne, childOf('no_further_action', 'b')]), [
    '/children/1/outcome siblings_differ',
  ])
  t.strictSame(issues([protectedOne, childOf('accept_targeted_early_help', 'b')]), [])
  t.strictSame(issues([childOf('accept_targeted_early_help'), childOf('no_further_action', 'b')]), [])
})
