import { Type } from 'typebox'
import { ConsentOverride, ConsentRecord, GateDecision } from '#consent/index.ts'
import { EvaluationResult } from '#eligibility/index.ts'
import { FormChild, ReferralForm, withheldMember } from '#referrals/index.ts'
import { NewChildDecision } from '#triage/index.ts'

const strict = { additionalProperties: false }
const instant = (description: string) => Type.String({ format: 'date-time', description })

// What is known of other persons, an older sibling's conviction say, is for fewer people than read this (W16).
const { siblings: _ofOthers, ...childProperties } = FormChild.properties

const ContactChild = Type.Object(childProperties, {
  $id: 'ContactChild',
  ...strict,
  description: 'A child as on the form, with what was added since; without what is known of older siblings.',
})

const recorded = {
  recordedAt: instant('When it was recorded.'),
  recordedWith: Type.Unsafe<'form' | 'later'>({ type: 'string', enum: ['form', 'later'] }),
}

/** Permission as it stood: what was said, letter for letter, and what the gate makes of it (N15 to N17). */
const ContactConsent = Type.Object(
  {
    gate: GateDecision,
    records: Type.Array(
      Type.Object({ ...recorded, record: ConsentRecord }, { $id: 'ContactConsentRecord', ...strict }),
      { description: 'In the order in which the pointers of `gate` count them.' },
    ),
    overrides: Type.Array(
      Type.Object(
        {
          ...recorded,
          override: ConsentOverride,
          endedAt: Type.Optional(instant('When it was ended: nothing rests on it since.')),
        },
        { $id: 'ContactOverride', ...strict },
      ),
    ),
  },
  {
    $id: 'ContactConsent',
    ...strict,
    description:
      'Permission as it stood. `gate.limitations` are the limits in force, in the family’s own words, for the initial contact (N17).',
  },
)

/** Without the facts they looked at, which stay with the front door. */
const ContactEvaluation = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    ruleSet: Type.Object(
      {
        id: Type.String(),
        version: Type.String(),
        hash: Type.String({ description: 'SHA-256 of the rule set.' }),
      },
      strict,
    ),
    evaluatedOn: Type.String({ format: 'date' }),
    result: EvaluationResult,
    children: Type.Array(
      Type.Object({ key: Type.Optional(Type.String()), result: EvaluationResult }, strict),
    ),
  },
  {
    $id: 'ContactEvaluation',
    ...strict,
    description:
      'What the criteria said, and by which version of them. Left out where the council may no longer read it.',
  },
)

/** What was decided by then, where anything was. */
const ContactDecision = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    tookEffectAt: instant('When.'),
    decidedBy: Type.Array(Type.String(), { description: 'The roles: who recorded it, then who signed it.' }),
    children: Type.Array(NewChildDecision),
  },
  { $id: 'ContactDecision', ...strict },
)

const { serviceRequested, safety, professionals, leadProfessional } = ReferralForm.properties

/** What is handed over: what a case system needs to take a family on, and every limit to what it may do with it. */
export const ContactContent = Type.Object(
  {
    revision: Type.Integer({ minimum: 1, description: 'Of the form.' }),
    submittedAt: instant('When that revision was sent.'),
    serviceRequested,
    children: Type.Array(ContactChild),
    safety,
    consent: ContactConsent,
    professionals: Type.Array(professionals.items, { description: 'Those named on the form (N10).' }),
    leadProfessional,
    evaluation: Type.Optional(ContactEvaluation),
    decision: Type.Optional(ContactDecision),
    withheld: withheldMember,
  },
  { $id: 'ContactContent', ...strict },
)
