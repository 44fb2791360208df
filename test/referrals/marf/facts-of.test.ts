import t from 'tap'
import { EligibilityFacts } from '#eligibility/index.ts'
import { factsOf } from '../../../src/referrals/marf/index.ts'
import { exampleForm, exampleNames } from './example-forms.ts'
import { refusedAt, validatorOf } from './validator.ts'
import { objectsIn } from './walk.ts'

const facts = validatorOf(EligibilityFacts)

t.test('the facts of a form are facts, each where it stands on the form', (t) => {
  for (const name of exampleNames) {
    const form = exampleForm(name)
    t.strictSame(refusedAt(facts, factsOf(form)), [], name)
    const places = new Map(objectsIn(form).map(({ pointer, object }) => [pointer, object]))
    for (const { pointer, object } of objectsIn(factsOf(form)))
      for (const [member, value] of Object.entries(object))
        if (
          JSON.stringify(places.get(pointer)?.[member]) !== JSON.stringify(value) &&
          typeof value !== 'object'
        )
          t.fail(`${name}: ${pointer}/${member}`)
  }
  t.end()
})

t.test('nothing that names a person goes to the criteria beside the sources', (t) => {
  const { children, safety } = factsOf(exampleForm('social-care'))
  t.notMatch(Object.keys(children[0] ?? {}), ['givenNames'])
  for (const member of ['givenNames', 'familyName', 'nhsNumber', 'address'])
    t.notOk(member in (children[0] ?? {}))
  t.strictSame(Object.keys(safety ?? {}).sort(), ['immediateDanger', 'significantHarmSuspected', 'source'])
  t.end()
})

t.test('the facts of a draft are facts at every stage', (t) => {
  t.strictSame(factsOf({}), { children: [{}] })
  for (const name of exampleNames) {
    const members = Object.entries(exampleForm(name))
    for (let count = 0; count <= members.length; count += 1) {
      const draft = Object.fromEntries(members.slice(0, count))
      t.strictSame(refusedAt(facts, factsOf(draft)), [], `${name}, first ${count}`)
    }
  }
  const half = {
    children: [
      { key: 'a', exclusions: { complete: true }, siblings: { source: { name: 'N' } }, plans: { items: [] } },
    ],
    disputes: [
      { pointer: '/borough' },
      { reports: [] },
      { pointer: '/borough', reports: [{ value: 1 }, {}] },
    ],
  }
  t.strictSame(factsOf(half), { children: [{ key: 'a', plans: { items: [] } }], disputes: [] })
  t.end()
})
