import { deepStrictEqual } from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { type Difference, differences } from '../../../src/directory/editing/document/difference.ts'

const NAMES: Readonly<Record<string, string>> = { '/places': 'key', '/localOffer/answers': 'question' }

type Json = null | boolean | number | string | Json[] | { [member: string]: Json }

/** What the differences make of a document, written from their description and not from the code. */
function applied(before: Json, changes: readonly Difference[]): Json {
  const whole = changes.find(({ pointer }) => pointer === '')
  if (whole !== undefined) return whole.after as Json
  const document = structuredClone(before)
  const orders = changes.filter(({ pointer }) => Object.keys(NAMES).some((list) => pointer === `${list}/-`))
  for (const { pointer, ...change } of changes.filter((each) => !orders.includes(each))) {
    const path = pointer
      .slice(1)
      .split('/')
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    const last = path.pop() as string
    let [at, where]: [Json, string] = [document, '']
    const stepInto = (name: string): string | number => {
      const member = NAMES[where]
      if (!Array.isArray(at)) return name
      if (member === undefined) return Number(name)
      const index = at.findIndex((item) => (item as Record<string, Json>)[member] === name)
      return index < 0 ? at.length : index
    }
    for (const name of path) {
      at = (at as Record<string, Json>)[stepInto(name)] as Json
      where = `${where}/${name}`
    }
    const key = stepInto(last)
    // Not assigned: `__proto__` is a member like any other in JSON.
    if ('after' in change)
      Object.defineProperty(at, key, {
        value: change.after,
        writable: true,
        enumerable: true,
        configurable: true,
      })
    else if (Array.isArray(at)) at.splice(key as number, 1)
    else Reflect.deleteProperty(at as object, key)
  }
  for (const { pointer, after } of orders) {
    const list = pointer.slice(0, -2)
    const items = list
      .slice(1)
      .split('/')
      .reduce((at, name) => (at as Record<string, Json>)[name] as Json, document)
    const name = NAMES[list] as string
    const rank = (item: Json) => (after as string[]).indexOf((item as Record<string, string>)[name] as string)
    ;(items as Json[]).sort((one, other) => rank(one) - rank(other))
  }
  return document
}

const words = fc.constantFrom('a', 'b', 'hall', 'Hall, 2nd floor', '', 'ä/~0')
const named = (member: string) =>
  fc.uniqueArray(
    fc.record(
      {
        [member]: fc.constantFrom('hall', 'garden', 'room-2', '7', '11'),
        name: words,
        tags: fc.array(words, { maxLength: 3 }),
        address: fc.record({ lines: fc.array(words, { minLength: 1, maxLength: 3 }) }),
      },
      { requiredKeys: [member] },
    ),
    { selector: (item) => (item as Record<string, unknown>)[member] as string, maxLength: 5 },
  )
const records = fc.record(
  {
    name: words,
    free: fc.boolean(),
    ages: fc.record({ from: fc.nat(25), to: fc.nat(25) }, { requiredKeys: [] }),
    languages: fc.array(words, { maxLength: 3 }),
    contacts: fc.array(fc.record({ name: words, role: words }, { requiredKeys: [] }), { maxLength: 3 }),
    places: named('key'),
    localOffer: fc.record({ questionSet: fc.nat(3), answers: named('question') }),
  },
  { requiredKeys: [] },
)
const anything = fc.oneof(records, fc.jsonValue({ maxDepth: 4 })) as fc.Arbitrary<Json>

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json

const PROTO: [Json, Json] = [{}, JSON.parse('{"__proto__":null}') as Json]

t.test('applied to the one, the differences make the other; of the same there are none', (t) => {
  fc.assert(
    fc.property(anything, anything, (one, other) => {
      const [before, after] = [plain(one), plain(other)]
      deepStrictEqual(applied(before, differences(before, after)), after)
      deepStrictEqual(differences(before, structuredClone(before)), [])
    }),
    { numRuns: 1500, examples: [PROTO, PROTO.toReversed() as [Json, Json]] },
  )
  t.end()
})

t.test('of two records alike in most things, only what differs is told', (t) => {
  const small = fc.record({ record: records, stateNote: words })
  fc.assert(
    fc.property(small, ({ record, stateNote }) => {
      const before = plain({ ...record, stateNote: 'before' })
      const after = plain({ ...record, stateNote })
      deepStrictEqual(differences(before, after), [
        { pointer: '/stateNote', before: 'before', after: stateNote },
      ])
    }),
    { numRuns: 200 },
  )
  t.end()
})

t.test('places are told by their keys, wherever they stand', (t) => {
  const place = (key: string, more = {}) => ({ key, name: key, ...more })
  const before = { places: [place('hall'), place('garden'), place('annexe')] }
  const after = { places: [place('garden', { name: 'The garden' }), place('hall'), place('roof')] }
  t.strictSame(differences(before, after), [
    { pointer: '/places/garden/name', before: 'garden', after: 'The garden' },
    { pointer: '/places/annexe', before: place('annexe') },
    { pointer: '/places/roof', after: place('roof') },
    { pointer: '/places/-', before: ['hall', 'garden', 'annexe'], after: ['garden', 'hall', 'roof'] },
  ])
  const onlyOne = { places: [before.places[0], { ...before.places[1], name: 'New' }, before.places[2]] }
  t.strictSame(differences(before, onlyOne), [
    { pointer: '/places/garden/name', before: 'garden', after: 'New' },
  ])
  t.end()
})
