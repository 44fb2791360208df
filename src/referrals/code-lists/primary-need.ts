import { codeList } from './code-list.ts'
import { CIN_CENSUS_2024 } from './sources.ts'

/** Primary need, recorded by the council, not by the referrer. */
export const primaryNeed = codeList({ id: 'primary_need', title: 'Primary need', ...CIN_CENSUS_2024 }, [
  ['N1', 'Abuse or neglect'],
  ['N2', "Child's disability"],
  ['N3', 'Parental disability or illness'],
  ['N4', 'Family in acute stress'],
  ['N5', 'Family dysfunction'],
  ['N6', 'Socially unacceptable behaviour'],
  ['N7', 'Low income'],
  ['N8', 'Absent parenting'],
  ['N9', 'Cases other than children in need'],
  ['N0', 'Not stated'],
])
