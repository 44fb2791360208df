import { codeList } from './code-list.ts'
import { FRONT_DOOR_1 } from './sources.ts'

/** What a person is to a child. */
export const relationship = codeList(
  { id: 'relationship', title: 'Relationship to the child', ...FRONT_DOOR_1 },
  [
    ['mother', 'Mother'],
    ['father', 'Father'],
    ['step_parent', 'Step-parent'],
    ['adoptive_parent', 'Adoptive parent'],
    ['foster_carer', 'Foster carer'],
    ['private_foster_carer', 'Private foster carer'],
    ['special_guardian', 'Special guardian'],
    ['grandparent', 'Grandparent'],
    ['aunt_or_uncle', 'Aunt or uncle'],
    ['sibling', 'Brother or sister'],
    ['half_sibling', 'Half-brother or half-sister'],
    ['step_sibling', 'Step-brother or step-sister'],
    ['adoptive_sibling', 'Brother or sister by adoption'],
    ['other_relative', 'Another relative'],
    ['partner_of_parent', 'Partner of a parent'],
    ['partner', 'Partner of the young person'],
    ['own_child', 'Child of the young person'],
    ['family_friend', 'Friend of the family'],
    ['other', 'Other'],
  ],
)
