import { accountOf } from './accounts.ts'
import {
  add,
  answer,
  ask,
  challenge,
  change,
  claim,
  confirm,
  decide,
  linkFor,
  type Step,
  share,
  takeOver,
  withdraw,
} from './steps.ts'

export type Story = {
  readonly family: string
  readonly example: string
  readonly sentBy: string
  readonly daysAgo?: number
  readonly steps: readonly Step[]
}

const SCREENING = 'screening_officer@westminster'
const DECIDING = 'decision_maker@westminster'
const SECOND = 'second_decision_maker@westminster'
const EARLY_HELP = 'early_help_manager@westminster'
/** A working week and two days: whatever bank holidays lie in it, what was sent then is overdue. */
const OVERDUE = 9

const CAUSE = {
  question: 'What is the main cause of the absences?',
  pointer: '/children/0/attendance/mainCause',
}
const WORKERS = { question: 'Who has been working with the family since the summer?' }

const ACCEPTED = { outcome: 'accept_targeted_early_help', levelOfNeed: 3, reasonCodes: ['criteria_met'] }
const ACCEPTED_ON_JUDGEMENT = { ...ACCEPTED, reasonCodes: ['need_is_higher'] }
const DECLINED = { outcome: 'no_further_action', levelOfNeed: 2, reasonCodes: ['need_is_lower'] }
const TO_SOCIAL_CARE = {
  outcome: 'transfer_social_care',
  route: 'section17_assessment',
  levelOfNeed: 4,
  reasonCodes: ['significant_harm'],
}
const SIGNPOSTED = {
  outcome: 'signpost_universal',
  levelOfNeed: 1,
  reasonCodes: ['need_met_universally', 'criteria_not_met'],
  services: [{ id: 'example-sleep-advice', name: 'Example sleep advice for parents (made up)' }],
}

const WITH_A_TEAM = {
  recipient: { kind: 'internal_team', team: 'intensive_family_support_team' },
  subjects: ['jonah', 'maribel'],
  purpose: 'support_family',
  categories: ['identity', 'contact', 'needs'],
  reasons: 'To find a worker for the family (made up).',
}
/** Nobody was asked for consent: a child is at risk, and she has a part in protecting him. */
const WITH_THE_HEALTH_VISITOR = {
  recipient: { kind: 'named_professional', professional: 'hv', account: accountOf('health_visitor') },
  subjects: ['rowan'],
  purpose: 'protect_person_at_risk',
  categories: ['identity', 'safety'],
  override: { basis: 'safeguarding', personAtRisk: 'child', partInProtecting: true },
}

const WE_TAKE_IT_ON = 'A family worker rings within a week (made up).'
const NOT_FOR_US = 'The school’s own work goes on; send it again if things change (made up).'
const HELP_IN_PLACE =
  'The school’s family worker already sees them weekly, and the parents want no more than that (made up).'

/** What the made-up people of the council, and of the schools, have done so far. */
export const stories: readonly Story[] = [
  // Waiting, one of each kind.
  { family: 'Oakhanger', example: 'eligible', sentBy: 'referrer', steps: [claim(SCREENING)] },
  {
    family: 'Peverell-Sample',
    example: 'undetermined',
    sentBy: 'referrer',
    steps: [claim(SCREENING), ask(SCREENING, CAUSE, WORKERS)],
  },
  {
    family: 'Quillfeather',
    example: 'undetermined',
    sentBy: 'other-referrer',
    steps: [
      claim(SCREENING),
      ask(SCREENING, WORKERS),
      answer('other-referrer', 'The family hub, since September (made up).'),
    ],
  },
  {
    family: 'Rookhope',
    example: 'rbkc-early-help',
    sentBy: 'referrer',
    steps: [ask('screening_officer@rbkc', WORKERS)],
  },
  {
    family: 'Saltmarsh-Test',
    example: 'social-care',
    sentBy: 'referrer',
    steps: [
      claim(SCREENING),
      decide(DECIDING, TO_SOCIAL_CARE, 'The fracture does not fit its account.', WE_TAKE_IT_ON),
    ],
  },
  {
    family: 'Thistlewood',
    example: 'eligible',
    sentBy: 'other-referrer',
    steps: [decide(DECIDING, DECLINED, HELP_IN_PLACE, NOT_FOR_US)],
  },
  {
    family: 'Underhay',
    example: 'eligible',
    sentBy: 'referrer',
    steps: [
      claim(SCREENING),
      decide(DECIDING, DECLINED, HELP_IN_PLACE, NOT_FOR_US),
      confirm(SECOND, false, 'What does the mother say? Ask the school first (made up).'),
    ],
  },
  // Nobody has decided in time.
  { family: 'Valewright', example: 'undetermined', sentBy: 'referrer', daysAgo: OVERDUE, steps: [] },
  {
    family: 'Wychbold-Example',
    example: 'eligible',
    sentBy: 'other-referrer',
    daysAgo: OVERDUE,
    steps: [claim(SCREENING)],
  },
  {
    family: 'Yarrowfield',
    example: 'rbkc-early-help',
    sentBy: 'other-referrer',
    daysAgo: OVERDUE,
    steps: [],
  },
  // Decided.
  {
    family: 'Zennorway',
    example: 'undetermined',
    sentBy: 'referrer',
    daysAgo: OVERDUE,
    steps: [
      claim(EARLY_HELP),
      decide(EARLY_HELP, ACCEPTED_ON_JUDGEMENT, 'Decided late, on what there is (made up).', WE_TAKE_IT_ON),
    ],
  },
  {
    family: 'Ashcombe-Sample',
    example: 'eligible',
    sentBy: 'other-referrer',
    steps: [
      claim(EARLY_HELP),
      decide(EARLY_HELP, ACCEPTED, 'Both gates are met.', WE_TAKE_IT_ON),
      share(SCREENING, WITH_A_TEAM),
      linkFor(SCREENING, 'maribel', 'jonah'),
      takeOver('case_system@westminster', 'MADE-UP-1000'),
    ],
  },
  {
    family: 'Birchenough',
    example: 'social-care',
    sentBy: 'other-referrer',
    steps: [
      decide(DECIDING, TO_SOCIAL_CARE, 'The fracture does not fit its account.', WE_TAKE_IT_ON),
      confirm(SECOND, true, 'Agreed (made up).'),
      share(SCREENING, WITH_THE_HEALTH_VISITOR),
    ],
  },
  {
    family: 'Crowhurst-Test',
    example: 'rbkc-early-help',
    sentBy: 'referrer',
    steps: [
      decide('early_help_manager@rbkc', ACCEPTED_ON_JUDGEMENT, 'A young carer (made up).', WE_TAKE_IT_ON),
    ],
  },
  {
    family: 'Dovercote',
    example: 'eligible',
    sentBy: 'referrer',
    steps: [
      decide(DECIDING, DECLINED, HELP_IN_PLACE, NOT_FOR_US),
      confirm(SECOND, true, 'Agreed (made up).'),
      challenge('referrer', 'The school’s family worker left in October (made up).'),
      change(EARLY_HELP, ACCEPTED, 'Nobody works with them any more.', WE_TAKE_IT_ON),
    ],
  },
  // Decided, and looked at again.
  {
    family: 'Elderbrook',
    example: 'not-eligible',
    sentBy: 'referrer',
    steps: [
      decide(EARLY_HELP, SIGNPOSTED, 'Advice on sleep is open to every family.', NOT_FOR_US),
      challenge('referrer', 'The advice is in English only, and they asked for Polish (made up).'),
    ],
  },
  {
    family: 'Foxcombe-Sample',
    example: 'eligible',
    sentBy: 'referrer',
    steps: [
      decide(EARLY_HELP, ACCEPTED, 'Both gates are met.', WE_TAKE_IT_ON),
      add('referrer', 'The mother is in hospital since last night (made up).'),
    ],
  },
  {
    family: 'Nettlecombe-Sample',
    example: 'not-eligible',
    sentBy: 'referrer',
    steps: [withdraw('referrer', 'Sent twice by mistake (made up).')],
  },
]
