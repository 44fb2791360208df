import fc from 'fast-check'
import t from 'tap'
import { Value } from 'typebox/value'
import {
  CONSENT_STATES,
  type ConsentGiver,
  type ConsentLimitation,
  type ConsentRecord,
  decideSharing,
  SharingDecision,
  type SharingOverride,
  type SharingQuestion,
  type SharingRecipient,
} from '#consent/index.ts'
import { AVA, aunt, BEN, father, mother } from './samples.ts'
import { LIMITS, modelAllows } from './sharing-model.ts'
import { charity, explicit, housing, NURSE, nurse, question, socialCare } from './sharing-samples.ts'

const INSTANTS = [
  '2026-11-18T10:00:00Z',
  '2026-11-20T10:00:00Z',
  '2026-11-22T10:00:00Z',
  '2026-11-24T10:00:00Z',
]
const ASKED_AT = [...INSTANTS, '2026-11-21T10:00:00Z', '2026-11-23T09:00:00Z']

const sam: ConsentGiver = { person: 'sam', relation: 'partner_of_parent', entitlement: 'not_known' }
const people: (ConsentGiver | undefined)[] = [mother, father, aunt, sam, undefined]
/** The same people, once with and once without a right: records contradict each other. */
const contradicted: (ConsentGiver | undefined)[] = [
  ...people,
  { ...mother, entitlement: 'none' },
  { ...aunt, entitlement: 'not_known' },
  { ...sam, entitlement: 'parental_responsibility' },
]

const limitations = fc.subarray(
  LIMITS.map(([limit]) => limit),
  { maxLength: 2 },
)
const explicits = fc.subarray(
  [
    explicit({ purpose: 'support_family', at: INSTANTS[1] as string }),
    explicit({ purpose: 'Food' }),
    explicit({ recipient: 'Another Charity' }),
  ],
  { maxLength: 2 },
)

const recordBy = (givers: readonly (ConsentGiver | undefined)[], states: readonly ConsentRecord['state'][]) =>
  fc
    .record({
      subjects: fc.subarray(['ava', 'ben', 'mother'], { minLength: 1 }),
      state: fc.constantFrom(...states),
      givenBy: fc.constantFrom(...givers),
      at: fc.constantFrom(...INSTANTS),
      limitations,
      explicitConsents: explicits,
    })
    .map(
      ({ givenBy, ...rest }): ConsentRecord => ({
        ...rest,
        ...(givenBy ? { givenBy } : {}),
        recordedBy: { name: 'Robin Made-Up', role: 'Teacher' },
      }),
    )

/** Yes is said often enough for the rest to matter. */
const STATES = [
  ...CONSENT_STATES,
  'given',
  'given',
  'given_with_limitations',
  'given_with_limitations',
] as const

const RECIPIENTS: Record<string, SharingRecipient> = {
  housing,
  childrens_services: socialCare,
  nurse,
  charity,
  stranger: { kind: 'external', organisation: { names: ['Example Clinic'] } },
}

const override = fc.record({
  basis: fc.constantFrom('safeguarding' as const, 'legal_requirement' as const),
  partInProtecting: fc.option(fc.boolean(), { nil: undefined }),
  entitledByLaw: fc.option(fc.boolean(), { nil: undefined }),
  document: fc.constantFrom('Order', ' '),
  relevantCategories: fc.option(fc.subarray(['identity', 'safety', 'other_persons']), { nil: undefined }),
}) as fc.Arbitrary<SharingOverride>

/** Every limit and explicit consent in words is judged not to stand in the way, or none is. */
const judging = (records: readonly ConsentRecord[], isJudged: boolean) =>
  isJudged
    ? records.flatMap((record, index) =>
        (record.limitations ?? []).map((_, position) => ({
          pointer: `/consent/records/${index}/limitations/${position}`,
          covers: false,
          by: 'Robin Made-Up',
        })),
      )
    : []

type Asked = { to: string; isJudged: boolean; question: SharingQuestion }

const asking = (givers: readonly (ConsentGiver | undefined)[]): fc.Arbitrary<Asked> =>
  fc
    .record({
      records: fc.array(recordBy(givers, STATES), { maxLength: 6 }),
      overrides: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(override, { maxLength: 2 })),
      subjects: fc.subarray([AVA, BEN, { key: 'mother', isAdult: true }]),
      to: fc.constantFrom(...Object.keys(RECIPIENTS)),
      purpose: fc.constantFrom(
        'support_family',
        'support_family',
        'support_family',
        'protect_person_at_risk',
        'statistics',
        'marketing',
      ),
      categories: fc.subarray(['identity', 'household', 'safety', 'other_persons']),
      at: fc.constantFrom(...ASKED_AT),
      isJudged: fc.boolean(),
    })
    .map(({ to, isJudged, ...rest }) => ({
      to,
      isJudged,
      question: question({
        ...rest,
        named: [NURSE],
        recipient: RECIPIENTS[to] as SharingRecipient,
        judgedLimits: judging(rest.records, isJudged),
      }),
    }))

const allowed = (asked: SharingQuestion) => decideSharing(asked).allowedCategories
const isWithin = (some: readonly string[], others: readonly string[]) =>
  some.every((one) => others.includes(one))
const withRecords = ({ question, isJudged }: Asked, records: readonly ConsentRecord[]): SharingQuestion => ({
  ...question,
  records,
  judgedLimits: judging(records, isJudged),
})

t.test('over any history it allows what the promises allow, and nothing else', async (t) => {
  const seen = new Map<number, number>()
  fc.assert(
    fc.property(asking(people), ({ question, to, isJudged }) => {
      const decision = decideSharing(question)
      seen.set(decision.row, (seen.get(decision.row) ?? 0) + 1)
      return decision.allowedCategories.join() === modelAllows(question, to, isJudged).join()
    }),
    { numRuns: 3000 },
  )
  for (const row of [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18])
    t.ok((seen.get(row) ?? 0) > 0, `row ${row} was met`)
})

t.test('every answer is whole: a yes names what it rests on, a no its promise and its reason', async () => {
  fc.assert(
    fc.property(
      asking(contradicted),
      fc.constantFrom('go_on' as const, 'share' as const),
      ({ question }, action) => {
        const decision = decideSharing({ ...question, action })
        const { answer, reasons, restsOn, allowedCategories, deniedCategories } = decision
        const parts = [...allowedCategories, ...deniedCategories.map((one) => one.category)].sort()
        const events = restsOn
          .filter((one) => one.kind === 'consent')
          .map((one) => question.records[one.index ?? -1])
        return (
          Value.Check(SharingDecision, decision) &&
          reasons.length > 0 &&
          decision.sentence.text.length > 0 &&
          restsOn.length > 0 === (answer === 'allow') &&
          (action === 'go_on' || allowedCategories.length > 0 === (answer === 'allow')) &&
          (action === 'go_on' || parts.join() === [...question.categories].sort().join()) &&
          events.every(
            (event) => event !== undefined && event.at <= question.at && event.state.startsWith('given'),
          )
        )
      },
    ),
    { numRuns: 600 },
  )
})

t.test('another refusal, withdrawal or silence never opens anything', async () => {
  fc.assert(
    fc.property(
      asking(contradicted),
      recordBy(contradicted, ['refused', 'withdrawn', 'not_sought']),
      (asked, no) => {
        const before = asked.question
        const after = withRecords(asked, [...before.records, no])
        const on = (one: SharingQuestion) => decideSharing({ ...one, action: 'go_on' }).answer
        return isWithin(allowed(after), allowed(before)) && (on(after) !== 'allow' || on(before) === 'allow')
      },
    ),
    { numRuns: 3000 },
  )
})

t.test('another limit never opens anything', async () => {
  fc.assert(
    fc.property(asking(contradicted), fc.nat(), fc.nat(), (asked, which, limit) => {
      const { records } = asked.question
      const at = which % Math.max(1, records.length)
      const added = LIMITS[limit % LIMITS.length]?.[0] as ConsentLimitation
      const after = records.map((record, index) =>
        index === at && (record.state !== 'given_with_limitations' || record.limitations?.length)
          ? { ...record, limitations: [...(record.limitations ?? []), added] }
          : record,
      )
      return isWithin(allowed(withRecords(asked, after)), allowed(asked.question))
    }),
    { numRuns: 1000 },
  )
})

t.test('the order of the events changes nothing', async () => {
  fc.assert(
    fc.property(asking(contradicted), fc.nat(), (asked, turn) => {
      const { records } = asked.question
      const cut = turn % Math.max(1, records.length)
      const shuffled = [...records.slice(cut), ...records.slice(0, cut)].reverse()
      const told = (one: SharingQuestion) => {
        const { row, answer, allowedCategories, reasons, restsOn, limitations, humanCheck } =
          decideSharing(one)
        return JSON.stringify([
          [row, answer, allowedCategories],
          reasons.map(({ code, subject }) => `${code} ${subject}`).sort(),
          restsOn
            .map(({ kind, index }) => (kind === 'consent' ? JSON.stringify(one.records[index ?? -1]) : kind))
            .sort(),
          limitations.map(({ limitation, subjects }) => `${limitation.words} ${subjects}`).sort(),
          humanCheck.map(({ words, categories }) => `${words} ${categories}`).sort(),
        ])
      }
      return told(asked.question) === told(withRecords(asked, shuffled))
    }),
    { numRuns: 1000 },
  )
})

t.test('at equal instants the more protective answer holds, and later ones change nothing yet', async () => {
  fc.assert(
    fc.property(
      asking(contradicted),
      fc.constantFrom('refused' as const, 'withdrawn' as const),
      (asked, state) => {
        const { question } = asked
        const [subject] = question.subjects
        const last = INSTANTS.filter((instant) => instant <= question.at).at(-1) as string
        const no = (at: string): ConsentRecord => ({
          subjects: [subject?.key ?? 'ava'],
          state,
          givenBy: mother,
          at,
          recordedBy: { name: 'Robin Made-Up', role: 'Teacher' },
        })
        const now = decideSharing({ ...withRecords(asked, [...question.records, no(last)]), overrides: [] })
        const later = withRecords(asked, [...question.records, no('2026-11-25T10:00:00Z')])
        return now.answer === 'deny' && allowed(later).join() === allowed(question).join()
      },
    ),
    { numRuns: 1000 },
  )
})
