import type { Operation } from '#platform/operation.ts'
import { news } from '../../src/directory/pages/examples.ts'
import { pathMembers } from './catalog.ts'
import { recordStanding } from './parts-of-directory-editing.ts'
import type { StagedService } from './stage.ts'

const EDITOR = 'directory_editor@westminster'

export const CONTENT_DOERS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...['putTaxonomy', 'listDuplicates', 'listRecordQuality'],
    ...['createPage', 'updatePage', 'withdrawPage', 'listManagedPages', 'getManagedPage', 'listPageVersions'],
    ...['listReceivedFeedback', 'getReceivedFeedback', 'answerFeedback'],
  ].map((id) => [id, EDITOR]),
)

export const CONTENT_BODIES: Readonly<Record<string, () => unknown>> = {
  putTaxonomy: () => ({
    name: 'Play (made up)',
    version: '1',
    source: 'Example Play Association (made up)',
    licence: 'CC-BY-4.0',
    terms: [{ code: 'outdoors', name: 'Outdoors' }],
  }),
  createPage: () => news,
  updatePage: () => news,
  giveFeedback: () => ({ about: 'site', text: 'It is easy to find things (made up).' }),
  answerFeedback: () => ({ outcome: 'published', comment: 'Good (made up).', response: 'Thank you.' }),
}

/** Of bodies, what makes them another piece of work. */
export const ANOTHER_CONTENT: Readonly<Record<string, object>> = {
  putTaxonomy: { version: '2' },
  createPage: { state: 'draft' },
  giveFeedback: { text: 'Another (made up).' },
}

/** What public addresses of content lead to. */
export const CONTENT_MEMBERS = { taxonomyId: 'categories', termCode: 'health', importedTaxonomyId: 'play' }

const made = async (stage: StagedService, by: string, id: string): Promise<string> =>
  (await stage.as(by, id)).json<{ id: string }>().id

/** A page or a piece of feedback of its own, where one is named. */
export async function contentParts(
  stage: StagedService,
  operation: Operation,
): Promise<{ params: Record<string, string> } | undefined> {
  const members = pathMembers(operation)
  if (members.includes('pageId')) return { params: { pageId: await made(stage, EDITOR, 'createPage') } }
  if (members.includes('feedbackId'))
    return { params: { feedbackId: await made(stage, 'referrer', 'giveFeedback') } }
  if (operation.id !== 'listDuplicates') return undefined
  return { params: { recordId: await recordStanding(stage, { publication: 'never', change: 'draft' }) } }
}
