import { childFact } from './named-fact.ts'

/** Facts about one child, lists apart. */
export const CHILD_FACTS = {
  'child.dateOfBirth': childFact(
    '/dateOfBirth',
    ['parent', 'school', 'referrer'],
    "What is the child's date of birth?",
    (s) => s.child.dateOfBirth,
  ),
  'child.statutoryStatus': childFact(
    '/statutoryStatus',
    ['social_care', 'screening_team'],
    'Does the child have an open child in need or child protection plan, or care status?',
    (s) => s.child.statutoryStatus,
  ),
  'child.safety.immediateDanger': childFact(
    '/safety/immediateDanger',
    ['referrer'],
    'Is this child in immediate danger now?',
    (s) => s.child.safety.immediateDanger,
  ),
  'child.safety.significantHarmSuspected': childFact(
    '/safety/significantHarmSuspected',
    ['referrer'],
    'Is it suspected that this child is suffering, or is likely to suffer, significant harm?',
    (s) => s.child.safety.significantHarmSuspected,
  ),
  'attendance.term': childFact(
    '/attendance/term',
    ['school'],
    'What were the attendance figures of the last completed term, and which term was it?',
    (s) => s.child.attendance.term,
  ),
  'attendance.lastCompletedTerm': childFact(
    '/attendance/lastCompletedTerm',
    ['school'],
    "Which term was the last completed one, by the school's own calendar?",
    (s) => s.child.attendance.lastCompletedTerm,
  ),
  'attendance.possibleSessions': childFact(
    '/attendance/possibleSessions',
    ['school'],
    'How many sessions were possible for the child in the last completed term?',
    (s) => s.child.attendance.possibleSessions,
  ),
  'attendance.unauthorisedSessions': childFact(
    '/attendance/unauthorisedSessions',
    ['school'],
    'How many sessions were unauthorised absence (codes G, N, O and U) in the last completed term?',
    (s) => s.child.attendance.unauthorisedSessions,
  ),
  'attendance.unauthorisedPercentage': childFact(
    '/attendance/unauthorisedPercentage',
    ['school'],
    'What percentage of possible sessions was unauthorised absence?',
    (s) => s.child.attendance.unauthorisedPercentage,
  ),
  'attendance.schoolActions': childFact(
    '/attendance/schoolActions',
    ['school'],
    'What has the school done about the absence, and is it having an impact?',
    (s) => s.child.attendance.schoolActions,
  ),
  'attendance.mainCause': childFact(
    '/attendance/mainCause',
    ['school', 'referrer'],
    'What is the main cause of the absence?',
    (s) => s.child.attendance.mainCause,
  ),
  'permanentExclusion.status': childFact(
    '/permanentExclusion/status',
    ['school'],
    'Is the child permanently excluded now?',
    (s) => s.child.permanentExclusion.status,
  ),
  'permanentExclusion.otherTeams': childFact(
    '/permanentExclusion/otherTeams',
    ['screening_team', 'social_care'],
    'Is a Family Services team other than Targeted Early Help involved with the child now?',
    (s) => s.child.permanentExclusion.otherTeams,
  ),
  'offence.stage': childFact(
    '/offence/stage',
    ['police_or_youth_justice'],
    'Has the child committed an offence that was admitted or found proven?',
    (s) => s.child.offence.stage,
  ),
  'offence.committedOn': childFact(
    '/offence/committedOn',
    ['police_or_youth_justice'],
    'When was the offence committed?',
    (s) => s.child.offence.committedOn,
  ),
  'offence.lowLevel': childFact(
    '/offence/lowLevel',
    ['police_or_youth_justice'],
    'Does the youth justice team judge the offence to be low level?',
    (s) => s.child.offence.lowLevel,
  ),
  'offence.firstOffence': childFact(
    '/offence/firstOffence',
    ['police_or_youth_justice'],
    "Is it the child's first offence?",
    (s) => s.child.offence.firstOffence,
  ),
  'offence.meetsTriageRequirements': childFact(
    '/offence/meetsTriageRequirements',
    ['police_or_youth_justice'],
    'Does the youth justice team judge that it meets the requirements for youth justice triage?',
    (s) => s.child.offence.meetsTriageRequirements,
  ),
  'parentalImpact.onBehaviourAndWellbeing': childFact(
    '/parentalImpact/onBehaviourAndWellbeing',
    ['referrer', 'school'],
    "Do the parent's issues have an impact on the child's behaviour and well-being?",
    (s) => s.child.parentalImpact.onBehaviourAndWellbeing,
  ),
  'parentalImpact.willEscalate': childFact(
    '/parentalImpact/willEscalate',
    ['referrer', 'screening_team'],
    'Will that impact escalate the family into safeguarding or care entry without further intervention?',
    (s) => s.child.parentalImpact.willEscalate,
  ),
  'youngCarer.identifiedBy': childFact(
    '/youngCarer/identifiedBy',
    ['screening_team', 'social_care'],
    'Has the council, following the referral, identified the child as a young carer?',
    (s) => s.child.youngCarer.identifiedBy,
  ),
  'youngCarer.existingProvisionMeetsNeeds': childFact(
    '/youngCarer/existingProvisionMeetsNeeds',
    ['screening_team', 'referrer'],
    "Can existing provision meet the young carer's needs?",
    (s) => s.child.youngCarer.existingProvisionMeetsNeeds,
  ),
}
