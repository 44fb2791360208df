import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import t from 'tap'
import {
  compile,
  describeRuleSet,
  type EligibilityFacts,
  Evaluation,
  RuleSet,
  ruleSetHash,
  ruleSets,
} from '../../src/eligibility/index.ts'
import { EXCLUDED, evaluateFor, family, NO_PRIORITY, westminster } from './families.ts'

const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true })
addFormats.default(ajv)

/** Schemas with a name are referred to by it, as in the OpenAPI file. */
function named(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema), (_, value) => {
    if (typeof value?.$id !== 'string') return value
    if (!ajv.getSchema(value.$id)) ajv.addSchema(value)
    return { $ref: value.$id }
  })
}

t.test('rule sets are data: they fit their schema and survive JSON', (t) => {
  const fits = ajv.compile(named(RuleSet))
  for (const rules of ruleSets) {
    const copy: RuleSet = JSON.parse(JSON.stringify(rules))
    t.ok(fits(copy), `${rules.id} ${JSON.stringify(fits.errors)}`)
    t.strictSame(copy, rules)
    t.equal(ruleSetHash(copy), ruleSetHash(rules))
  }
  t.end()
})

t.test('the hash follows the content, not the order of members', (t) => {
  const [rules] = ruleSets
  if (!rules) return t.fail()
  const { id, ...rest } = rules
  t.equal(ruleSetHash({ ...rest, id }), ruleSetHash(rules))
  t.not(ruleSetHash({ ...rules, version: 2 }), ruleSetHash(rules))
  t.equal(new Set(ruleSets.map(ruleSetHash)).size, ruleSets.length)
  t.end()
})

t.test('a published rule set is never changed', (t) => {
  const published = {
    'westminster-teh': 'fff517f10f2664e93e7dfab0147e5e7bb6329eb44f69037aaa0928766113dab5',
    'rbkc-early-help': '6769779efb5cec74099e96d77d1a02d5f69a373d7aa13f435f9688e808d83169',
  }
  const now = Object.fromEntries(ruleSets.map((rules) => [rules.id, ruleSetHash(rules)]))
  t.strictSame(now, published, 'a rule set is changed by a new version beside it, never in place')
  t.end()
})

t.test('a rule set that names what is not there does not compile', (t) => {
  const { ruleSet } = westminster
  t.throws(() => compile({ ...ruleSet, parameters: [] }), /parameter/)
  t.throws(() => compile({ ...ruleSet, sources: [] }), /sentence/)
  t.throws(() => compile({ ...ruleSet, criteria: ruleSet.criteria.slice(1) }), /TEH-S1/)
  t.end()
})

t.test('the description quotes every criterion and says every threshold', (t) => {
  for (const rules of ruleSets) {
    const text = describeRuleSet(rules)
    for (const { id, title, cites } of rules.criteria) {
      t.ok(text.includes(`${id} ${title}`), id)
      for (const { text: sentence } of rules.sources
        .flatMap(({ sentences }) => sentences)
        .filter(({ id }) => cites.includes(id)))
        t.ok(text.includes(`"${sentence}"`), `${id} is quoted`)
    }
    for (const { words } of rules.parameters) t.ok(text.includes(words), words)
  }
  t.end()
})

t.test('evaluations fit their schema and stay lean', (t) => {
  const fits = ajv.compile(named(Evaluation))
  const disputes = [
    {
      pointer: '/children/0/dateOfBirth',
      reports: [
        { value: 1, reportedBy: {} },
        { value: null, reportedBy: {} },
      ],
    },
  ]
  const families: [EligibilityFacts, number][] = [
    [family(EXCLUDED), 10_000],
    [family({ statutoryStatus: 'none' }), 16_000],
    [{ children: [{}] }, 18_000],
    [{ ...family(NO_PRIORITY, EXCLUDED, {}), disputes }, 36_000],
  ]
  for (const [facts, most] of families) {
    const text = JSON.stringify(evaluateFor(facts))
    t.ok(fits(JSON.parse(text)), JSON.stringify(fits.errors))
    t.ok(text.length < most, `${text.length} characters`)
  }
  t.end()
})
