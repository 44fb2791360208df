import t from 'tap'
import { Value } from 'typebox/value'
import { FormConsent, GIVER_RELATIONS, PARENTAL_RESPONSIBILITY_BASES } from '#consent/index.ts'
import { codesOf } from '#referrals/code-lists/index.ts'
import { consent, father, legal, limited, partner, record, safeguarding, unattributed } from './samples.ts'

const whole = record({
  state: 'given_with_limitations',
  givenBy: {
    ...father,
    competence: { judgedBy: { name: 'Lee Fictional', role: 'Nurse' }, reasons: 'x', on: '2026-11-20' },
  },
  where: 'At school',
  interpreter: { used: true, language: 'Arabic', name: 'Noor Invented' },
  limitations: [
    { kind: 'only_these_recipients', words: 'only the school nurse', recipients: ['School nurse'] },
    { kind: 'not_this_category', words: 'nothing about my health', categories: ['health'] },
    { kind: 'only_this_purpose', words: 'for the parenting course', purpose: 'Parenting course' },
    { kind: 'until_date', words: 'until Easter', until: '2027-03-28' },
  ],
  explicitConsents: [
    { recipient: 'Example Charity', purpose: 'Food', words: 'yes, them too', at: '2026-11-20T15:30:00Z' },
  ],
  lawfulBasis: {
    basis: 'public_task',
    specialCategoryCondition: 'safeguarding_of_children_and_individuals_at_risk',
  },
})

t.test('what the form may carry', async (t) => {
  const { at: _, ...withoutInstant } = record()
  const cases: [why: string, value: unknown, isValid: boolean][] = [
    ['a whole record', consent([whole], legal), true],
    ['a limited record, an override', consent([limited('not the school')], safeguarding), true],
    ['an override with nothing but its basis', consent([record()], { basis: 'safeguarding' }), true],
    ['nobody named', consent([unattributed({ state: 'not_sought' })]), true],
    ['entitlement not known', consent([record({ givenBy: partner })]), true],
    ['no record', { records: [] }, false],
    ['no subject', consent([record({ subjects: [] })]), false],
    ['a subject twice', consent([record({ subjects: ['ava', 'ava'] })]), false],
    ['no instant', { records: [withoutInstant] }, false],
    ['a state nobody knows', { records: [{ ...record(), state: 'assumed' }] }, false],
    ['an unknown member', { records: [{ ...record(), consented: true }] }, false],
    ['an override without a basis', { records: [record()], override: {} }, false],
    [
      'a limitation without words',
      { records: [{ ...record(), limitations: [{ kind: 'until_date' }] }] },
      false,
    ],
  ]
  for (const [why, value, isValid] of cases) t.equal(Value.Check(FormConsent, value), isValid, why)
})

t.test('the codes of people are those of the form', async (t) => {
  t.strictSame([...PARENTAL_RESPONSIBILITY_BASES], [...codesOf('parental_responsibility_basis')])
  const ofTheForm = GIVER_RELATIONS.filter((code) => code !== 'self' && code !== 'local_authority')
  t.strictSame(ofTheForm, [...codesOf('relationship')])
})
