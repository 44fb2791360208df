import { codeList } from './code-list.ts'

/** W23, "When should I complete a MARF?": guidance on when to fill the form in, not criteria (A29). */
export const reasonForReferral = codeList(
  {
    id: 'reason_for_referral',
    version: '1',
    title: 'When should I complete a MARF?',
    source: 'Westminster City Council, Information for professionals (W23)',
  },
  [
    ['worried', 'If you are worried about a behaviour, incident or information you have received'],
    [
      'more_information_needed',
      'If you require more information to help you plan next steps to address an issue',
    ],
    [
      'needs_beyond_single_agency',
      'If the child, young person or family needs cannot be met by a single agency',
    ],
    ['parent_concerned', 'If a parent expresses concerns'],
  ],
)
