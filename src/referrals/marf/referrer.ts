import { Type } from 'typebox'
import { contactProperties } from './contact.ts'
import { code, day, text, yesNo } from './form-values.ts'

/** Whether the designated safeguarding lead was asked. */
export const SafeguardingLead = Type.Object(
  {
    consulted: yesNo('Was the designated safeguarding lead consulted?'),
    name: Type.Optional(text(200, 'Their name.')),
    on: Type.Optional(day('When.')),
  },
  { $id: 'SafeguardingLead', additionalProperties: false },
)

/** The professional who makes the referral. */
export const Referrer = Type.Object(
  {
    name: text(200, 'Full name.'),
    job: text(200, 'Job title.'),
    organisation: text(200, 'Organisation.'),
    source: Type.Optional(code('referral_source', 'Source code, confirmed by the professional.')),
    ...contactProperties,
    bestTimeToReach: Type.Optional(text(200, 'When the referrer can be reached.')),
    safeguardingLead: Type.Optional(SafeguardingLead),
    interestInFamily: Type.Optional(
      text(1000, 'Any tie to the family beyond the job, such as being a relative or an employer.'),
    ),
  },
  { $id: 'Referrer', additionalProperties: false },
)
