import { codeList } from './code-list.ts'
import { CIN_CENSUS_2024 } from './sources.ts'

/** Disabilities; NONE stands alone. */
export const disability = codeList({ id: 'disability', title: 'Disability', ...CIN_CENSUS_2024 }, [
  ['NONE', 'No disability'],
  ['MOB', 'Mobility'],
  ['HAND', 'Hand function'],
  ['PC', 'Personal care'],
  ['INC', 'Incontinence'],
  ['COMM', 'Communication'],
  ['LD', 'Learning'],
  ['HEAR', 'Hearing'],
  ['VIS', 'Vision'],
  ['BEH', 'Behaviour'],
  ['CON', 'Consciousness'],
  ['AUT', 'Autism'],
  ['DDA', 'Other'],
])
