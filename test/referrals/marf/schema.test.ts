import t from 'tap'
import { DraftForm, ReferralForm } from '../../../src/referrals/marf/index.ts'
import { exampleForm, exampleNames } from './example-forms.ts'
import { refusedAt, validatorOf } from './validator.ts'
import { objectsIn, requiredAt } from './walk.ts'

const form = validatorOf(ReferralForm)
const draft = validatorOf(DraftForm)

t.test('every example is a form, and comes back from JSON as it was', (t) => {
  t.ok(exampleNames.length >= 9)
  for (const name of exampleNames) {
    const example = exampleForm(name)
    const before = JSON.stringify(example)
    t.strictSame(refusedAt(form, example), [], name)
    t.equal(JSON.stringify(example), before, `${name}: nothing coerced, defaulted or dropped`)
  }
  t.end()
})

t.test('a required member that is missing is refused where it belongs, and left open in a draft', (t) => {
  let tried = 0
  for (const name of exampleNames)
    for (const { object, pointer } of objectsIn(exampleForm(name)))
      for (const member of requiredAt(ReferralForm, pointer)) {
        const example = exampleForm(name)
        const place = objectsIn(example).find((candidate) => candidate.pointer === pointer)
        if (!(member in object)) t.fail(`${name}${pointer}/${member} is required and not there`)
        delete place?.object[member]
        const refused = refusedAt(form, example)
        if (refused.length !== 1 || refused[0] !== `${pointer}/${member}`)
          t.strictSame(refused, [`${pointer}/${member}`], name)
        if (!draft(example)) t.fail(`${name}: a draft needs no ${pointer}/${member}`)
        tried += 1
      }
  t.ok(tried > 500, `${tried} members removed`)
  t.end()
})

t.test('an unknown member is refused at every depth, in forms and in drafts', (t) => {
  for (const name of exampleNames)
    for (const { pointer } of objectsIn(exampleForm(name))) {
      const example = exampleForm(name)
      const place = objectsIn(example).find((candidate) => candidate.pointer === pointer)
      if (place) place.object['zzUnknown'] = true
      for (const validate of [form, draft])
        if (!refusedAt(validate, example).includes(`${pointer}/zzUnknown`))
          t.fail(`${name}: ${pointer}/zzUnknown was accepted`)
    }
  t.pass('every object of every example')
  t.end()
})

t.test('a draft may hold nothing, or any first part of a form', (t) => {
  t.strictSame(refusedAt(draft, {}), [])
  t.strictSame(refusedAt(draft, { children: [], consent: { records: [] } }), [])
  for (const name of exampleNames) {
    const members = Object.entries(exampleForm(name))
    for (let count = 0; count <= members.length; count += 1)
      if (!draft(Object.fromEntries(members.slice(0, count)))) t.fail(`${name}, first ${count} members`)
    for (const { object, pointer } of objectsIn(exampleForm(name)).filter(({ pointer }) => pointer !== '')) {
      const example = exampleForm(name)
      const place = objectsIn(example).find((candidate) => candidate.pointer === pointer)
      for (const member of Object.keys(object)) {
        delete place?.object[member]
        if (!draft(example)) t.fail(`${name}: ${pointer} without ${member}`)
      }
    }
  }
  t.end()
})

const REFUSED: [why: string, pointer: string, change: (form: Record<string, unknown>) => void][] = [
  [
    'danger takes no "not known"',
    '/safety/immediateDanger',
    (f) => (at(f, 'safety')['immediateDanger'] = 'not_known'),
  ],
  [
    'harm takes no blank',
    '/safety/significantHarmSuspected',
    (f) => (at(f, 'safety')['significantHarmSuspected'] = null),
  ],
  ['no coercion', '/safety/immediateDanger', (f) => (at(f, 'safety')['immediateDanger'] = 'false')],
  ['no children', '/children', (f) => (f['children'] = [])],
  ['21 children', '/children', (f) => (f['children'] = Array(21).fill((f['children'] as unknown[])[0]))],
  ['a code of no list', '/factors/0', (f) => (f['factors'] = ['99Z'])],
  ['a code twice', '/factors', (f) => (f['factors'] = ['4B', '4B'])],
  ['a borough misspelt', '/borough', (f) => (f['borough'] = 'Westminster')],
  ['an empty borough', '/borough', (f) => (f['borough'] = null)],
  ['an id is the service’s', '/id', (f) => (f['id'] = 'x')],
  ['a status is the service’s', '/status', (f) => (f['status'] = 'received')],
  ['a reference too long', '/caseReference', (f) => (f['caseReference'] = 'x'.repeat(101))],
]
const at = (form: Record<string, unknown>, member: string) => form[member] as Record<string, unknown>

t.test('what no form may hold', (t) => {
  for (const [why, pointer, change] of REFUSED) {
    const example = exampleForm('eligible') as unknown as Record<string, unknown>
    change(example)
    t.ok(refusedAt(form, example).includes(pointer), `${why}: ${refusedAt(form, example)}`)
  }
  t.end()
})

t.test('not known is an answer, and a blank is none: both are kept as sent', (t) => {
  const example = exampleForm('eligible')
  const child = example.children[0]
  if (child === undefined) throw new Error('an example has a child')
  Object.assign(example, { borough: 'not_known' })
  Object.assign(child, { dateOfBirth: 'not_known', ethnicity: null, send: 'not_known', missing: null })
  t.strictSame(refusedAt(form, example), [])
  t.match(JSON.parse(JSON.stringify(example)), { borough: 'not_known', children: [{ ethnicity: null }] })
  t.end()
})

t.test('every object is closed, and everything a sender writes is bounded', (t) => {
  const open = (schema: unknown) =>
    objectsIn(schema).filter(({ object }) => {
      if (object['type'] === 'object') return object['additionalProperties'] !== false
      if (object['type'] === 'array') return object['maxItems'] === undefined
      if (object['type'] !== 'string') return false
      return (object['maxLength'] ?? object['pattern'] ?? object['format']) === undefined
    })
  t.strictSame(
    open(ReferralForm).map(({ pointer }) => pointer),
    [],
  )
  t.strictSame(
    open(DraftForm).map(({ pointer }) => pointer),
    [],
  )
  t.end()
})

/** What cannot be left out, by hand: a member that stops being required shows here. */
const REQUIRED: [pointer: string, members: string][] = [
  ['', 'borough children referrer safety serviceRequested'],
  ['/safety', 'adultAtRisk immediateDanger significantHarmSuspected'],
  ['/safety/contactRestrictions/withheldFrom/0', 'name what'],
  ['/children/0', 'key'],
  ['/children/0/exclusions', 'items'],
  ['/people/0', 'key relationships'],
  ['/people/0/relationships/0', 'child relation'],
  ['/people/0/inHousehold', 'now'],
  ['/professionals/0', 'key name organisation'],
  ['/referrer', 'job name organisation'],
  ['/assessment', 'children reasonNow'],
  ['/assessment/reasonNow/0', 'kind text'],
  ['/assessment/children/0', 'child'],
  ['/assessmentOutstanding', 'reason'],
  ['/telephoneReferral', 'at'],
  ['/consent', 'records'],
  ['/attachments/0', 'mediaType name'],
]

t.test('what a form must hold', (t) => {
  for (const [pointer, members] of REQUIRED) {
    t.equal(requiredAt(ReferralForm, pointer).toSorted().join(' '), members, pointer)
    t.strictSame(requiredAt(DraftForm, pointer), [], `draft ${pointer}`)
  }
  t.end()
})
