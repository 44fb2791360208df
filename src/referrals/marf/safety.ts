import { type Static, Type } from 'typebox'
import { FactSource } from '#eligibility/index.ts'
import { codes, key, telephone, text } from './form-values.ts'

/** Somebody an address or number must be kept from. */
export const WithheldFrom = Type.Object(
  {
    name: text(200, 'Who must not learn it.'),
    person: Type.Optional(key('Their key, where they are among the people of the form.')),
    what: text(500, 'What is kept from them: which address, number, school.'),
    reason: Type.Optional(text(1000, 'Why.')),
  },
  { $id: 'WithheldFrom', additionalProperties: false },
)

/** Restrictions on contact. They travel with every disclosure. */
export const ContactRestrictions = Type.Object(
  {
    withheldFrom: Type.Optional(Type.Array(WithheldFrom, { maxItems: 20 })),
    safeTimes: Type.Optional(text(500, 'When it is safe to ring or visit.')),
    safeTelephone: Type.Optional(telephone),
    unsafeWays: Type.Optional(text(500, 'Ways of contact that are not safe, such as letters to the home.')),
    workerSafety: Type.Optional(text(1000, 'What a visiting worker must know for their own safety.')),
  },
  { $id: 'ContactRestrictions', additionalProperties: false },
)

/**
 * The safety questions: asked first, answered before anything can be submitted. Danger and harm take
 * only yes or no (M! in domain.md section 4).
 */
export const FormSafety = Type.Object(
  {
    immediateDanger: Type.Boolean({ description: 'Is anybody in immediate danger now?' }),
    immediateDangerDetail: Type.Optional(text(4000, 'What the danger is.')),
    immediateDangerPlace: Type.Optional(text(500, 'Where the person in danger is now.')),
    significantHarmSuspected: Type.Boolean({
      description: 'Is it suspected that a child is suffering, or is likely to suffer, significant harm?',
    }),
    harmTypes: Type.Optional(codes('category_of_harm', 'Which kinds of harm are suspected.')),
    harmDetail: Type.Optional(text(4000, 'What is suspected, of whom, since when.')),
    adultAtRisk: Type.Unsafe<boolean | 'not_known'>({
      enum: [true, false, 'not_known'],
      description: 'Is an adult at risk of harm?',
    }),
    adultAtRiskDetail: Type.Optional(text(4000, 'Who, and of what.')),
    contactRestrictions: Type.Optional(ContactRestrictions),
    source: Type.Optional(FactSource),
  },
  { $id: 'FormSafety', additionalProperties: false },
)
export type FormSafety = Static<typeof FormSafety>
