import { type Static, Type } from 'typebox'
import { oneOf, yesNo } from '#eligibility/index.ts'
import { ConsentRecord } from './consent-record.ts'
import { codeOf, instant, professional, words } from './values.ts'

/**
 * Going on without the family's consent: N16 for safeguarding, N12 where the law requires it. Only the
 * basis is mandatory: what else is missing is asked for, and holds up nobody who is at risk.
 */
export const ConsentOverride = Type.Object(
  {
    basis: codeOf(['safeguarding', 'legal_requirement'], 'Why consent is not waited for.'),
    personAtRisk: Type.Optional(oneOf(['child', 'adult', 'child_and_adult'], 'Who is at risk of harm.')),
    reasons: Type.Optional(words(4000, 'The reasons.')),
    decidedBy: Type.Optional(professional('Who decided, in which role.')),
    decidedAt: Type.Optional(instant('When.')),
    familyTold: Type.Optional(yesNo('Was the family told?')),
    whyFamilyNotTold: Type.Optional(words(4000, 'If not, why not.')),
    document: Type.Optional(words(500, 'The law, order or warrant that requires it.')),
  },
  { $id: 'ConsentOverride', additionalProperties: false },
)
export type ConsentOverride = Static<typeof ConsentOverride>

/** What the form carries about consent: at least one record, and the override where there is one. */
export const FormConsent = Type.Object(
  {
    records: Type.Array(ConsentRecord, { minItems: 1, maxItems: 100 }),
    override: Type.Optional(ConsentOverride),
  },
  {
    $id: 'FormConsent',
    additionalProperties: false,
    description: 'Permission to refer and to share, as recorded. Not the lawful basis of the processing.',
  },
)
export type FormConsent = Static<typeof FormConsent>
