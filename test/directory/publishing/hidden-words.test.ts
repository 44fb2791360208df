import t from 'tap'
import { exampleService } from '../../../src/directory/editing/examples.ts'
import { hiddenWordsIn } from '../../../src/directory/publishing/hidden-words.ts'
import type { Place } from '../../../src/directory/record/place.ts'
import type { ServiceRecord } from '../../../src/directory/record/service-record.ts'

const refuge: Place = {
  key: 'refuge',
  visibility: 'hidden',
  address: { lines: ['12 Made Up Mews', 'London'], town: 'Westbourne', postcode: 'W2 9ZZ' },
  accessibility: [],
  schedules: [],
}
const withText = (more: Partial<ServiceRecord>, place: Partial<Place> = {}): ServiceRecord => ({
  ...exampleService,
  places: [{ ...refuge, ...place }],
  ...more,
})

t.test('a text that gives a hidden place away is pointed at, however it is written', async (t) => {
  for (const summary of ['Come to 12 Made Up Mews.', 'At 12, MADE-UP MEWS', 'Near W29ZZ', 'w2 9zz'])
    t.strictSame(hiddenWordsIn(withText({ summary })), ['/summary'], summary)
  const links = [{ label: 'Where we are', url: 'https://example.org/12-made-up-mews' }]
  t.strictSame(hiddenWordsIn(withText({ links })), ['/links/0/url'])
  t.strictSame(hiddenWordsIn(withText({ summary: 'W2 9ZZ' }, { visibility: 'area' })), ['/summary'])
})

t.test('the key of a place that shows its area is published, and pointed at as well', async (t) => {
  const keys = (key: string, visibility: Place['visibility']) =>
    hiddenWordsIn(withText({}, { key, visibility }))
  t.strictSame(keys('w2-9zz', 'area'), ['/places/0/key'])
  t.strictSame(keys('12-made-up-mews', 'area'), ['/places/0/key'])
  t.strictSame(keys('12-made-up-mews', 'hidden'), [])
  t.strictSame(keys('home', 'area'), [])
})

t.test('however it is written: with an accent as one letter or as two, in wide letters', async (t) => {
  const address = { lines: ['12 Café Mews'] }
  for (const summary of [
    'At 12 Café Mews',
    'At 12 Cafe\u0301 Mews',
    'At 12 Cafe Mews',
    'At １２ Ｃａｆｅ Mews',
  ])
    t.strictSame(hiddenWordsIn(withText({ summary }, { address })), ['/summary'], summary)
})

t.test('what leads nobody there is fine', async (t) => {
  const { summary: _summary, ...rest } = withText({})
  t.strictSame(hiddenWordsIn(withText({ summary: 'For women in London and Westbourne.' })), [])
  t.strictSame(hiddenWordsIn({ ...rest, summary: 'Help.', internalNotes: '12 Made Up Mews' }), [])
  t.strictSame(hiddenWordsIn(withText({ summary: '12 Made Up Mews' }, { visibility: 'public' })), [])
})
