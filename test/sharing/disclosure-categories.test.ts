import t from 'tap'
import { SHARING_CATEGORIES, type SharingCategory } from '#consent/index.ts'
import { examples, type ReferralForm } from '#referrals/index.ts'
import { projectForm } from '../../src/sharing/categories-of-form/index.ts'
import { WITHHELD } from '../../src/sharing/categories-of-form/protected.ts'

const ALL = Object.keys(SHARING_CATEGORIES) as SharingCategory[]
const form = (name: string, change: (form: ReferralForm) => void = () => undefined) => {
  const made = structuredClone(examples[name]?.value) as ReferralForm
  change(made)
  return made
}

const project = (
  of: ReferralForm,
  subjects: readonly string[],
  categories: readonly SharingCategory[] = ALL,
  recipientNames: readonly string[] = ['Example Borough Police'],
) =>
  projectForm({
    form: of,
    subjects,
    categories,
    recipientNames,
    records: of.consent?.records ?? [],
    evaluation: undefined,
    decision: undefined,
  })

const text = (documents: Map<SharingCategory, unknown>, category?: SharingCategory) =>
  JSON.stringify(category === undefined ? [...documents] : documents.get(category))

const everybody = (of: ReferralForm) => [...of.children, ...(of.people ?? [])].map(({ key }) => key)

t.test('nothing is said of a child or a parent whose information was not asked for', async (t) => {
  const three = form('three-children')
  const documents = project(
    three,
    ['silas'],
    ALL.filter((category) => category !== 'other_persons'),
  )
  const [silas, ...others] = three.children
  t.match(text(documents, 'identity'), String(silas?.givenNames))
  for (const child of others)
    for (const word of [child.key, child.givenNames, child.nhsNumber, child.upn])
      if (word !== undefined) t.notMatch(text(documents), new RegExp(`"${word}"`), word)
  for (const person of three.people ?? [])
    for (const word of [person.name, person.key]) t.notMatch(text(documents), `"${word}"`)
})

t.test('what is said of the family as a whole goes only where it is said of nobody else', async (t) => {
  const eligible = form('eligible')
  t.notMatch(text(project(eligible, ['jonah'])), 'parentalFactors')
  t.match(text(project(eligible, everybody(eligible)), 'family_circumstances'), 'parentalFactors')
})

t.test(
  'what is known of other persons is in its own category, and another child referred is in none',
  async (t) => {
    const of = form('three-children', ({ children: [silas] }) => {
      Object.assign(silas as object, {
        siblings: [{ person: 'older', relation: 'full', convictedOfSupplyingDrugs: true }],
      })
    })
    for (const category of ALL)
      t.equal(
        text(project(of, ['silas'], [category])).includes('convictedOfSupplyingDrugs'),
        category === 'other_persons',
        category,
      )
    t.notMatch(text(project(of, ['silas']), 'other_persons'), 'tabitha')
  },
)

t.test('where something is to be kept from somebody, no document tells where anybody is', async (t) => {
  const ADDRESS = '7 Canary Wharf Cottages'
  const of = form('consent-limited', (limited) => {
    const [child] = limited.children
    Object.assign(child as object, {
      address: { lines: [ADDRESS, 'London'], postcode: 'W2 9ZQ' },
      telephone: '020 7946 0123',
    })
    for (const needs of limited.assessment?.children ?? [])
      needs.worries = [
        { text: 'They now live at 7, canary wharf  COTTAGES (w29zq), tel. 02079460123.', kind: 'fact' },
      ]
  })
  const told = /canary wharf|w2 ?9zq|7946 ?0123/i
  const without = ALL.filter((category) => category !== 'safety')
  for (const category of without)
    t.notMatch(text(project(of, everybody(of), without), category), told, category)
  t.match(text(project(of, everybody(of), without), 'contact'), WITHHELD)
  t.match(text(project(of, everybody(of)), 'contact'), told, 'with safety it comes with the restrictions')
  t.match(text(project(of, everybody(of)), 'safety'), 'withheldFrom')

  const [kept] = of.safety.contactRestrictions?.withheldFrom ?? []
  const name = of.people?.find(({ key }) => key === kept?.person)?.name ?? String(kept?.name)
  for (const recipient of [name, `Office of ${name.toUpperCase()}`])
    t.notMatch(text(project(of, everybody(of), ALL, [recipient])), told, 'never to the one it is kept from')
})

t.test('restrictions on contact travel with whatever lets somebody make contact', async (t) => {
  const eligible = form('eligible')
  const { safeTimes } = eligible.safety.contactRestrictions ?? {}
  t.match(text(project(eligible, ['jonah'], ['contact'])), String(safeTimes))
})

t.test(
  'every example, every category, every choice of persons: no document names a key that was not asked for',
  async (t) => {
    for (const name of Object.keys(examples)) {
      const of = form(name)
      for (const key of everybody(of))
        for (const category of ALL.filter((one) => one !== 'other_persons')) {
          const keys = keysIn(project(of, [key], [category]).get(category))
          t.strictSame(
            [...keys].filter((found) => found !== key && everybody(of).includes(found)),
            [],
            `${name}, ${key}, ${category}`,
          )
        }
    }
  },
)

/** The values of every `key`, `child` and `person` of a document. */
function keysIn(document: unknown, found = new Set<string>()): Set<string> {
  if (typeof document === 'object' && document !== null)
    for (const [name, value] of Object.entries(document)) {
      if (['key', 'child', 'person'].includes(name) && typeof value === 'string') found.add(value)
      keysIn(value, found)
    }
  return found
}
