import { codeList } from './code-list.ts'
import { CIN_CENSUS_2024 } from './sources.ts'

/** Kinds of harm suspected. The census's MUL (multiple) is left out: the form takes several codes. */
export const categoryOfHarm = codeList(
  {
    id: 'category_of_harm',
    title: 'Category of abuse or neglect',
    ...CIN_CENSUS_2024,
    note: 'Without MUL (multiple): the form takes several codes instead.',
  },
  [
    ['NEG', 'Neglect'],
    ['PHY', 'Physical abuse'],
    ['SAB', 'Sexual abuse'],
    ['EMO', 'Emotional abuse'],
  ],
)
