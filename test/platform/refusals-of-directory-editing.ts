import { exampleService } from '../../src/directory/editing/examples.ts'
import type { AnyDocument } from '../../src/directory/record/index.ts'
import type { Change, Publication } from '../../src/directory/tables.ts'
import { organisationInUse, recordStanding } from '../helpers/parts-of-directory-editing.ts'
import { ask, type Bringing } from './bringing.ts'

const where =
  (publication: Publication, change: Change, document?: AnyDocument): Bringing =>
  async (stage, operation) => {
    const recordId = await recordStanding(stage, { publication, change }, document)
    return ask(stage, operation, { params: { recordId } })
  }

const reversed = { ...exampleService, ages: { from: 4, to: 0 } }

/** Its description tells where the place is that nobody is to find. */
const givesAway: AnyDocument = {
  ...exampleService,
  description: 'Behind the shop at 1 Example Road.',
  places: exampleService.places.map((place) => ({ ...place, visibility: 'hidden' })),
}

export const EDITING_REFUSALS: Readonly<Record<string, Bringing>> = {
  'createRecord record-not-valid': (stage, operation) =>
    ask(stage, operation, { body: { kind: 'service', document: reversed } }),
  'updateRecord record-not-valid': (stage, operation) =>
    ask(stage, operation, { body: { ages: { from: 4, to: 0 } } }),
  'updateLocalOffer record-not-valid': (stage, operation) =>
    ask(stage, operation, { body: { questionSet: 99, answers: [], sendNeeds: [], headings: [] } }),
  'updateRecord record-not-in-this-state': where('archived', 'none'),
  'updateLocalOffer record-not-in-this-state': where('never', 'in_review'),
  'submitRecord record-not-in-this-state': where('live', 'none'),
  'approveRecord record-not-in-this-state': where('live', 'draft'),
  'returnRecord record-not-in-this-state': where('live', 'returned'),
  'discardChange record-not-in-this-state': where('live', 'none'),
  'assureRecord record-not-in-this-state': where('never', 'draft'),
  'archiveRecord record-not-in-this-state': where('never', 'draft'),
  'restoreRecord record-not-in-this-state': where('archived', 'in_review'),
  'submitRecord record-not-publishable': where('never', 'draft', givesAway),
  'approveRecord record-not-publishable': where('never', 'in_review', givesAway),
  'assureRecord record-not-publishable': where('hidden', 'none', givesAway),
  'archiveRecord record-in-use': async (stage, operation) =>
    ask(stage, operation, { params: { recordId: await organisationInUse(stage) } }),
}
