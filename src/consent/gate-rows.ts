import { quote } from '#councils/index.ts'
import type { ConsentOverride } from './form-consent.ts'
import type { ConsentNote, GateDecision, GateReason } from './gate-decision.ts'
import { missingOfOverride, namesTheLaw } from './override-notes.ts'

/** The part of a decision that its row in the table settles. */
export type GateRow = Pick<GateDecision, 'outcome' | 'row' | 'sentence' | 'reasons' | 'missing'>

const CONFIRMATION: ConsentNote = {
  code: 'decision_maker_confirms',
  what: 'The confirmation of a decision-maker that there are safeguarding reasons to go on without consent.',
}

const overrideReason = (code: string, text: string, override?: ConsentOverride): GateReason => ({
  code,
  text,
  ...(override ? { pointer: '/consent/override' } : {}),
  ...(override?.reasons ? { words: override.reasons } : {}),
})

/** Rows 1 and 2: every child is covered. An override beside it stays on the record and is not needed. */
export function withConsent(isLimited: boolean, override: ConsentOverride | undefined): GateRow {
  const kept = override
    ? [
        overrideReason(
          'override_not_needed',
          'An override is recorded; consent carries the referral without it.',
          override,
        ),
      ]
    : []
  if (isLimited)
    return {
      outcome: 'allow_with_limitations',
      row: 2,
      sentence: quote('N17'),
      reasons: [{ code: 'given_with_limitations', text: 'Consent is given with limitations.' }, ...kept],
      missing: [],
    }
  return {
    outcome: 'allow',
    row: 1,
    sentence: quote('N15'),
    reasons: [{ code: 'given', text: 'Consent is given without limitations.' }, ...kept],
    missing: [],
  }
}

/** Rows 3 to 5: at least one child is not covered. `why` says which, and stays with the decision. */
export function withoutConsent(
  override: ConsentOverride | undefined,
  safeguardingReasons: boolean,
  why: GateReason[],
): GateRow {
  const isLegal = override?.basis === 'legal_requirement'
  if (isLegal && namesTheLaw(override))
    return {
      outcome: 'allow',
      row: 5,
      sentence: quote('N12'),
      reasons: [overrideReason('legal_requirement', 'The law requires it.', override), ...why],
      missing: missingOfOverride(override),
    }
  if (safeguardingReasons || override?.basis === 'safeguarding')
    return {
      outcome: 'allow',
      row: 4,
      sentence: quote('N16'),
      reasons: [
        overrideReason(
          'safeguarding_reasons',
          'There are safeguarding reasons to go on without consent.',
          override,
        ),
        ...why,
      ],
      missing: [...missingOfOverride(override), CONFIRMATION],
    }
  return {
    outcome: 'refer_back',
    row: 3,
    sentence: quote('N16'),
    reasons: isLegal
      ? [
          overrideReason(
            'legal_requirement_not_named',
            'A legal requirement is claimed and no law, order or warrant is named.',
            override,
          ),
          ...why,
        ]
      : why,
    missing: isLegal ? missingOfOverride(override) : [],
  }
}
