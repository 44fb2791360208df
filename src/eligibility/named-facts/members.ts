import { exclusionFact, siblingFact } from './named-fact.ts'

/** Facts about one exclusion, one sibling, one assessment or one plan. */
export const MEMBER_FACTS = {
  'exclusion.kind': exclusionFact(
    '/kind',
    ['school'],
    'Was it a fixed-term exclusion (a suspension), or internal?',
    (s) => s.exclusion.kind,
  ),
  'exclusion.startedOn': exclusionFact(
    '/startedOn',
    ['school'],
    'On which day did the exclusion start?',
    (s) => s.exclusion.startedOn,
  ),
  'exclusion.lengthHalfDays': exclusionFact(
    '/lengthHalfDays',
    ['school'],
    'How many half school days did the exclusion last?',
    (s) => s.exclusion.lengthHalfDays,
  ),
  'exclusion.yearGroup': exclusionFact(
    '/yearGroup',
    ['school'],
    'Which year group was the child in at the time of the exclusion?',
    (s) => s.exclusion.yearGroup,
  ),
  'exclusion.status': exclusionFact(
    '/status',
    ['school'],
    'Does the exclusion stand, or was it cancelled?',
    (s) => s.exclusion.status,
  ),
  'exclusion.directResult': exclusionFact(
    '/directResultOfParentingIncapacity',
    ['school', 'referrer'],
    'Was the exclusion a direct result of parenting incapacity?',
    (s) => s.exclusion.directResultOfParentingIncapacity,
  ),
  'sibling.dateOfBirth': siblingFact(
    '/dateOfBirth',
    ['parent', 'referrer'],
    "What is the sibling's date of birth?",
    (s) => s.sibling.dateOfBirth,
  ),
  'sibling.convictedOfSeriousYouthViolence': siblingFact(
    '/convictedOfSeriousYouthViolence',
    ['police_or_youth_justice'],
    'Has the sibling been convicted of serious youth violence?',
    (s) => s.sibling.convictedOfSeriousYouthViolence,
  ),
  'sibling.convictedOfSupplyingDrugs': siblingFact(
    '/convictedOfSupplyingDrugs',
    ['police_or_youth_justice'],
    'Has the sibling been convicted of supplying drugs?',
    (s) => s.sibling.convictedOfSupplyingDrugs,
  ),
  'sibling.knownGangNominal': siblingFact(
    '/knownGangNominal',
    ['police_or_youth_justice'],
    "Is the sibling a known gang nominal on the police's list?",
    (s) => s.sibling.knownGangNominal,
  ),
}
