import { type Static, Type } from 'typebox'
import { factProperties, YEAR_GROUPS } from '#eligibility/index.ts'
import { Address, contactProperties, Language, NamedService } from './contact.ts'
import { code, codes, day, key, oneOf, text, yesNo } from './form-values.ts'

/** A school, nursery or other setting a child attends. */
export const Setting = Type.Object(
  {
    name: Type.Optional(text(200, 'Its name; for a child taught at home, "Home educated".')),
    urn: Type.Optional(text(10, 'Unique reference number of the school, six digits.')),
    yearGroup: Type.Optional(oneOf(YEAR_GROUPS, 'Year group now; never derived from the date of birth.')),
    from: Type.Optional(day('Attends since.')),
  },
  { $id: 'Setting', additionalProperties: false },
)

/** A placement away from home, also one made by another authority. */
export const Placement = Type.Object(
  {
    placedBy: text(200, 'The authority that placed the child.'),
    kind: Type.Optional(text(200, 'What kind of placement.')),
    since: Type.Optional(day('Since when.')),
  },
  { $id: 'Placement', additionalProperties: false },
)

const names = {
  givenNames: Type.Optional(text(100, 'Given names. A name in one word may stand in either place.')),
  familyName: Type.Optional(text(100, 'Family name.')),
  nameNotKnown: Type.Optional(
    Type.Literal(true, { description: 'The name is not known: said so, never written as a name.' }),
  ),
  alsoKnownAs: Type.Optional(Type.Array(text(100, 'Another name.'), { maxItems: 10 })),
}

const birth = {
  dateOfBirthEstimated: Type.Optional(Type.Boolean({ description: 'The date of birth is an estimate.' })),
  yearOfBirth: Type.Optional(
    Type.Integer({
      minimum: 1900,
      maximum: 2200,
      description: 'Where only the year is known, with dateOfBirth "not_known".',
    }),
  ),
  expectedDate: Type.Optional(day('Expected date of birth of an unborn child.')),
}

const identity = {
  sex: Type.Optional(code('sex', 'Sex as the census records it.')),
  genderAsDescribed: Type.Optional(text(100, 'Gender as the child describes it.')),
  ethnicity: Type.Optional(code('ethnicity', 'Ethnicity.')),
  religion: Type.Optional(text(100, 'Religion or belief.')),
  firstLanguage: Type.Optional(Language),
  interpreterNeeded: Type.Optional(yesNo('Is an interpreter needed?')),
  communicationNeeds: Type.Optional(text(500, 'What the child needs to understand and be understood.')),
  disabilities: Type.Optional(codes('disability', 'Disabilities; NONE stands alone.')),
  nhsNumber: Type.Optional(text(20, 'NHS number; one whose check digit fails is flagged, not refused.')),
  upn: Type.Optional(text(20, 'Unique pupil number; one that does not fit is flagged, not refused.')),
  upnUnknownReason: Type.Optional(code('upn_unknown_reason', 'Why there is no unique pupil number.')),
}

const living = {
  address: Type.Optional(Address),
  previousAddresses: Type.Optional(Type.Array(Address, { maxItems: 20 })),
  ...contactProperties,
  placement: Type.Optional(Placement),
  setting: Type.Optional(Setting),
  send: Type.Optional(
    oneOf(['none', 'sen_support', 'ehc_plan'], 'Special educational needs and what is in place.'),
  ),
  gp: Type.Optional(NamedService),
  healthVisitor: Type.Optional(NamedService),
  pregnant: Type.Optional(yesNo('Is the child or young person pregnant?')),
  missing: Type.Optional(yesNo('Is the child missing, or do they go missing?')),
  asylumStatus: Type.Optional(
    oneOf(
      ['none', 'asylum_seeking_with_family', 'unaccompanied_asylum_seeking', 'refugee', 'other'],
      'Asylum status.',
    ),
  ),
}

/** A child of the referral, with the facts of the criteria in the places the criteria read. */
export const FormChild = Type.Object(
  {
    ...factProperties.child,
    key: key('Names this child within the form.'),
    ...names,
    ...birth,
    ...identity,
    ...living,
  },
  { $id: 'FormChild', additionalProperties: false },
)
export type FormChild = Static<typeof FormChild>
