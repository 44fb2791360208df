import { codeList } from './code-list.ts'
import { misuseAndHealthFactors } from './factor-misuse-health.ts'
import { CIN_CENSUS_2024 } from './sources.ts'

const SERVICES = 'concerns that services may be required or the child may be at risk'
const HARM =
  'concerns that services may be required or the child may be suffering or likely to suffer significant harm due to abuse or neglect'
const FOSTERED = `Privately fostered: ${SERVICES} as a privately fostered child`

/** Factors identified at the end of an assessment; 21 stands alone. */
export const factor = codeList({ id: 'factor', title: 'Factors identified', ...CIN_CENSUS_2024 }, [
  ...misuseAndHealthFactors,
  [
    '7A',
    'Young carer: concerns that services may be required or the child’s health or development may be impaired due to their caring responsibilities',
  ],
  ['8B', `${FOSTERED} - overseas children who intend to return`],
  ['8C', `${FOSTERED} - overseas children who intend to stay`],
  ['8D', `${FOSTERED} - UK children in educational placements`],
  ['8E', `${FOSTERED} - UK children making alternative family arrangements`],
  ['8F', `${FOSTERED} - other`],
  ['9A', `UASC: ${SERVICES} of harm as an unaccompanied asylum-seeking child`],
  ['10A', `Missing: ${SERVICES} of harm due to going/being missing`],
  ['11A', `Child sexual exploitation: ${SERVICES} of harm due to child sexual exploitation`],
  ['12A', `Trafficking: ${SERVICES} of harm due to trafficking`],
  ['13A', `Gangs: ${SERVICES} of harm because of involvement in/with gangs`],
  ['14A', `Socially unacceptable behaviour: ${SERVICES} due to their socially unacceptable behaviour`],
  [
    '15A',
    'Self-harm: concerns that services may be required or due to suspected/actual self-harming child may be at risk of harm',
  ],
  ['16A', `Abuse or neglect – ‘NEGLECT’: ${HARM}`],
  ['17A', `Abuse or neglect – ‘EMOTIONAL ABUSE’: ${HARM}`],
  ['18B', `Abuse or neglect – ‘PHYSICAL ABUSE’ (child on child): ${HARM} by another child`],
  ['18C', `Abuse or neglect – ‘PHYSICAL ABUSE’ (adult on child): ${HARM} by an adult`],
  ['19B', `Abuse or neglect – ‘SEXUAL ABUSE’ (child on child): ${HARM} by another child`],
  ['19C', `Abuse or neglect – ‘SEXUAL ABUSE’ (adult on child): ${HARM} by an adult`],
  ['20', 'Other'],
  [
    '21',
    'No factors identified - only use this if there is no evidence of any of the factors above and no further action is being taken',
  ],
  ['22A', `Female genital mutilation (FGM) - ${SERVICES} due to female genital mutilation`],
  ['23A', `Abuse linked to faith or belief - ${SERVICES} due to abuse linked to faith or belief`],
  ['24A', `Child criminal exploitation: ${SERVICES} of harm due to child criminal exploitation`],
])
