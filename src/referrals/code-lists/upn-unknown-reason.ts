import { codeList } from './code-list.ts'
import { CIN_CENSUS_2024 } from './sources.ts'

const UNVERIFIED =
  'The schema lists the code without a label, and the published wording was not found. Check it before relying on it.'

/** Why a child has no unique pupil number. */
export const upnUnknownReason = codeList(
  {
    id: 'upn_unknown_reason',
    title: 'Reason for no unique pupil number',
    ...CIN_CENSUS_2024,
    note: 'The schema lists the codes without labels. UN1, UN2, UN3 and UN5 are worded as in the Standard Safeguarding Dataset, UN7 as in the census validator (github.com/data-to-insight).',
  },
  [
    ['UN1', 'Child is aged under 6 years old and is not yet assigned a UPN'],
    ['UN2', 'Child has never attended a state-funded school in England and has not been assigned a UPN'],
    ['UN3', 'Child is educated outside of England and has not been assigned a UPN'],
    ['UN4', 'UN4 (wording not verified)', UNVERIFIED],
    [
      'UN5',
      'Sources collating UPNs reflect discrepancies for the child’s name, surname or date of birth and therefore prevent reliable matching',
    ],
    ['UN6', 'UN6 (wording not verified)', UNVERIFIED],
    ['UN7', 'Referral with no further action'],
  ],
)
