import t from 'tap'
import { CONSENT_STATES, type ConsentOverride, type ConsentRecord, mayGoOn } from '#consent/index.ts'
import { quote } from '#councils/index.ts'
import {
  AVA,
  aunt,
  BEN,
  CLEO,
  consent,
  legal,
  mother,
  ON,
  partner,
  record,
  safeguarding,
  UNBORN,
} from './samples.ts'

const judge = {
  judgedBy: { name: 'Lee Fictional', role: 'School nurse' },
  reasons: 'Ben said it in his own words.',
}

/** By what right somebody answers, for whom, and what stands in the way when it does not hold. */
const ENTITLEMENTS: [
  name: string,
  subject: typeof AVA,
  giver: ConsentRecord['givenBy'],
  problem?: string,
  subjects?: string[],
][] = [
  ['parental responsibility', AVA, mother],
  ['parental responsibility until 18', { key: 'ava', dateOfBirth: '2008-11-21' }, mother],
  ['no longer at 18', { key: 'ava', dateOfBirth: '2008-11-20' }, mother, 'giver_not_entitled'],
  ['parental responsibility, unborn child', UNBORN, mother],
  [
    'parental responsibility over oneself',
    AVA,
    { relation: 'self', entitlement: 'parental_responsibility' },
    'entitlement_not_known',
  ],
  [
    'young person on the 16th birthday',
    { ...CLEO, dateOfBirth: '2010-11-20' },
    { person: 'cleo', relation: 'self', entitlement: 'young_person_16_or_over' },
  ],
  [
    'young person a day before it',
    { ...CLEO, dateOfBirth: '2010-11-21' },
    { person: 'cleo', relation: 'self', entitlement: 'young_person_16_or_over' },
    'under_16_not_judged',
  ],
  [
    'young person whose age is not known',
    { key: 'cleo', dateOfBirth: 'not_known' },
    { person: 'cleo', relation: 'self', entitlement: 'young_person_16_or_over' },
    'age_not_known',
  ],
  [
    'young person for a brother',
    BEN,
    { person: 'cleo', relation: 'sibling', entitlement: 'young_person_16_or_over' },
    'giver_not_entitled',
  ],
  [
    'oneself, among others, and not said which',
    { ...CLEO, dateOfBirth: '2009-01-01' },
    { relation: 'self', entitlement: 'young_person_16_or_over' },
    'entitlement_not_known',
    ['cleo', 'ben'],
  ],
  [
    'competent child, judged',
    BEN,
    { relation: 'self', entitlement: 'child_judged_competent', competence: judge },
  ],
  [
    'competent child, by nobody',
    BEN,
    { relation: 'self', entitlement: 'child_judged_competent' },
    'competence_not_judged',
  ],
  [
    'competent child, by nobody, 16 since',
    { key: 'ben', dateOfBirth: '2010-11-20' },
    { relation: 'self', entitlement: 'child_judged_competent' },
  ],
  [
    'competent child for a sister',
    AVA,
    { person: 'ben', relation: 'sibling', entitlement: 'child_judged_competent', competence: judge },
    'giver_not_entitled',
  ],
  [
    'adult for themselves',
    { key: 'ava', dateOfBirth: '2008-11-20' },
    { person: 'ava', relation: 'self', entitlement: 'adult_for_themselves' },
  ],
  [
    'adult a day too young',
    { key: 'ava', dateOfBirth: '2008-11-21' },
    { person: 'ava', relation: 'self', entitlement: 'adult_for_themselves' },
    'entitlement_not_known',
  ],
  [
    'adult of unknown age',
    { key: 'ava' },
    { person: 'ava', relation: 'self', entitlement: 'adult_for_themselves' },
    'age_not_known',
  ],
  [
    'an adult for a child',
    AVA,
    { person: 'aunt', relation: 'aunt_or_uncle', entitlement: 'adult_for_themselves' },
    'giver_not_entitled',
  ],
  ['none', AVA, aunt, 'giver_not_entitled'],
  ['not known', AVA, partner, 'entitlement_not_known'],
  ['left blank', AVA, { relation: 'mother', entitlement: null }, 'entitlement_not_known'],
  ['nobody named', AVA, undefined, 'giver_not_recorded'],
]

type Expected = 'none' | 'safeguarding' | 'legal' | 'not_named'
const OVERRIDES: [name: string, override: ConsentOverride | undefined, goesBy: Expected][] = [
  ['no override', undefined, 'none'],
  ['safeguarding', safeguarding, 'safeguarding'],
  ['safeguarding, a bare tick', { basis: 'safeguarding' }, 'safeguarding'],
  ['legal requirement', legal, 'legal'],
  ['legal requirement, a bare tick', { basis: 'legal_requirement' }, 'not_named'],
  ['legal requirement, a blank document', { ...legal, document: '  ' }, 'not_named'],
]

const limitation = { kind: 'not_this_category', words: 'nothing about my health' } as const

const ROWS = {
  1: { outcome: 'allow', sentence: quote('N15') },
  2: { outcome: 'allow_with_limitations', sentence: quote('N17') },
  3: { outcome: 'refer_back', sentence: quote('N16') },
  4: { outcome: 'allow', sentence: quote('N16') },
  5: { outcome: 'allow', sentence: quote('N12') },
} as const

t.test(
  'rows 1 to 5: every state, every right to answer, every override, with and without reasons on the form',
  async (t) => {
    const seen = new Set<number>()
    for (const state of CONSENT_STATES)
      for (const [right, subject, givenBy, problem, subjects] of ENTITLEMENTS)
        for (const [name, override, goesBy] of OVERRIDES)
          for (const safeguardingReasons of [false, true]) {
            const { givenBy: _, ...rest } = record({ subjects: subjects ?? [subject.key], state })
            const sent: ConsentRecord = {
              ...rest,
              ...(givenBy ? { givenBy } : {}),
              ...(state === 'given_with_limitations' ? { limitations: [limitation] } : {}),
            }
            const isYes = state === 'given' || state === 'given_with_limitations'
            const row =
              isYes && problem === undefined
                ? state === 'given'
                  ? 1
                  : 2
                : goesBy === 'legal'
                  ? 5
                  : goesBy === 'safeguarding' || safeguardingReasons
                    ? 4
                    : 3
            const decision = mayGoOn(consent([sent], override), {
              children: [subject],
              safeguardingReasons,
              on: ON,
            })
            seen.add(row)
            const codes = decision.reasons.map((reason) => reason.code)
            const asked = decision.toGoOn.map((note) => note.code)
            const why = isYes ? problem : state
            const isRight =
              decision.row === row &&
              decision.outcome === ROWS[row].outcome &&
              decision.sentence.id === ROWS[row].sentence.id &&
              decision.sentence.text === ROWS[row].sentence.text &&
              (row <= 2 || (why !== undefined && codes.includes(why))) &&
              (row === 3
                ? why !== undefined && asked.includes(why) && asked.at(-1) === 'override'
                : asked.length === 0) &&
              decision.limitations.length === (state === 'given_with_limitations' ? 1 : 0) &&
              codes.includes('legal_requirement_not_named') === (row === 3 && goesBy === 'not_named')
            if (!isRight)
              t.fail(`${state}, ${right}, ${name}, reasons ${safeguardingReasons}`, { decision, row })
          }
    t.strictSame([...seen].sort(), [1, 2, 3, 4, 5], 'every row of the table came up')
  },
)
