import fc from 'fast-check'
import t from 'tap'
import { Value } from 'typebox/value'
import {
  CONSENT_STATES,
  type ConsentRecord,
  ENTITLEMENTS,
  type FormConsent,
  GateDecision,
  mayGoOn,
  type Subject,
} from '#consent/index.ts'
import { ON, safeguarding } from './samples.ts'

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
/** An optional member is absent, never undefined. */
const strip = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T

const children: fc.Arbitrary<Subject[]> = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom('ava', 'ben', 'cleo'),
    dateOfBirth: fc.constantFrom('2019-05-04', '2010-11-24', '2010-11-18', '2008-01-01', null, 'not_known'),
  }),
  { selector: (child) => child.key, maxLength: 3 },
)

const giver = fc
  .record({
    person: optional(fc.constantFrom('mother', 'father', 'ben', 'cleo')),
    relation: fc.constantFrom('mother' as const, 'father' as const, 'self' as const, 'other' as const),
    entitlement: fc.constantFrom(...ENTITLEMENTS, 'not_known' as const, null),
    competence: optional(
      fc.constant({ judgedBy: { name: 'Lee Fictional', role: 'Nurse' }, reasons: 'Understood.' }),
    ),
  })
  .map(strip)

const record = fc
  .record({
    subjects: fc.uniqueArray(fc.constantFrom('ava', 'ben', 'cleo', 'mother'), { minLength: 1, maxLength: 4 }),
    state: fc.constantFrom(...CONSENT_STATES),
    givenBy: optional(giver),
    at: fc.constantFrom(
      '2026-11-18T10:00:00Z',
      '2026-11-19T10:00:00Z',
      '2026-11-19T11:00:00+01:00',
      '2026-11-24T10:00:00Z',
    ),
    recordedBy: fc.constant({ name: 'Robin Made-Up', role: 'Teacher' }),
    limitations: optional(
      fc
        .constantFrom('only until Easter', 'not the school')
        .map((words) => [{ kind: 'until_date' as const, words, until: '2027-03-28' }]),
    ),
  })
  .map((value) => strip(value) as unknown as ConsentRecord)

const override = optional(
  fc
    .record({
      basis: fc.constantFrom('safeguarding' as const, 'legal_requirement' as const),
      document: optional(fc.constantFrom('Order', ' ')),
    })
    .map(strip),
)

const form = fc
  .record({ records: fc.array(record, { maxLength: 5 }), override })
  .map((value) => strip(value) as unknown as FormConsent)

/** A second, cruder account of who may say yes: no age, no history. It allows more than the gate does. */
const couldRestOn = (row: ConsentRecord, child: Subject) =>
  row.subjects.includes(child.key) &&
  (row.state === 'given' || row.state === 'given_with_limitations') &&
  row.givenBy !== undefined &&
  !['none', 'not_known', null].includes(row.givenBy.entitlement)

t.test(
  'the gate never lets a referral go on without consent, an override or safeguarding reasons',
  async () => {
    fc.assert(
      fc.property(form, children, fc.boolean(), (sent, on, safeguardingReasons) => {
        const { outcome, row } = mayGoOn(sent, { children: on, safeguardingReasons, on: ON })
        const hasConsent =
          on.length > 0 && on.every((child) => sent.records.some((r) => couldRestOn(r, child)))
        const isLegal = sent.override?.basis === 'legal_requirement' && sent.override.document === 'Order'
        const isSafeguarding = safeguardingReasons || sent.override?.basis === 'safeguarding'
        if (row <= 2 && !hasConsent) return false
        if (isSafeguarding || isLegal) return outcome !== 'refer_back'
        return outcome === 'refer_back' || hasConsent
      }),
      { numRuns: 5000 },
    )
  },
)

t.test(
  'nothing but time and protection orders the records: their order on the form never matters',
  async () => {
    fc.assert(
      fc.property(form, children, fc.boolean(), (sent, on, safeguardingReasons) => {
        const facts = { children: on, safeguardingReasons, on: ON }
        const summary = (value: FormConsent) => {
          const { row, limitations } = mayGoOn(value, facts)
          const kept = limitations
            .map(({ subjects, limitation }) => [...subjects, limitation.words].join())
            .sort()
          return JSON.stringify([row, kept])
        }
        return summary(sent) === summary({ ...sent, records: [...sent.records].reverse() })
      }),
      { numRuns: 2000 },
    )
  },
)

t.test('a later no by a parent always closes the gate; safeguarding always opens it', async () => {
  fc.assert(
    fc.property(
      form,
      children,
      fc.constantFrom('refused' as const, 'withdrawn' as const),
      (sent, on, state) => {
        const [child] = on
        if (!child || child.dateOfBirth === '2008-01-01') return true
        const later: ConsentRecord = {
          subjects: [child.key],
          state,
          givenBy: { person: 'mother', relation: 'mother', entitlement: 'parental_responsibility' },
          at: '2026-11-25T10:00:00Z',
          recordedBy: { name: 'Robin Made-Up', role: 'Teacher' },
        }
        const records = [...sent.records, later]
        const facts = { children: on, safeguardingReasons: false, on: ON }
        return (
          mayGoOn({ records }, facts).outcome === 'refer_back' &&
          mayGoOn({ records, override: safeguarding }, facts).outcome === 'allow' &&
          mayGoOn({ records }, { ...facts, safeguardingReasons: true }).outcome === 'allow'
        )
      },
    ),
    { numRuns: 2000 },
  )
})

t.test(
  'every decision is what its schema says; referred back always says what would let it go on',
  async () => {
    fc.assert(
      fc.property(form, children, fc.boolean(), (sent, on, safeguardingReasons) => {
        const decision = mayGoOn(sent, { children: on, safeguardingReasons, on: ON })
        return (
          Value.Check(GateDecision, decision) &&
          decision.reasons.length > 0 &&
          decision.toGoOn.length > 0 === (decision.outcome === 'refer_back')
        )
      }),
      { numRuns: 500 },
    )
  },
)
