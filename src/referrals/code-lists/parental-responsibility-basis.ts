import { codeList } from './code-list.ts'
import { FRONT_DOOR_1 } from './sources.ts'

/** How parental responsibility is held. */
export const parentalResponsibilityBasis = codeList(
  {
    id: 'parental_responsibility_basis',
    title: 'How parental responsibility is held',
    ...FRONT_DOOR_1,
    note: 'After the Children Act 1989, sections 2 to 5, 12, 14C and 33, and the Adoption and Children Act 2002.',
  },
  [
    ['birth_mother', 'Mother'],
    ['marriage_or_civil_partnership', 'Married to or in a civil partnership with the mother'],
    ['birth_registration', 'Registered as the other parent on the birth certificate'],
    ['agreement', 'Parental responsibility agreement'],
    ['parental_responsibility_order', 'Parental responsibility order'],
    ['child_arrangements_order', 'Child arrangements order'],
    ['special_guardianship_order', 'Special guardianship order'],
    ['guardian', 'Guardian appointed by will or by the court'],
    ['adoption', 'Adoption order'],
    ['care_order', 'Care order (the local authority)'],
    ['other', 'Other'],
  ],
)
