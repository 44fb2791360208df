type Problem = { why: string; toGoOn: string; member?: string }

const askAgain = 'The agreement of somebody entitled, where it is right to ask again.'
const whoMay =
  'The answer of somebody entitled: a person with parental responsibility, the young person from 16, or a younger child judged competent.'

/** What can stand between a record and consent, why, what would settle it, and where on the form. */
export const PROBLEMS = {
  no_record: {
    why: 'Nothing is recorded about consent for this child.',
    toGoOn: `A consent record for this child. ${whoMay}`,
  },
  not_sought: { why: 'Consent was not sought.', toGoOn: askAgain },
  refused: { why: 'Consent was refused.', toGoOn: askAgain },
  withdrawn: { why: 'Consent was withdrawn.', toGoOn: askAgain },
  giver_not_recorded: {
    why: 'It is not recorded who gave consent.',
    toGoOn: 'Who gave it, and by what right.',
    member: 'givenBy',
  },
  giver_not_entitled: {
    why: 'The person who gave consent may not give it for this child.',
    toGoOn: whoMay,
    member: 'givenBy',
  },
  entitlement_not_known: {
    why: 'It is not known whether the person who gave consent may give it.',
    toGoOn:
      'Whether this person holds parental responsibility, and how (a mother does from birth); or the answer of somebody who does.',
    member: 'givenBy/entitlement',
  },
  age_not_known: {
    why: 'The young person answered for themselves, and their date of birth is not known.',
    toGoOn:
      'The date of birth; or who judged the young person competent, and why; or the answer of a person with parental responsibility.',
  },
  under_16_not_judged: {
    why: 'The child who gave consent was under 16 that day.',
    toGoOn:
      'Who judged the child competent to decide, and why; or the answer of a person with parental responsibility.',
    member: 'givenBy/entitlement',
  },
  competence_not_judged: {
    why: 'It is not recorded who judged the child competent to decide.',
    toGoOn:
      'Who judged the child competent, and why; or the answer of a person with parental responsibility.',
    member: 'givenBy/competence',
  },
  limitations_not_written: {
    why: 'Consent was given with limitations, and none is written down, so nobody could keep to them.',
    toGoOn: 'Each limitation in the exact words of the person who set it.',
    member: 'limitations',
  },
  dated_in_future: {
    why: 'The consent is dated after today, or at no time that can be read.',
    toGoOn: 'The day and time it was given.',
    member: 'at',
  },
} as const satisfies Record<string, Problem>

export type ProblemCode = keyof typeof PROBLEMS

/** The problem's parts, with the optional one in view. */
export const problem = (code: ProblemCode): Problem => PROBLEMS[code]
