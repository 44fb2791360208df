import { codeList } from './code-list.ts'
import { CIN_CENSUS_2024 } from './sources.ts'

/** Sex as the census records it; gender as the child describes it is free text on the form. */
export const sex = codeList(
  {
    id: 'sex',
    title: 'Sex as the census records it',
    ...CIN_CENSUS_2024,
    note: 'The schema calls the item GenderCurrent. Later census years may use other codes: check before a return is made.',
  },
  [
    ['1', 'Male'],
    ['2', 'Female'],
    ['0', 'Not recorded or unborn'],
    ['9', 'Indeterminate'],
  ],
)
