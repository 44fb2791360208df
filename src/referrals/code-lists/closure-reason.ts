import { codeList } from './code-list.ts'
import { CIN_CENSUS_2024 } from './sources.ts'

/** Why a case was closed, recorded by the council. */
export const closureReason = codeList(
  { id: 'closure_reason', title: 'Reason for closure', ...CIN_CENSUS_2024 },
  [
    ['RC1', 'Adopted'],
    ['RC2', 'Died'],
    ['RC3', 'Child arrangements order'],
    ['RC4', 'Special guardianship order'],
    ['RC5', 'Transferred to services of another local authority'],
    ['RC6', 'Transferred to adult social care services'],
    ['RC7', 'Services ceased for any other reason, including child no longer in need'],
    ['RC8', 'Case closed after assessment, no further action'],
    ['RC9', 'Case closed after assessment, referred to early help'],
  ],
)
