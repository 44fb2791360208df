import { randomUUID } from 'node:crypto'
import { policies, workshop } from '../../src/directory/pages/examples.ts'
import { ANOTHER_CONTENT } from '../helpers/parts-of-directory-content.ts'
import { bodyOf } from '../helpers/requests.ts'
import { rightParts, whoMay } from '../helpers/right-parts.ts'
import { ask, type Bringing } from './bringing.ts'

/** A key that other work of the same kind was done with. */
const keyOfAnother: Bringing = async (stage, operation) => {
  const headers = { 'idempotency-key': randomUUID() }
  const body = { ...(bodyOf(operation) as object), ...ANOTHER_CONTENT[operation.id] }
  await ask(stage, operation, { headers, body })
  return ask(stage, operation, { headers })
}

/** Done, and asked for once more in the version that it is then. */
const again: Bringing = async (stage, operation) => {
  const parts = await rightParts(stage, operation)
  await stage.as(whoMay(operation), operation.id, parts)
  return stage.as(whoMay(operation), operation.id, { ...parts, headers: { 'if-match': '"2"' } })
}

const nowhere = {
  ...workshop,
  page: {
    ...workshop.page,
    sessions: [{ from: '2026-12-03T09:30:00Z', until: '2026-12-03T12:30:00Z' }],
  },
}

export const CONTENT_REFUSALS: Readonly<Record<string, Bringing>> = {
  'putTaxonomy idempotency-key-reused': keyOfAnother,
  'createPage idempotency-key-reused': keyOfAnother,
  'giveFeedback idempotency-key-reused': keyOfAnother,
  'putTaxonomy taxonomy-not-valid': (stage, operation) =>
    ask(stage, operation, {
      body: { ...(bodyOf(operation) as object), terms: [{ code: 'a', name: 'A', parent: 'b' }] },
    }),
  'putTaxonomy taxonomy-built-in': (stage, operation) =>
    ask(stage, operation, { params: { importedTaxonomyId: 'categories' } }),
  'createPage page-not-valid': (stage, operation) => ask(stage, operation, { body: nowhere }),
  'updatePage page-not-valid': (stage, operation) => ask(stage, operation, { body: policies }),
  'updatePage page-withdrawn': async (stage, operation) => {
    const parts = await rightParts(stage, operation)
    await stage.as(whoMay(operation), 'withdrawPage', parts)
    return stage.as(whoMay(operation), operation.id, { ...parts, headers: { 'if-match': '"2"' } })
  },
  'withdrawPage page-withdrawn': again,
  'answerFeedback feedback-settled': again,
  'giveFeedback feedback-not-about-a-service': (stage, operation) =>
    ask(stage, operation, { body: { about: 'service', text: 'Which one (made up)?' } }),
  'getLocalOfferQuestions not-found': (stage, operation) => ask(stage, operation, { query: 'version=999' }),
}
