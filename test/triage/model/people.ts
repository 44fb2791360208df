/** Somebody who acts in the model: what they are to a school, and what in a council. */
export type Person = {
  readonly subject: string
  readonly school: 'example-park' | 'sample-road' | null
  readonly sends: 'referrer' | 'lead' | null
  readonly role: Role | null
  readonly council: 'westminster' | 'rbkc' | null
}
export type Role = 'screening_officer' | 'decision_maker' | 'early_help_manager' | 'early_help_officer'

/** A social worker whose own child's school is theirs to speak for: nobody decides on what they sent. */
export const BOTH_SIDES = 'decider-who-refers'

const sender = (subject: string, school: Person['school'], sends: Person['sends'] = 'referrer'): Person => ({
  subject,
  school,
  sends,
  role: null,
  council: null,
})
const staff = (subject: string, role: Role, council: Person['council'] = 'westminster'): Person => ({
  subject,
  school: null,
  sends: null,
  role,
  council,
})

export const PEOPLE: readonly Person[] = [
  sender('referrer', 'example-park'),
  sender('organisation_lead', 'example-park', 'lead'),
  sender('other-referrer', 'sample-road'),
  { ...sender(BOTH_SIDES, 'example-park'), role: 'decision_maker', council: 'westminster' },
  staff('screening_officer@westminster', 'screening_officer'),
  staff('decision_maker@westminster', 'decision_maker'),
  staff('second_decision_maker@westminster', 'decision_maker'),
  staff('early_help_manager@westminster', 'early_help_manager'),
  staff('early_help_officer@westminster', 'early_help_officer'),
  staff('screening_officer@rbkc', 'screening_officer', 'rbkc'),
  staff('decision_maker@rbkc', 'decision_maker', 'rbkc'),
]

export const person = (subject: string): Person => {
  const found = PEOPLE.find((each) => each.subject === subject)
  if (found === undefined) throw new Error(`Nobody in the model is called ${subject}.`)
  return found
}
