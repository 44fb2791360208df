import t from 'tap'
import { type FormConsent, mayGoOn, type Subject } from '#consent/index.ts'
import {
  AVA,
  aunt,
  BEN,
  consent,
  father,
  legal,
  limited,
  ON,
  partner,
  record,
  safeguarding,
  unattributed,
} from './samples.ts'

const gate = (sent: FormConsent | undefined, children: Subject[] = [AVA], safeguardingReasons = false) =>
  mayGoOn(sent, { children, safeguardingReasons, on: ON })

const monday = { at: '2026-11-16T10:00:00Z' }
const tuesday = { at: '2026-11-17T10:00:00Z' }
const tuesdayInSummerTime = { at: '2026-11-17T11:00:00+01:00' }
const no = { state: 'refused' } as const

t.test('several records: whose answer stands', async (t) => {
  const cases: [
    why: string,
    sent: FormConsent | undefined,
    row: number,
    codes: string[],
    children?: Subject[],
  ][] = [
    ['no consent on the form', undefined, 3, ['no_record']],
    ['no child on the form', consent([record()]), 3, ['no_child'], []],
    ['a record for somebody else', consent([record({ subjects: ['ben'] })]), 3, ['no_record']],
    ['one child covered, one not', consent([record()]), 3, ['no_record'], [AVA, BEN]],
    ['both in one record', consent([record({ subjects: ['ava', 'ben'] })]), 1, ['given'], [AVA, BEN]],
    [
      'one given, one refused',
      consent([record(), record({ ...no, subjects: ['ben'] })]),
      3,
      ['refused'],
      [AVA, BEN],
    ],
    [
      'the same person changes her mind: yes',
      consent([record({ ...no, ...monday }), record(tuesday)]),
      1,
      ['given'],
    ],
    [
      'the same person changes her mind: no',
      consent([record(monday), record({ ...no, ...tuesday })]),
      3,
      ['refused'],
    ],
    [
      'the order on the form does not matter',
      consent([record(tuesday), record({ ...no, ...monday })]),
      1,
      ['given'],
    ],
    [
      'she withdraws',
      consent([record(monday), record({ state: 'withdrawn', ...tuesday })]),
      3,
      ['withdrawn'],
    ],
    ['she gives again', consent([record({ state: 'withdrawn', ...monday }), record(tuesday)]), 1, ['given']],
    [
      'equal instants: the more protective',
      consent([record(tuesday), record({ ...no, ...tuesday })]),
      3,
      ['refused', 'answers_disagree'],
    ],
    [
      'equal instants in two spellings',
      consent([record({ ...no, ...tuesdayInSummerTime }), record(tuesday)]),
      3,
      ['refused', 'answers_disagree'],
    ],
    ['she lifts her limit', consent([limited('not the school', monday), record(tuesday)]), 1, ['given']],
    [
      'she sets a limit',
      consent([record(monday), limited('not the school', tuesday)]),
      2,
      ['given_with_limitations'],
    ],
    [
      'given, with limitations beside it',
      consent([{ ...limited('not the school'), state: 'given' }]),
      2,
      ['given_with_limitations'],
    ],
    [
      'limited, and nothing written down',
      consent([record({ state: 'given_with_limitations' })]),
      3,
      ['limitations_not_written'],
    ],
    [
      'limited, an empty list',
      consent([record({ state: 'given_with_limitations', limitations: [] })]),
      3,
      ['limitations_not_written'],
    ],
    [
      'parents disagree',
      consent([record(tuesday), record({ ...no, ...monday, givenBy: father })]),
      3,
      ['refused', 'answers_disagree'],
    ],
    [
      'parents disagree, whoever spoke last',
      consent([record({ ...no, ...monday }), record({ ...tuesday, givenBy: father })]),
      3,
      ['refused', 'answers_disagree'],
    ],
    [
      'parents disagree about limits',
      consent([record(), limited('not the school', { givenBy: father })]),
      2,
      ['given_with_limitations', 'answers_disagree'],
    ],
    ['parents agree', consent([record(), record({ givenBy: father })]), 1, ['given']],
    [
      'no by somebody who may not decide',
      consent([record(), record({ ...no, givenBy: aunt })]),
      1,
      ['given', 'objection_not_entitled'],
    ],
    [
      'no by somebody who perhaps may',
      consent([record(), record({ ...no, givenBy: partner })]),
      3,
      ['refused', 'answers_disagree'],
    ],
    [
      'yes by somebody who may not, and by one who may',
      consent([record({ givenBy: aunt }), record({ givenBy: father })]),
      1,
      ['given'],
    ],
    ['only a no by somebody who may not decide', consent([record({ ...no, givenBy: aunt })]), 3, ['refused']],
    [
      'first not sought, then given',
      consent([unattributed({ state: 'not_sought', ...monday }), record(tuesday)]),
      1,
      ['given'],
    ],
    [
      'not sought at the same instant',
      consent([unattributed({ state: 'not_sought', ...tuesday }), record(tuesday)]),
      3,
      ['not_sought', 'answers_disagree'],
    ],
    [
      'given, then a later record that it was not sought',
      consent([record(monday), record({ state: 'not_sought', ...tuesday })]),
      3,
      ['not_sought', 'answers_disagree'],
    ],
    [
      'a refusal nobody is named for, then a yes',
      consent([unattributed({ ...no, ...monday }), record(tuesday)]),
      1,
      ['given'],
    ],
    [
      'a yes, then a withdrawal nobody is named for',
      consent([record(monday), unattributed({ state: 'withdrawn', ...tuesday })]),
      3,
      ['withdrawn', 'answers_disagree'],
    ],
    [
      'no by a child under 16 whom nobody judged, though a parent agrees',
      consent([
        record({ subjects: ['ben'] }),
        record({
          ...no,
          subjects: ['ben'],
          givenBy: { relation: 'self', entitlement: 'young_person_16_or_over' },
        }),
      ]),
      3,
      ['refused', 'answers_disagree'],
      [BEN],
    ],
    [
      'no by one of two children, and not said which',
      consent([
        record({ subjects: ['ben'] }),
        record({
          ...no,
          subjects: ['ben', 'cleo'],
          givenBy: { relation: 'self', entitlement: 'young_person_16_or_over' },
        }),
      ]),
      3,
      ['refused', 'answers_disagree'],
      [BEN],
    ],
    ['a yes of tomorrow', consent([record({ at: '2026-11-24T00:00:00Z' })]), 3, ['dated_in_future']],
    ['a yes of tonight', consent([record({ at: '2026-11-23T23:59:59Z' })]), 1, ['given']],
    [
      'a no of tomorrow counts today',
      consent([record(), record({ ...no, at: '2026-11-24T10:00:00Z' })]),
      3,
      ['refused'],
    ],
    [
      'a yes of tomorrow does not undo a no',
      consent([record({ ...no }), record({ at: '2026-11-24T10:00:00Z' })]),
      3,
      ['refused'],
    ],
    [
      'a yes whose instant cannot be read',
      consent([record({ ...no }), record({ at: 'soon' })]),
      3,
      ['refused'],
    ],
    ['only a yes whose instant cannot be read', consent([record({ at: 'soon' })]), 3, ['dated_in_future']],
    [
      'two limits set at one instant both stand',
      consent([limited('not the school'), limited('not the police')]),
      2,
      ['given_with_limitations'],
    ],
    ['a no whose instant cannot be read', consent([record(), record({ ...no, at: 'soon' })]), 3, ['refused']],
    [
      'two people of one name, spelled twice',
      consent([
        record({
          ...no,
          ...monday,
          givenBy: { relation: 'grandparent', name: 'Jo  Example', entitlement: 'parental_responsibility' },
        }),
        record({
          ...tuesday,
          givenBy: { relation: 'grandparent', name: 'jo example ', entitlement: 'parental_responsibility' },
        }),
      ]),
      1,
      ['given'],
    ],
    [
      'two grandparents',
      consent([
        record({
          ...no,
          ...monday,
          givenBy: { relation: 'grandparent', name: 'Jo Example', entitlement: 'parental_responsibility' },
        }),
        record({
          ...tuesday,
          givenBy: { relation: 'grandparent', name: 'Al Example', entitlement: 'parental_responsibility' },
        }),
      ]),
      3,
      ['refused', 'answers_disagree'],
    ],
    [
      'an adult’s own refusal does not speak for the child',
      consent([record(), record({ ...no, subjects: ['mother'] })]),
      1,
      ['given'],
    ],
    [
      'an override that is not needed stays on the record',
      consent([record()], safeguarding),
      1,
      ['given', 'override_not_needed'],
    ],
    [
      'limits are kept though an override is recorded',
      consent([limited('not the school')], legal),
      2,
      ['given_with_limitations', 'override_not_needed'],
    ],
  ]
  for (const [why, sent, row, codes, children] of cases) {
    const decision = gate(sent, children)
    t.strictSame(
      { row: decision.row, codes: decision.reasons.map((reason) => reason.code) },
      { row, codes },
      why,
    )
  }
})
