import type { Operation } from '#platform/operation.ts'
import { exampleOrganisation, exampleService } from '../../src/directory/editing/examples.ts'
import type { AnyDocument } from '../../src/directory/record/index.ts'
import type { Change, Publication } from '../../src/directory/tables.ts'
import { pathMembers } from './catalog.ts'
import { putRecord } from './directory-rows.ts'
import type { StagedService } from './stage.ts'

const OWNER = 'directory_provider'
const EDITOR = 'directory_editor@westminster'

const IDS = [
  ...['createRecord', 'listRecords', 'getRecord', 'updateRecord', 'updateLocalOffer', 'submitRecord'],
  ...['approveRecord', 'returnRecord', 'discardChange', 'assureRecord', 'archiveRecord', 'restoreRecord'],
  ...['listRecordVersions', 'getRecordVersion', 'getRecordChanges', 'listRecordEvents'],
]

export const EDITING_DOERS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(IDS.map((id) => [id, OWNER])),
  approveRecord: EDITOR,
  returnRecord: EDITOR,
}

const REASONS = { reasons: 'The group has moved (made up).' }

export const EDITING_BODIES: Readonly<Record<string, () => unknown>> = {
  createRecord: () => ({ kind: 'service', document: exampleService }),
  updateRecord: () => ({ stateNote: 'About four weeks (made up).' }),
  updateLocalOffer: () => ({ questionSet: 1, answers: [], sendNeeds: [], headings: ['education'] }),
  returnRecord: () => REASONS,
  archiveRecord: () => REASONS,
}

/** The body of another piece of work. */
export const ANOTHER_RECORD = {
  kind: 'service',
  document: { ...exampleService, name: 'Another (made up)' },
}

type Standing = { publication: Publication; change: Change }

/** The state in which it can be done, where a first draft is not. */
const STANDS: Readonly<Record<string, Standing>> = {
  approveRecord: { publication: 'live', change: 'in_review' },
  returnRecord: { publication: 'live', change: 'in_review' },
  assureRecord: { publication: 'hidden', change: 'none' },
  archiveRecord: { publication: 'live', change: 'none' },
  restoreRecord: { publication: 'archived', change: 'none' },
}

/** A record of the demonstration's provider, past every rule. */
export async function recordStanding(
  { database: { admin } }: Pick<StagedService, 'database'>,
  standing: Standing,
  document: AnyDocument = exampleService,
): Promise<string> {
  const owner = await admin
    .selectFrom('account')
    .select(['id', 'organisation_id'])
    .where('subject', '=', OWNER)
    .executeTakeFirstOrThrow()
  const kind = 'places' in document ? 'service' : 'organisation'
  return putRecord(admin, {
    ...{ kind, document, saved_by: owner.id, organisation_id: owner.organisation_id },
    ...standing,
  })
}

/** An organisation that a published service names; its id. */
export async function organisationInUse(stage: Pick<StagedService, 'database'>): Promise<string> {
  const live = { publication: 'live', change: 'none' } as const
  const organisation = await recordStanding(stage, live, exampleOrganisation)
  await recordStanding(stage, live, { ...exampleService, organisation })
  return organisation
}

export async function editingParts(
  stage: StagedService,
  operation: Operation,
): Promise<{ params: Record<string, string> } | undefined> {
  if (!IDS.includes(operation.id)) return undefined
  if (!pathMembers(operation).includes('recordId')) return { params: {} }
  const standing = STANDS[operation.id] ?? { publication: 'never', change: 'draft' }
  return { params: { recordId: await recordStanding(stage, standing) } }
}
