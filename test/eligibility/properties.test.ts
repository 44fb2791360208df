import fc from 'fast-check'
import t from 'tap'
import { EligibilityFacts, type Evaluation } from '../../src/eligibility/index.ts'
import { asked, evaluateFor } from './families.ts'
import { factsIn, twoViews, without } from './partial-views.ts'
import { fitting } from './schema-arbitrary.ts'
import { world } from './worlds.ts'

const RUNS = { numRuns: 150 }

/** Every status and result of an evaluation, by name. */
const settledIn = ({ result, criteria, children }: Evaluation): [string, string][] => [
  ['result', result],
  ...criteria.map(({ id, status }): [string, string] => [id, status]),
  ...children.flatMap(({ position, result, criteria }) => [
    [`${position}`, result] as [string, string],
    ...criteria.map(({ id, status }): [string, string] => [`${position} ${id}`, status]),
  ]),
]

t.test('adding knowledge never flips what was settled', (t) => {
  fc.assert(
    fc.property(twoViews(world), ({ less, more }) => {
      const later = new Map(settledIn(evaluateFor(more)))
      return settledIn(evaluateFor(less)).every(
        ([name, was]) => was === 'undetermined' || later.get(name) === was,
      )
    }),
    RUNS,
  )
  t.end()
})

t.test('the order of children and lists never matters', (t) => {
  const backwards = (facts: EligibilityFacts): EligibilityFacts => ({
    ...facts,
    children: facts.children.toReversed().map((child) => ({
      ...child,
      ...(child.exclusions && {
        exclusions: { ...child.exclusions, items: child.exclusions.items.toReversed() },
      }),
      ...(child.siblings && { siblings: { ...child.siblings, items: child.siblings.items.toReversed() } }),
      ...(child.assessments && {
        assessments: { ...child.assessments, items: child.assessments.items.toReversed() },
      }),
      ...(child.plans && { plans: { ...child.plans, items: child.plans.items.toReversed() } }),
    })),
  })
  fc.assert(
    fc.property(fitting(EligibilityFacts), (any) => {
      const { disputes: _, ...facts } = any as EligibilityFacts
      const forwards = evaluateFor(facts)
      const other = evaluateFor(backwards(facts))
      const statuses = ({ result, criteria }: Evaluation['children'][number]) => [
        result,
        ...criteria.map(({ status }) => status),
      ]
      t.equal(forwards.result, other.result)
      t.strictSame(forwards.children.map(statuses), other.children.toReversed().map(statuses))
    }),
    { numRuns: 150 },
  )
  t.end()
})

t.test('an undetermined result asks, and answering all that it asks settles it', (t) => {
  fc.assert(
    fc.property(twoViews(world), ({ facts, hidden }) => {
      const still = new Set(hidden)
      for (let round = 0; round < 30; round++) {
        const evaluation = evaluateFor(without(facts, still))
        const open = [evaluation, ...evaluation.children].some(({ result }) => result === 'undetermined')
        if (!open) return true
        const questions = asked(evaluation)
        const before = still.size
        for (const question of questions)
          for (const pointer of still) if (pointer === question) still.delete(pointer)
        if (questions.length === 0 || still.size === before) return false
      }
      return false
    }),
    RUNS,
  )
  t.end()
})

t.test('whatever fits the schema is evaluated, and an open result says what it lacks', (t) => {
  fc.assert(
    fc.property(fitting(EligibilityFacts), (facts) => {
      const evaluation = evaluateFor(facts as EligibilityFacts)
      const published = evaluation.reasons.every(({ code }) => code !== 'no_published_criteria')
      if (evaluation.result === 'undetermined' && published) return asked(evaluation).length > 0
      return true
    }),
    { numRuns: 500 },
  )
  t.equal(Object('polluted').polluted, undefined)
  t.end()
})

t.test('a world where all is known is settled, with nothing to ask', (t) => {
  fc.assert(
    fc.property(world, (facts) => {
      const evaluation = evaluateFor(facts)
      return (
        evaluation.result !== 'undetermined' && asked(evaluation).length === 0 && factsIn(facts).length > 40
      )
    }),
    RUNS,
  )
  t.end()
})
