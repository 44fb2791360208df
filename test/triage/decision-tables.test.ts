import t from 'tap'
import type { Evaluation, EvaluationResult } from '#eligibility/index.ts'
import {
  type CheckedDecision,
  checkDecision,
  type DecisionFacts,
} from '../../src/triage/decision/check-decision.ts'
import type { NewChildDecision, NewDecision } from '../../src/triage/decision/new-decision.ts'
import {
  DECIDING_ROLES,
  type DecidingRole,
  type Outcome,
  outcomes,
} from '../../src/triage/decision/outcomes.ts'
import { reasonCodes, reasonOf } from '../../src/triage/decision/reason-codes.ts'
import { secondSigners } from '../../src/triage/decision/second-signature.ts'

const TODAY = '2026-11-23'
const RESULTS = ['emergency', 'social_care', 'eligible', 'undetermined', 'not_eligible'] as const

/** Beside each outcome what it needs, and reason codes that fit it: one that explains a difference, where there is one. */
const WHOLE: Readonly<Record<Outcome, Omit<NewChildDecision, 'key' | 'levelOfNeed'>>> = {
  accept_targeted_early_help: { outcome: 'accept_targeted_early_help', reasonCodes: ['need_is_higher'] },
  transfer_social_care: {
    outcome: 'transfer_social_care',
    route: 'section17_assessment',
    reasonCodes: ['safeguarding_concern'],
  },
  emergency_redirected: { outcome: 'emergency_redirected', reasonCodes: ['safeguarding_concern'] },
  refer_back_no_consent: { outcome: 'refer_back_no_consent', reasonCodes: ['consent_not_given'] },
  link_to_open_case: {
    outcome: 'link_to_open_case',
    reasonCodes: ['case_open'],
    openCase: { reference: 'M-1 (made up)' },
  },
  redirect_rbkc: { outcome: 'redirect_rbkc', reasonCodes: ['lives_in_rbkc'] },
  redirect_home_authority: {
    outcome: 'redirect_home_authority',
    reasonCodes: ['other_authority'],
    homeAuthority: 'Exampleshire (made up)',
  },
  signpost_universal: {
    outcome: 'signpost_universal',
    reasonCodes: ['need_is_lower'],
    services: [{ id: '1', name: 'Example hub (made up)' }],
  },
  no_further_action: { outcome: 'no_further_action', reasonCodes: ['need_is_lower'] },
  duplicate: {
    outcome: 'duplicate',
    reasonCodes: ['referred_before'],
    duplicateOf: '00000000-0000-7000-8000-000000000001',
  },
}

const childOf = (outcome: Outcome, key = 'a', more: Partial<NewChildDecision> = {}): NewChildDecision => ({
  key,
  levelOfNeed: 2,
  ...WHOLE[outcome],
  ...more,
})

const decisionOf = (children: NewChildDecision[], more: Partial<NewDecision> = {}): NewDecision => ({
  children,
  reasons: 'The school and the family were asked, and both said so.',
  evaluation: '00000000-0000-7000-8000-000000000002',
  sourcesConsulted: [],
  referrer: { text: 'Told.' },
  family: { state: 'will_be_told', text: 'By letter.', by: 'Duty worker (made up)' },
  ...more,
})

const criterion = (id: string, status: string) => ({ id, status })
/** An evaluation with these results for children a, b, c, and one criterion of each status. */
const evaluationOf = (...results: EvaluationResult[]) =>
  ({
    criteria: [criterion('of-the-family', 'undetermined')],
    children: results.map((result, position) => ({
      position,
      key: 'abc'[position],
      result,
      criteria: [
        criterion('met-one', 'met'),
        criterion('open-one', 'undetermined'),
        criterion('no', 'not_met'),
      ],
    })),
  }) as unknown as Evaluation

const check = (
  decision: NewDecision,
  facts: Partial<DecisionFacts> = {},
  ...results: EvaluationResult[]
): CheckedDecision =>
  checkDecision(decision, {
    council: 'westminster',
    children: decision.children.map(({ key }) => key),
    evaluation: evaluationOf(
      ...(results.length === 0 ? (['eligible', 'eligible', 'eligible'] as const) : results),
    ),
    roles: ['decision_maker'],
    safeguarding: false,
    challengeOpen: false,
    today: TODAY,
    ...facts,
  })

const faultsOf = (checked: CheckedDecision) =>
  checked.kind === 'sound'
    ? []
    : checked.faults.map(({ pointer, code }) => `${checked.kind} ${pointer} ${code}`)

t.test('who may record which outcome', async (t) => {
  const MAY: Readonly<Record<DecidingRole, readonly Outcome[]>> = {
    decision_maker: outcomes,
    early_help_manager: [
      'accept_targeted_early_help',
      'refer_back_no_consent',
      'redirect_rbkc',
      'signpost_universal',
      'no_further_action',
    ],
    screening_officer: [
      'emergency_redirected',
      'refer_back_no_consent',
      'link_to_open_case',
      'redirect_rbkc',
      'redirect_home_authority',
      'duplicate',
    ],
    early_help_officer: ['link_to_open_case', 'duplicate'],
  }
  for (const role of DECIDING_ROLES) {
    for (const outcome of outcomes) {
      const checked = check(decisionOf([childOf(outcome)]), { roles: [role] })
      t.equal(checked.kind, MAY[role].includes(outcome) ? 'sound' : 'not_yours', `${role}: ${outcome}`)
      if (checked.kind === 'sound') t.equal(checked.role, role)
      else t.strictSame(faultsOf(checked), ['not_yours /children/0/outcome role_needed'])
    }
  }
  t.equal(check(decisionOf([childOf('duplicate')]), { roles: [] }).kind, 'not_yours', 'no role, nothing')
  const both = [childOf('emergency_redirected'), childOf('accept_targeted_early_help', 'b')]
  t.strictSame(
    faultsOf(check(decisionOf(both), { roles: ['screening_officer', 'early_help_manager'] })),
    ['not_yours /children role_needed'],
    'a decision is recorded in one role',
  )
})

t.test('who signs second, by outcome, result and role', async (t) => {
  const MANAGERS = 'decision_maker early_help_manager'
  const SIGNS: Readonly<Record<string, string>> = {
    'no_further_action decision_maker emergency': 'decision_maker',
    'no_further_action decision_maker social_care': 'decision_maker',
    'no_further_action decision_maker eligible': MANAGERS,
    'no_further_action decision_maker undetermined': MANAGERS,
    'no_further_action early_help_manager emergency': 'decision_maker',
    'no_further_action early_help_manager social_care': 'decision_maker',
  }
  for (const role of ['decision_maker', 'early_help_manager', 'screening_officer'] as const) {
    for (const outcome of outcomes) {
      for (const result of RESULTS) {
        const checked = check(decisionOf([childOf(outcome)]), { roles: [role] }, result)
        if (checked.kind === 'not_yours') continue
        if (checked.kind !== 'sound') {
          t.fail(`${outcome} ${result}: ${faultsOf(checked)}`)
          continue
        }
        const as = outcome === 'signpost_universal' ? 'no_further_action' : outcome
        const expected =
          outcome === 'transfer_social_care'
            ? 'decision_maker'
            : (SIGNS[`${as} ${role} ${result}`] ?? 'nobody')
        t.equal(checked.needsSecondPerson?.join(' ') ?? 'nobody', expected, `${outcome} ${role} ${result}`)
      }
    }
  }
  t.strictSame(
    secondSigners(
      [
        { outcome: 'no_further_action', result: 'eligible' },
        { outcome: 'transfer_social_care', result: 'social_care' },
      ],
      'decision_maker',
    ),
    ['decision_maker'],
    'who signs a whole decision may sign each part of it',
  )
})

t.test(
  'an outcome the criteria do not suggest needs a code that explains it; undetermined suggests nothing',
  async (t) => {
    const SUGGESTED: Readonly<Record<EvaluationResult, readonly Outcome[]>> = {
      emergency: ['emergency_redirected', 'transfer_social_care'],
      social_care: ['transfer_social_care'],
      eligible: ['accept_targeted_early_help'],
      undetermined: outcomes,
      not_eligible: ['signpost_universal', 'no_further_action', 'redirect_rbkc', 'redirect_home_authority'],
    }
    // Codes that fit and explain nothing; outcomes that the criteria are never asked about have none.
    const PLAIN: Partial<Record<Outcome, NewChildDecision['reasonCodes']>> = {
      accept_targeted_early_help: ['criteria_met'],
      transfer_social_care: ['social_care_threshold'],
      emergency_redirected: ['immediate_danger'],
      signpost_universal: ['need_met_universally'],
      no_further_action: ['no_need_found'],
    }
    for (const result of RESULTS) {
      for (const outcome of outcomes) {
        const plain = PLAIN[outcome]
        t.strictSame(faultsOf(check(decisionOf([childOf(outcome)]), {}, result)), [], `${result} ${outcome}`)
        if (plain === undefined) continue
        const faults = faultsOf(
          check(decisionOf([childOf(outcome, 'a', { reasonCodes: plain })]), {}, result),
        )
        const expected = SUGGESTED[result].includes(outcome)
          ? []
          : ['faulty /children/0/reasonCodes difference_not_explained']
        t.strictSame(faults, expected, `${result} ${outcome} without an explanation`)
      }
    }
  },
)

t.test('reason codes fit their outcome, and every outcome has one', async (t) => {
  for (const outcome of outcomes) {
    t.ok(
      reasonCodes.some((code) => reasonOf(code).fits.includes(outcome)),
      outcome,
    )
    for (const code of reasonCodes) {
      const own = WHOLE[outcome].reasonCodes
      const child = childOf(outcome, 'a', { reasonCodes: [...own, ...(own.includes(code) ? [] : [code])] })
      t.strictSame(
        faultsOf(check(decisionOf([child]))),
        reasonOf(code).fits.includes(outcome) ? [] : ['faulty /children/0/reasonCodes/1 reason_does_not_fit'],
        `${outcome} ${code}`,
      )
    }
  }
})

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
