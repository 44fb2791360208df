import type { Evaluation, EvaluationResult } from '#eligibility/index.ts'
import {
  type CheckedDecision,
  checkDecision,
  type DecisionFacts,
} from '../../src/triage/decision/check-decision.ts'
import type { NewChildDecision, NewDecision } from '../../src/triage/decision/new-decision.ts'
import type { Outcome } from '../../src/triage/decision/outcomes.ts'

export const TODAY = '2026-11-23'
export const RESULTS = ['emergency', 'social_care', 'eligible', 'undetermined', 'not_eligible'] as const

/** Beside each outcome what it needs, and reason codes that fit it: one that explains a difference, where there is one. */
export const WHOLE: Readonly<Record<Outcome, Omit<NewChildDecision, 'key' | 'levelOfNeed'>>> = {
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

export const childOf = (
  outcome: Outcome,
  key = 'a',
  more: Partial<NewChildDecision> = {},
): NewChildDecision => ({
  key,
  levelOfNeed: 2,
  ...WHOLE[outcome],
  ...more,
})

export const decisionOf = (children: NewChildDecision[], more: Partial<NewDecision> = {}): NewDecision => ({
  children,
  reasons: 'The school and the family were asked, and both said so.',
  evaluation: '00000000-0000-7000-8000-000000000002',
  sourcesConsulted: [],
  referrer: { text: 'Told.' },
  family: { state: 'will_be_told', text: 'By letter.', by: 'Duty worker (made up)' },
  ...more,
})

export const criterion = (id: string, status: string) => ({ id, status })
/** An evaluation with these results for children a, b, c, and one criterion of each status. */
export const evaluationOf = (...results: EvaluationResult[]) =>
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

export const check = (
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

export const faultsOf = (checked: CheckedDecision) =>
  checked.kind === 'sound'
    ? []
    : checked.faults.map(({ pointer, code }) => `${checked.kind} ${pointer} ${code}`)
