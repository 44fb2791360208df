import t from 'tap'
import { type FormConsent, mayGoOn, type Subject } from '#consent/index.ts'
import {
  AVA,
  BEN,
  CLEO,
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
const no = { state: 'refused' } as const

t.test('what is asked for points to its place on the form', async (t) => {
  const children: Subject[] = [AVA, { key: 'cleo', dateOfBirth: null }]
  const decision = gate(
    consent([
      record({ givenBy: partner }),
      record({ subjects: ['cleo'], givenBy: { relation: 'self', entitlement: 'young_person_16_or_over' } }),
    ]),
    children,
  )
  t.strictSame(
    decision.toGoOn.map(({ code, pointer, subject }) => [code, pointer, subject]),
    [
      ['entitlement_not_known', '/consent/records/0/givenBy/entitlement', 'ava'],
      ['age_not_known', '/children/1/dateOfBirth', 'cleo'],
      ['override', '/consent/override', undefined],
    ],
  )
  t.strictSame(gate(undefined).toGoOn[0]?.pointer, '/consent/records')
  t.notMatch(JSON.stringify(decision), 'Sam Example', 'nobody is named in a reason')
})

t.test('a missing note is asked for and holds up nobody', async (t) => {
  const missing = (sent: FormConsent | undefined, safeguardingReasons = false, children = [AVA]) =>
    gate(sent, children, safeguardingReasons).missing.map((note) => note.code)
  const refused = [record(no)]
  const cases: [why: string, found: string[], expected: string[]][] = [
    [
      'harm on the form, no note at all',
      missing(consent(refused), true),
      ['override_note', 'decision_maker_confirms'],
    ],
    [
      'harm on the form, no consent at all',
      missing(undefined, true),
      ['override_note', 'decision_maker_confirms'],
    ],
    ['a whole note', missing(consent(refused, safeguarding)), ['decision_maker_confirms']],
    [
      'a bare tick',
      missing(consent(refused, { basis: 'safeguarding' })),
      [
        'override_reasons',
        'override_person_at_risk',
        'override_decided_by',
        'override_decided_at',
        'override_family_told',
        'decision_maker_confirms',
      ],
    ],
    [
      'the family not told, no reason',
      missing(consent(refused, { ...safeguarding, whyFamilyNotTold: ' ' })),
      ['override_why_family_not_told', 'decision_maker_confirms'],
    ],
    [
      'family told: not known',
      missing(consent(refused, { ...safeguarding, familyTold: 'not_known' })),
      ['override_family_told', 'decision_maker_confirms'],
    ],
    [
      'family told: no reason wanted',
      missing(consent(refused, { ...safeguarding, familyTold: true })),
      ['decision_maker_confirms'],
    ],
    ['the law, whole', missing(consent(refused, legal)), []],
    [
      'the law claimed and not named, and harm on the form',
      missing(consent(refused, { ...legal, document: '' }), true),
      ['override_document', 'decision_maker_confirms'],
    ],
    [
      'the law claimed and not named',
      missing(consent(refused, { ...legal, document: '' })),
      ['override_document'],
    ],
    [
      'not sought, why not said',
      missing(consent([unattributed({ state: 'not_sought' })])),
      ['why_not_sought'],
    ],
    [
      'given: how, notice and basis not recorded',
      missing(
        consent([
          {
            subjects: ['ava'],
            state: 'given',
            at: '2026-11-20T15:30:00Z',
            recordedBy: { name: 'Robin Made-Up', role: 'Teacher' },
            givenBy: { relation: 'father', entitlement: 'parental_responsibility', heldThrough: 'not_known' },
          },
        ]),
      ),
      ['held_through', 'how', 'notice'],
    ],
    [
      'a parent answers for a young person of 16',
      missing(consent([record({ subjects: ['cleo'] })]), false, [CLEO]),
      ['young_persons_own_answer'],
    ],
    [
      'a parent answers for a child of 15',
      missing(consent([record({ subjects: ['ben'] })]), false, [BEN]),
      [],
    ],
  ]
  for (const [why, found, expected] of cases) t.strictSame(found, expected, why)
  t.strictSame(
    gate(consent(refused, safeguarding)).reasons[0]?.words,
    safeguarding.reasons,
    'its reasons are kept',
  )
})

t.test('limitations arrive letter for letter, whatever the outcome, and only those that stand', async (t) => {
  const scripts = [
    'Please, not  the school — “ever”.',
    '‏לא לבית הספר',
    'مش المدرسة',
    '不要告诉学校',
    'e\u0301 is not \u00e9',
    '👨‍👩‍👧 \ttab\nline',
  ]
  for (const words of scripts) {
    const [kept] = gate(consent([limited(words)])).limitations
    t.ok(kept && Buffer.from(kept.limitation.words).equals(Buffer.from(words)), words)
  }
  const both = consent([
    limited('old', { ...monday, subjects: ['ava', 'ben'] }),
    limited('new', { ...tuesday, subjects: ['ava'] }),
    limited('my own letters', { ...monday, subjects: ['mother'] }),
  ])
  t.strictSame(
    gate(both, [AVA, BEN]).limitations.map(({ pointer, subjects, limitation }) => [
      pointer,
      subjects,
      limitation.words,
    ]),
    [
      ['/consent/records/0/limitations/0', ['ben'], 'old'],
      ['/consent/records/1/limitations/0', ['ava'], 'new'],
      ['/consent/records/2/limitations/0', ['mother'], 'my own letters'],
    ],
  )
  t.equal(
    gate(consent([limited('not the school'), record({ ...no, givenBy: father })], safeguarding)).limitations
      .length,
    1,
  )
})
