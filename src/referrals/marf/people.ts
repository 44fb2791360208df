import { Type } from 'typebox'
import { Address, contactProperties, Language } from './contact.ts'
import { code, day, key, text, yesNo } from './form-values.ts'

/** What a person is to one of the children. */
export const Relationship = Type.Object(
  {
    child: key('The key of the child.'),
    relation: code('relationship', 'What the person is to this child.'),
    relationInWords: Type.Optional(text(200, 'In words, where no code fits.')),
    parentalResponsibility: Type.Optional(yesNo('Does the person hold parental responsibility?')),
    heldThrough: Type.Optional(code('parental_responsibility_basis', 'How it is held.')),
  },
  { $id: 'Relationship', additionalProperties: false },
)

/** Whether and since when a person lives in the household. */
export const HouseholdMembership = Type.Object(
  {
    now: yesNo('Does the person live in the household now?'),
    from: Type.Optional(day('Since when.')),
    to: Type.Optional(day('Until when.')),
  },
  { $id: 'HouseholdMembership', additionalProperties: false },
)

/** Somebody of the family or household who is not one of the children referred. */
export const FormPerson = Type.Object(
  {
    key: key('Names this person within the form.'),
    name: Type.Optional(text(200, 'Full name; left out where it is not known.')),
    alsoKnownAs: Type.Optional(Type.Array(text(100, 'Another name.'), { maxItems: 10 })),
    dateOfBirth: Type.Optional(day('Date of birth.')),
    relationships: Type.Array(Relationship, {
      maxItems: 20,
      description: 'What the person is to each child.',
    }),
    inHousehold: Type.Optional(HouseholdMembership),
    address: Type.Optional(Address),
    ...contactProperties,
    firstLanguage: Type.Optional(Language),
    interpreterNeeded: Type.Optional(yesNo('Is an interpreter needed?')),
    ownNeeds: Type.Optional(text(2000, 'Needs of their own, such as illness or disability.')),
    toldOfReferral: Type.Optional(yesNo('Has the person been told of this referral?')),
    whyNotTold: Type.Optional(text(1000, 'Why not.')),
    riskToShare: Type.Optional(text(1000, 'A risk the person poses that workers must know of.')),
  },
  { $id: 'FormPerson', additionalProperties: false },
)
