import t from 'tap'
import { BUILT_IN } from '../../../src/directory/taxonomies/built-in.ts'
import {
  ancestorsOf,
  broaderThan,
  byCode,
  CATEGORIES,
  checkCategories,
  isCategory,
} from '../../../src/directory/taxonomies/index.ts'
import { checkTaxonomy } from '../../../src/directory/taxonomies/new-taxonomy.ts'

t.test('the categories are a tree below the six of the council’s two sections', async (t) => {
  const roots = CATEGORIES.terms.filter(({ parent }) => parent === undefined).map(({ code }) => code)
  t.strictSame(roots, [
    'education',
    'health',
    'social_care',
    'childcare',
    'activities_and_events',
    'family_support',
  ])
  t.strictSame(ancestorsOf('infant_feeding'), ['maternity', 'health'])
  t.strictSame(ancestorsOf('health'), [])
  t.ok(isCategory('short_breaks') && !isCategory('shortbreaks'))
  t.match(checkCategories(['health', 'nothing_like_it']), [
    { pointer: '/categories/1', code: 'unknown_category' },
  ])
})

t.test('every built-in taxonomy would be taken if it were imported, and says whose it is', async (t) => {
  for (const { id, terms, source, licence } of BUILT_IN) {
    t.strictSame(checkTaxonomy({ terms: [...terms] }), [], id)
    t.ok(source !== '' && licence !== '', id)
    for (const { code, name } of terms) t.match([code, name], [/^[a-z][a-z_0-9]+$/, /^\S/], id)
  }
  const codes = BUILT_IN.map(({ id }) => id)
  t.equal(new Set(codes).size, codes.length)
})

t.test('terms that make no taxonomy are told by their places', async (t) => {
  const term = (code: string, parent?: string) => ({
    code,
    name: code,
    ...(parent === undefined ? {} : { parent }),
  })
  const faults = checkTaxonomy({
    terms: [term('a', 'b'), term('b', 'c'), term('c', 'a'), term('d', 'x'), term('d'), term('e', 'a')],
  })
  t.strictSame(
    faults.map(({ pointer, code }) => [pointer, code]),
    [
      ['/terms/0/parent', 'cycle'],
      ['/terms/1/parent', 'cycle'],
      ['/terms/2/parent', 'cycle'],
      ['/terms/3/parent', 'unknown_parent'],
      ['/terms/4/code', 'duplicate'],
    ],
  )
  t.strictSame(broaderThan(byCode([term('a', 'b'), term('b', 'a')]), 'a'), ['b', 'a'], 'a circle has an end')
})
