import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { compile, evaluate, ruleSets } from '../../src/eligibility/index.ts'
import { asked, family, NO_PRIORITY } from './families.ts'

const seeds = new URL('./seeds/', import.meta.url)
const pages = new Map(
  readdirSync(seeds).map((name) => {
    const text = readFileSync(new URL(name, seeds), 'utf8')
    return [createHash('sha256').update(text).digest('hex'), text]
  }),
)

for (const rules of ruleSets)
  t.test(`${rules.id} quotes letter for letter`, (t) => {
    for (const { sha256, sentences, title } of rules.sources) {
      const page = pages.get(sha256) ?? ''
      t.ok(page, `the text of "${title}" has the hash the rule set states`)
      for (const { id, text } of sentences)
        t.ok(page.includes(text), `${id} stands in the page word for word`)
    }
    t.end()
  })

t.test('every sentence an evaluation names is quoted in it', (t) => {
  for (const rules of ruleSets) {
    const facts = {
      ...family(NO_PRIORITY),
      priorWork: { agencies: ['Example School'], agenciesComplete: true },
    }
    const evaluation = evaluate(compile(rules), facts, rules.examplesHold)
    const quoted = new Set(evaluation.quotations.map(({ sentence }) => sentence))
    const named = JSON.stringify(evaluation).match(/(?<="sentence":")\w+/g) ?? []
    t.strictSame(
      named.filter((sentence) => !quoted.has(sentence)),
      [],
      rules.id,
    )
    t.ok(asked(evaluation))
  }
  t.end()
})

t.test('A28, A29: headings and the bullets of W23 are no conditions', (t) => {
  const cited = ruleSets.flatMap(({ criteria }) => criteria.flatMap(({ cites }) => cites))
  for (const sentence of ['W4', 'W12', 'W14', 'W17', 'W23']) t.notOk(cited.includes(sentence), sentence)
  t.end()
})
