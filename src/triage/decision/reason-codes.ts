import { type Outcome, outcomes, ruleOf } from './outcomes.ts'

export type ReasonCode = {
  readonly text: string
  readonly fits: readonly Outcome[]
  /** It says why the outcome is another than the criteria suggest. */
  readonly explains?: true
}

/** Raised when a code is added or reworded; none is ever taken away. */
export const REASON_CODES_VERSION = 1

/** Nobody publishes reason codes for a front door's decisions: these are ours. The census's RC8 and RC9 are others. */
export const REASON_CODES_SOURCE = 'Front Door: made for this service'

const protective = outcomes.filter((outcome) => ruleOf(outcome).protective)
const declining = outcomes.filter((outcome) => ruleOf(outcome).declines)

/** The reasons a decision is given as codes, for counting; the words stand beside them. */
export const REASON_CODES = {
  criteria_met: { text: 'The published criteria are met.', fits: ['accept_targeted_early_help'] },
  criteria_not_met: { text: 'The published criteria are not met.', fits: declining },
  social_care_threshold: { text: 'The threshold for social care is reached.', fits: protective },
  significant_harm: { text: 'Significant harm is suspected.', fits: protective },
  immediate_danger: { text: 'Somebody is in immediate danger.', fits: protective },
  need_met_universally: {
    text: 'Services open to every family meet the need.',
    fits: ['signpost_universal'],
  },
  no_need_found: { text: 'No need for help was found.', fits: ['no_further_action'] },
  evidence_not_to_be_had: {
    text: 'What is missing was asked for and cannot be had.',
    fits: ['accept_targeted_early_help', ...declining],
  },
  need_is_higher: {
    text: 'In the worker’s judgement the need is higher than the criteria show.',
    fits: ['accept_targeted_early_help', ...protective],
    explains: true,
  },
  need_is_lower: {
    text: 'In the worker’s judgement the need is lower than the criteria show.',
    fits: ['accept_targeted_early_help', ...declining],
    explains: true,
  },
  safeguarding_concern: {
    text: 'A safeguarding concern outweighs what the criteria say.',
    fits: protective,
    explains: true,
  },
  checks_show_otherwise: {
    text: 'What was found when checking contradicts what the criteria were given.',
    fits: ['accept_targeted_early_help', ...protective, ...declining],
    explains: true,
  },
  circumstances_changed: {
    text: 'Things have changed since it was sent.',
    fits: ['accept_targeted_early_help', ...protective, ...declining],
    explains: true,
  },
  family_declines_help: {
    text: 'The family does not want the help, which is voluntary.',
    fits: declining,
    explains: true,
  },
  help_in_place: {
    text: 'Somebody is already helping with this.',
    fits: ['link_to_open_case', ...declining],
    explains: true,
  },
  // Where the criteria were never asked: place, consent, and what is already there.
  consent_not_given: { text: 'Consent is not given.', fits: ['refer_back_no_consent'], explains: true },
  consent_not_valid: {
    text: 'Consent was given by somebody who cannot give it, or not knowing what for.',
    fits: ['refer_back_no_consent'],
    explains: true,
  },
  consent_withdrawn: { text: 'Consent was withdrawn.', fits: ['refer_back_no_consent'], explains: true },
  case_open: { text: 'A case is open.', fits: ['link_to_open_case'], explains: true },
  lives_in_rbkc: {
    text: 'The child lives in Kensington and Chelsea.',
    fits: ['redirect_rbkc'],
    explains: true,
  },
  other_authority: {
    text: 'Another authority is responsible for the child.',
    fits: ['redirect_home_authority'],
    explains: true,
  },
  referred_before: {
    text: 'The same concern was referred before.',
    fits: ['duplicate'],
    explains: true,
  },
} as const satisfies Record<string, ReasonCode>

export type ReasonCodeId = keyof typeof REASON_CODES
export const reasonCodes = Object.keys(REASON_CODES) as ReasonCodeId[]
export const reasonOf = (code: ReasonCodeId): ReasonCode => REASON_CODES[code]
