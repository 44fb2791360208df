import { memberFact } from './named-fact.ts'

/** Facts about one exclusion, one sibling, one assessment or one plan. */
export const MEMBER_FACTS = {
  'exclusion.kind': memberFact(
    '/kind',
    ['school'],
    'Was it a fixed-term exclusion (a suspension), or internal?',
    (s) => s.exclusion.kind,
  ),
  'exclusion.startedOn': memberFact(
    '/startedOn',
    ['school'],
    'On which day did the exclusion start?',
    (s) => s.exclusion.startedOn,
  ),
  'exclusion.lengthHalfDays': memberFact(
    '/lengthHalfDays',
    ['school'],
    'How many half school days did the exclusion last?',
    (s) => s.exclusion.lengthHalfDays,
  ),
  'exclusion.yearGroup': memberFact(
    '/yearGroup',
    ['school'],
    'Which year group was the child in at the time of the exclusion?',
    (s) => s.exclusion.yearGroup,
  ),
  'exclusion.status': memberFact(
    '/status',
    ['school'],
    'Does the exclusion stand, or was it cancelled?',
    (s) => s.exclusion.status,
  ),
  'exclusion.directResult': memberFact(
    '/directResultOfParentingIncapacity',
    ['school', 'referrer'],
    'Was the exclusion a direct result of parenting incapacity?',
    (s) => s.exclusion.directResultOfParentingIncapacity,
  ),
  'sibling.dateOfBirth': memberFact(
    '/dateOfBirth',
    ['parent', 'referrer'],
    "What is the sibling's date of birth?",
    (s) => s.sibling.dateOfBirth,
  ),
  'sibling.convictedOfSeriousYouthViolence': memberFact(
    '/convictedOfSeriousYouthViolence',
    ['police_or_youth_justice'],
    'Has the sibling been convicted of serious youth violence?',
    (s) => s.sibling.convictedOfSeriousYouthViolence,
  ),
  'sibling.convictedOfSupplyingDrugs': memberFact(
    '/convictedOfSupplyingDrugs',
    ['police_or_youth_justice'],
    'Has the sibling been convicted of supplying drugs?',
    (s) => s.sibling.convictedOfSupplyingDrugs,
  ),
  'sibling.knownGangNominal': memberFact(
    '/knownGangNominal',
    ['police_or_youth_justice'],
    "Is the sibling a known gang nominal on the police's list?",
    (s) => s.sibling.knownGangNominal,
  ),
}
