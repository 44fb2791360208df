import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { findCouncil, NOTICE_SENTENCES, quote } from '#councils/index.ts'

const seeds = new URL('../eligibility/seeds/', import.meta.url)
const pages = readdirSync(seeds).map((name) => readFileSync(new URL(name, seeds), 'utf8'))
const page = pages.find((text) => text.includes('Fair Processing Notice')) ?? ''

/** The notice alone, from its heading to the next one. */
const published = page.slice(page.indexOf('Multi-Agency'), page.indexOf('What is Early Help?')).trim()

t.test('the notice is the published one, letter for letter', async (t) => {
  const [notice] = findCouncil('westminster')?.notices ?? []
  t.ok(published.length > 2000)
  t.equal(notice?.text, published.replace(/\n+/g, '\n\n'), 'but for the blank lines between paragraphs')
  t.strictSame(findCouncil('rbkc')?.notices, [notice], 'one portal, one notice (N1)')
  t.match(notice?.remarks.join(), 'Data Protection Act 1998')
})

t.test('its sentences stand in it, in order, and make up the whole', async (t) => {
  const sentences = Object.values(NOTICE_SENTENCES)
  let position = 0
  for (const sentence of sentences) {
    const found = published.indexOf(sentence, position)
    t.ok(found >= position, sentence)
    position = found + sentence.length
  }
  t.equal(position, published.length)
  t.strictSame(
    Object.keys(NOTICE_SENTENCES),
    sentences.map((_, index) => `N${index + 1}`),
  )
})

t.test('the ids are those of the domain’s documents', async (t) => {
  for (const [id, beginning] of [
    ['N1', 'Westminster City Council is working in partnership'],
    ['N5', 'Where families require additional support'],
    ['N6', 'This will form the basis of the referral.'],
    ['N8', 'With your permission'],
    ['N9', 'We may also share this information with external agencies'],
    ['N10', 'We will only share this information with external professionals named'],
    ['N12', 'We do have a duty to share your information without your consent'],
    ['N13', 'This may include information where there are safeguarding concerns'],
    ['N14', 'To help Westminster Childrens Services'],
    ['N15', 'Where consent is given without limitations'],
    ['N16', 'Where consent is not given, the case will be referred back'],
    ['N17', 'Where consent is given with limitations'],
  ] as const)
    t.ok(quote(id).text.startsWith(beginning), id)
})
