import type { ConsentOverride } from './form-consent.ts'
import type { ConsentNote } from './gate-decision.ts'

type Asked = readonly [code: string, member: string, what: string, isMissing: (o: ConsentOverride) => boolean]

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === 'not_known' ||
  (typeof value === 'string' && value.trim() === '')

/** What the record of an override must say in the end. */
const ASKED: readonly Asked[] = [
  ['override_reasons', 'reasons', 'The reasons for going on without consent.', (o) => isBlank(o.reasons)],
  [
    'override_person_at_risk',
    'personAtRisk',
    'Who is at risk of harm: a child or an adult.',
    (o) => o.basis === 'safeguarding' && isBlank(o.personAtRisk),
  ],
  ['override_decided_by', 'decidedBy', 'Who decided, in which role.', (o) => o.decidedBy === undefined],
  ['override_decided_at', 'decidedAt', 'When it was decided.', (o) => isBlank(o.decidedAt)],
  ['override_family_told', 'familyTold', 'Whether the family was told.', (o) => isBlank(o.familyTold)],
  [
    'override_why_family_not_told',
    'whyFamilyNotTold',
    'Why the family was not told.',
    (o) => o.familyTold === false && isBlank(o.whyFamilyNotTold),
  ],
  [
    'override_document',
    'document',
    'The law, order or warrant that requires it.',
    (o) => o.basis === 'legal_requirement' && isBlank(o.document),
  ],
]

/** Does the override name the law it relies on? A bare tick would undo N16. */
export const namesTheLaw = (override: ConsentOverride): boolean => !isBlank(override.document)

/** What the note of an override still lacks. Asked for, never a reason to hold up somebody at risk. */
export function missingOfOverride(override: ConsentOverride | undefined): ConsentNote[] {
  if (!override)
    return [
      {
        code: 'override_note',
        what: 'A note of the override: who is at risk, the reasons, who decided and when, and whether the family was told.',
        pointer: '/consent/override',
      },
    ]
  return ASKED.filter(([, , , isMissing]) => isMissing(override)).map(([code, member, what]) => ({
    code,
    what,
    pointer: `/consent/override/${member}`,
  }))
}
