import type { SharingCategory } from '#consent/index.ts'
import type { ReferralForm } from './referral-form.ts'

type Child = ReferralForm['children'][number]
type Person = NonNullable<ReferralForm['people']>[number]
type Assessment = NonNullable<ReferralForm['assessment']>
type ChildAssessment = Assessment['children'][number]
type Needs = NonNullable<ChildAssessment['needs']>

/** Where a member of the form goes; null where it is never shared by category, or is put together by hand. */
type Table<Of> = Record<keyof Required<Of>, SharingCategory | null>

/** Every member of a child. A new one does not compile until somebody has said what it is. */
export const CHILD: Table<Child> = {
  key: null,
  givenNames: 'identity',
  familyName: 'identity',
  nameNotKnown: 'identity',
  alsoKnownAs: 'identity',
  dateOfBirth: 'identity',
  dateOfBirthEstimated: 'identity',
  yearOfBirth: 'identity',
  expectedDate: 'identity',
  sex: 'identity',
  firstLanguage: 'identity',
  interpreterNeeded: 'identity',
  nhsNumber: 'identity',
  upn: 'identity',
  upnUnknownReason: 'identity',
  // Special categories of data: more than who the child is.
  genderAsDescribed: 'needs',
  ethnicity: 'needs',
  religion: 'needs',
  communicationNeeds: 'needs',
  youngCarer: 'needs',
  address: 'contact',
  previousAddresses: 'contact',
  telephone: 'contact',
  email: 'contact',
  placement: 'contact',
  disabilities: 'health',
  pregnant: 'health',
  setting: 'education',
  send: 'education',
  attendance: 'education',
  exclusions: 'education',
  permanentExclusion: 'education',
  gp: 'professionals',
  healthVisitor: 'professionals',
  missing: 'safety',
  safety: 'safety',
  statutoryStatus: 'safety',
  assessments: 'safety',
  plans: 'safety',
  offence: 'safety',
  asylumStatus: 'family_circumstances',
  parentalImpact: 'family_circumstances',
  siblings: 'other_persons',
}

/** Every member of another person of the form whose information is shared as their own. */
export const PERSON: Table<Person> = {
  key: null,
  name: 'identity',
  alsoKnownAs: 'identity',
  dateOfBirth: 'identity',
  firstLanguage: 'identity',
  interpreterNeeded: 'identity',
  relationships: null,
  inHousehold: null,
  address: 'contact',
  telephone: 'contact',
  email: 'contact',
  ownNeeds: 'health',
  toldOfReferral: 'consent',
  whyNotTold: 'safety',
  riskToShare: 'safety',
}

/** What is said of the family as a whole. Of null: the list beside it, or nothing at all. */
export const FAMILY: Table<ReferralForm> = {
  borough: 'contact',
  serviceRequested: 'needs',
  reasonsForReferral: 'needs',
  assessmentOutstanding: 'needs',
  priorWork: 'family_circumstances',
  statutoryRisk: 'family_circumstances',
  parentalFactors: 'family_circumstances',
  factors: 'family_circumstances',
  professionals: null,
  referrer: null,
  leadProfessional: null,
  children: null,
  people: null,
  safety: null,
  assessment: null,
  consent: null,
  // What several people report differently may be about anybody; documents hold whatever they hold.
  disputes: null,
  attachments: null,
  channel: null,
  telephoneReferral: null,
  caseReference: null,
}

export const ASSESSMENT: Table<Assessment> = {
  startedOn: 'needs',
  completedOn: 'needs',
  levelOfNeed: 'needs',
  reasonNow: 'family_circumstances',
  history: 'family_circumstances',
  parentingCapacity: 'family_circumstances',
  familyAndEnvironment: 'family_circumstances',
  strengths: 'family_circumstances',
  workDone: 'family_circumstances',
  familyWants: 'family_circumstances',
  outcomesSought: 'family_circumstances',
  children: null,
  parentsViews: null,
}

export const CHILD_ASSESSMENT: Table<ChildAssessment> = {
  child: null,
  needs: null,
  strengths: 'needs',
  worries: 'needs',
  impact: 'needs',
  views: 'needs',
}

export const NEEDS: Table<Needs> = {
  health: 'health',
  education: 'education',
  emotionalAndBehavioural: 'needs',
  identity: 'needs',
  relationships: 'needs',
  selfCare: 'needs',
}

/** The members of a record that are of a category. */
export const ofCategory = <Of extends object>(
  from: Of,
  table: Table<Of>,
  category: SharingCategory,
): Partial<Of> =>
  Object.fromEntries(
    Object.entries(from).filter(
      ([name, value]) => value !== undefined && table[name as keyof Of] === category,
    ),
  ) as Partial<Of>
