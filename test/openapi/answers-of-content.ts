import { exampleService } from '../../src/directory/editing/examples.ts'
import { answerFeedback } from '../../src/directory/feedback/routes/answer-feedback.ts'
import { giveFeedback } from '../../src/directory/feedback/routes/give-feedback.ts'
import { workshop } from '../../src/directory/pages/examples.ts'
import { putTaxonomy } from '../../src/directory/taxonomies/routes/put-taxonomy.ts'
import type { Answered, callerOf } from '../helpers/call.ts'

const example = (operation: { bodyExamples?: Readonly<Record<string, { value: unknown }>> }) =>
  Object.values(operation.bodyExamples ?? {})[0]?.value as object

/** What the directory holds besides records: every answer shown. */
export async function showContent(
  as: ReturnType<typeof callerOf>,
  show: (operation: string, answer: Answered) => Answered,
): Promise<void> {
  const [anyone, provider, editor] = [
    as('referrer'),
    as('directory_provider'),
    as('directory_editor@westminster'),
  ]
  const council = '/v1/councils/westminster/directory'
  const lists = '/v1/directory/taxonomies'
  show('putTaxonomy', await editor.put(`${council}/taxonomies/play`, example(putTaxonomy)))
  show('listTaxonomies', await anyone.get(lists))
  show('getTaxonomy', await anyone.get(`${lists}/play?council=westminster`))
  show('listTaxonomyTerms', await anyone.get(`${lists}/categories/terms?parent=social_care&limit=3`))
  show('getTaxonomyTerm', await anyone.get(`${lists}/play/terms/mud?council=westminster`))
  show('getLocalOfferQuestions', await anyone.get('/v1/directory/local-offer-questions'))
  show('getLocalOfferCoverage', await anyone.get(`${council}/local-offer-coverage`))

  const mine = { kind: 'service', document: { ...exampleService, name: 'Sing and sign (made up)' } }
  await provider.post(`${council}/records`, mine)
  const again = await provider.post(`${council}/records`, mine)
  show('listDuplicates', await editor.get(`${council}/records/${String(again.body['id'])}/duplicates`))
  const worst = `${council}/record-quality?kind=service&limit=2`
  show('listRecordQuality', await editor.get(worst))

  const page = show('createPage', await editor.post(`${council}/pages`, workshop))
  const at = `${council}/managed-pages/${String(page.body['id'])}`
  show('listPages', await anyone.get(`${council}/pages?kind=training&audience=childminders`))
  show('getPage', await anyone.get(`${council}/pages/${String(page.body['id'])}`))
  show('listManagedPages', await editor.get(`${council}/managed-pages`))
  show('getManagedPage', await editor.get(at))
  const draft = await editor.put(at, { ...workshop, state: 'draft' }, { ifMatch: page.etag })
  show('updatePage', draft)
  show('withdrawPage', await editor.delete(at, { ifMatch: draft.etag }))
  show('listPageVersions', await editor.get(`${at}/versions?limit=1`))

  const email = 'jo@families.example.org'
  const given = show(
    'giveFeedback',
    await anyone.post(`${council}/feedback`, { ...example(giveFeedback), email }),
  )
  show('listReceivedFeedback', await editor.get(`${council}/received-feedback?state=received`))
  const received = `${council}/received-feedback/${String(given.body['id'])}`
  const read = show('getReceivedFeedback', await editor.get(received))
  const answered = await editor.put(`${received}/answer`, example(answerFeedback), { ifMatch: read.etag })
  show('answerFeedback', answered)
  show('listFeedback', await anyone.get(`${council}/feedback`))
}
