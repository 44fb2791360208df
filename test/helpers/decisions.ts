import type { TestDatabase } from './database.ts'

/** What an outcome needs besides itself, and a reason code that fits it and explains a difference from the criteria. */
const DETAILS: Readonly<Record<string, { reason: string; more?: Record<string, unknown> }>> = {
  accept_targeted_early_help: { reason: 'circumstances_changed' },
  transfer_social_care: { reason: 'safeguarding_concern', more: { route: 'section17_assessment' } },
  emergency_redirected: { reason: 'safeguarding_concern' },
  refer_back_no_consent: { reason: 'consent_not_given' },
  link_to_open_case: { reason: 'case_open', more: { openCase: { reference: 'M-1000 (made up)' } } },
  redirect_rbkc: { reason: 'lives_in_rbkc' },
  redirect_home_authority: {
    reason: 'other_authority',
    more: { homeAuthority: 'Exampleshire County Council (made up)' },
  },
  signpost_universal: {
    reason: 'circumstances_changed',
    more: { services: [{ id: 'made-up-1', name: 'Example family hub (made up)' }] },
  },
  no_further_action: { reason: 'circumstances_changed' },
  duplicate: { reason: 'referred_before' },
}

/** Every outcome there is to choose from. */
export const OUTCOMES = Object.keys(DETAILS)

export type About = {
  readonly children: readonly string[]
  readonly evaluation: string
  /** Another referral of the same council. */
  readonly duplicateOf: string
}

/** A decision with one outcome for every child: whole, and as short as it may be. */
export function decisionOf(outcome: string, { children, evaluation, duplicateOf }: About): object {
  const details = DETAILS[outcome]
  if (details === undefined) throw new Error(`test/helpers/decisions.ts does not know ${outcome}.`)
  return {
    children: children.map((key) => ({
      key,
      outcome,
      levelOfNeed: 2,
      reasonCodes: [details.reason],
      ...details.more,
      ...(outcome === 'duplicate' ? { duplicateOf } : {}),
    })),
    reasons: 'The family was seen at home and the school was asked again (made up, and long enough).',
    evaluation,
    sourcesConsulted: [{ source: 'school', note: 'Asked by telephone (made up).' }],
    referrer: { text: 'We have decided and will write to the family (made up).' },
    family: {
      state: 'told',
      text: 'By telephone (made up).',
      by: 'A social worker (made up)',
      on: '2026-11-23',
    },
  }
}

/** What a decision on a referral has to name now. */
export async function aboutReferral(
  { admin }: TestDatabase,
  id: string,
  duplicateOf: string,
): Promise<About> {
  const evaluation = await admin
    .selectFrom('evaluation')
    .select(['id', 'revision'])
    .where('referral_id', '=', id)
    .orderBy('revision', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const children = await admin
    .selectFrom('referral_child')
    .select('child_key')
    .where('referral_id', '=', id)
    .where('revision', '=', evaluation.revision)
    .orderBy('position')
    .execute()
  return { children: children.map(({ child_key }) => child_key), evaluation: evaluation.id, duplicateOf }
}
