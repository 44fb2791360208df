import type { Reading } from '../../rule-set.ts'

/** A1 to A17: the gates, attendance, exclusions. */
export const readingsOfGatesAndSchool: readonly Reading[] = [
  {
    id: 'A1',
    question: 'Do W2 and W3 govern all referrals; is the priority list closed?',
    reading: 'both gates ∧ one priority',
    why: 'W2 speaks of "referrals" without exception; W3 of whom Early Help "will work with"; the page is titled "Criteria for referral"',
    alternative:
      'priorities as examples or ranking only: keep composition as data, flag "gates met, no priority" for a human',
  },
  {
    id: 'A2',
    question: 'Is assertion of earlier work enough?',
    reading: 'no: "where there is evidence"; not supplied yet = U, confirmed none = F',
    why: 'text',
    alternative: 'U also for confirmed none',
  },
  {
    id: 'A3',
    question: '"Multi-agency"',
    reading: 'two or more organisations; two people of one school are one',
    why: 'plain meaning',
    alternative: 'referrer counts as one',
  },
  {
    id: 'A4',
    question: '"Over a period of time"',
    reading: 'no minimum length; judgement, with dates',
    why: 'none given; inventing weeks would be our rule, not theirs',
    alternative: 'configurable warning only',
  },
  {
    id: 'A5',
    question: 'Improved for one child, worse for another',
    reading: 'worse counts ("the negative impact on the children")',
    why: 'protective',
    alternative: 'per-child gates',
  },
  {
    id: 'A6',
    question: '"It is clear" answered "perhaps"',
    reading: 'U',
    why: 'a doubt is to be resolved, not a refusal',
    alternative: 'F',
  },
  {
    id: 'A7',
    question: '"More than 10%"',
    reading:
      'strict; compare 10 × missed > possible in integers; percentages only when sessions are lacking; a whole-number-rounded 10 is U',
    why: 'text; DfE\'s own persistent-absence measure says "10% or more", this page does not',
    alternative: 'none',
  },
  {
    id: 'A8',
    question: '"The last term"',
    reading:
      "last completed school term (autumn, spring, summer; both halves) before the referral date, from the school's calendar; other periods give U",
    why: '"over the last term"',
    alternative: 'current term to date',
  },
  {
    id: 'A9',
    question: 'What is unauthorised',
    reading:
      'sessions coded G (holiday not granted), O (other/unknown), N (reason not yet established), U (after registers closed). Suspension (E) and illness (I) are authorised; X, Y, Z, #, D, Q-type sessions are not "possible"',
    why: 'School Attendance (Pupil Registration) (England) Regulations 2024 reg. 10; DfE absence statistics',
    alternative: 'exclude N until resolved: show both counts',
  },
  {
    id: 'A10',
    question: 'School has taken no action yet',
    reading: 'b is F',
    why: '"the school actions are not having an impact" presupposes actions',
    alternative: 'U',
  },
  {
    id: 'A11',
    question: '"Rather than ill health or a conduct disorder"',
    reading:
      'main cause; mixed = U; a diagnosis alone does not exclude; parent\'s illness is not "ill health" but a W8 factor',
    why: '"must be related to … rather than"; W8 names parental mental health',
    alternative: 'any ill health excludes',
  },
  {
    id: 'A12',
    question: 'Ten days: one exclusion or total? school or calendar days?',
    reading: 'one; school days; ≥ 10; half days count, no rounding up',
    why: '"a fixed term exclusion of at least 10 days"; suspensions are set in school days, lunchtimes count ½, a follow-on is a new suspension',
    alternative: 'total in a year',
  },
  {
    id: 'A13',
    question: 'Does Year 7 mean now or then?',
    reading: 'then',
    why: 'the phrase qualifies the exclusion',
    alternative: 'now; warn if > 12 months old',
  },
  {
    id: 'A14',
    question: 'Year groups',
    reading:
      'N2, R, 1–6 and 7; the year group decides, not the type of school; never derived from the date of birth',
    why: 'middle and all-through schools; children taught out of year',
    alternative: 'none',
  },
  {
    id: 'A15',
    question: 'Three: window, length, mix of years',
    reading:
      'at least three; no window; any length; may straddle Years 6 and 7; each judged; cancelled ones do not count, internal ones are not exclusions',
    why: 'text',
    alternative: 'three in one year; pattern judged as a whole',
  },
  {
    id: 'A16',
    question: 'Permanently excluded in the past',
    reading: 'must be in force now; overturned = F',
    why: '"is permanently excluded"',
    alternative: 'none',
  },
  {
    id: 'A17',
    question: '"Known to other teams"',
    reading: 'open involvement of a team other than Targeted Early Help; closed only = U',
    why: 'silent; avoids double working',
    alternative: 'any history',
  },
]
