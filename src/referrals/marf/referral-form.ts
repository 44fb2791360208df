import { type Static, Type } from 'typebox'
import { FormConsent } from '#consent/index.ts'
import { BOROUGHS, type Borough, factProperties } from '#eligibility/index.ts'
import { Assessment, AssessmentOutstanding } from './assessment.ts'
import { Attachment } from './attachment.ts'
import { FormChild } from './child.ts'
import { codes, oneOf, text } from './form-values.ts'
import { FormPerson } from './people.ts'
import { FormProfessional, LeadProfessional } from './professionals.ts'
import { Referrer } from './referrer.ts'
import { FormSafety } from './safety.ts'
import { TelephoneReferral } from './telephone-referral.ts'

const about = {
  borough: Type.Unsafe<Borough | 'not_known'>({
    enum: [...BOROUGHS, 'not_known'],
    description: 'The borough the children live in (N1). "not_known" goes to a person, not back.',
  }),
  serviceRequested: Type.Unsafe<'early_help' | 'social_care'>({
    enum: ['early_help', 'social_care'],
    description: 'The service asked for (W20, W21).',
  }),
  channel: Type.Optional(
    oneOf(['portal', 'phone_confirmation'], 'A referral of its own, or the confirmation of a call.'),
  ),
  telephoneReferral: Type.Optional(TelephoneReferral),
  caseReference: Type.Optional(text(100, 'The sender’s own reference, unique per client system.')),
  reasonsForReferral: Type.Optional(codes('reason_for_referral', 'Why a MARF is completed (W23).')),
}

const family = {
  safety: FormSafety,
  children: Type.Array(FormChild, { minItems: 1, maxItems: 20 }),
  people: Type.Optional(Type.Array(FormPerson, { maxItems: 40, description: 'Family and household.' })),
  professionals: Type.Optional(Type.Array(FormProfessional, { maxItems: 40 })),
  referrer: Referrer,
  leadProfessional: Type.Optional(LeadProfessional),
}

const grounds = {
  assessment: Type.Optional(Assessment),
  assessmentOutstanding: Type.Optional(AssessmentOutstanding),
  priorWork: factProperties.family.priorWork,
  statutoryRisk: factProperties.family.statutoryRisk,
  parentalFactors: factProperties.family.parentalFactors,
  factors: Type.Optional(codes('factor', 'Factors identified; 21 stands alone.')),
  disputes: factProperties.disputes,
  consent: Type.Optional(FormConsent),
  attachments: Type.Optional(Type.Array(Attachment, { maxItems: 50 })),
}

/**
 * The Multi-Agency Assessment and Referral Form, whole. A JSON pointer to a fact of the criteria means
 * the same here as in EligibilityFacts.
 */
export const ReferralForm = Type.Object(
  { ...about, ...family, ...grounds },
  { $id: 'ReferralForm', additionalProperties: false },
)
export type ReferralForm = Static<typeof ReferralForm>
