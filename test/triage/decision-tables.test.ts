import t from 'tap'
import type { EvaluationResult } from '#eligibility/index.ts'
import type { NewChildDecision } from '../../src/triage/decision/new-decision.ts'
import {
  DECIDING_ROLES,
  type DecidingRole,
  type Outcome,
  outcomes,
} from '../../src/triage/decision/outcomes.ts'
import { reasonCodes, reasonOf } from '../../src/triage/decision/reason-codes.ts'
import { secondSigners } from '../../src/triage/decision/second-signature.ts'
import { check, childOf, decisionOf, faultsOf, RESULTS, WHOLE } from './decision-samples.ts'

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
