import { randomUUID } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Operation } from '#platform/operation.ts'
import { exampleService } from '../../src/directory/editing/examples.ts'
import { codeOf } from '../../src/directory/providers/registration/codes.ts'
import { putRecord } from './directory-rows.ts'
import { recordStanding } from './parts-of-directory-editing.ts'
import type { StagedService } from './stage.ts'

const OWNER = 'directory_provider'
const EDITOR = 'directory_editor@westminster'
/** Somebody who has signed in at the council's identity provider and has no account here. */
const NEWCOMER = 'newcomer'

/** Of the demonstration: a school that owns none of the records. */
/** The school whose the provider is. */
export const OWN_ORGANISATION = '00000000-0000-7000-8000-010000000002'
const ANOTHER_ORGANISATION = '00000000-0000-7000-8000-010000000001'

export const PROVIDER_DOERS: Readonly<Record<string, string>> = {
  confirmProvider: NEWCOMER,
  inviteColleague: OWNER,
  listColleagues: OWNER,
  removeColleague: OWNER,
  changeProviderEmail: OWNER,
  confirmProviderEmail: OWNER,
  requestEditRights: OWNER,
  listRightsRequests: OWNER,
  decideRightsRequest: OWNER,
  listRights: OWNER,
  revokeRight: OWNER,
  transferRecord: EDITOR,
}

const REASONS = { reasons: 'They run it now (made up).' }

export const PROVIDER_BODIES: Readonly<Record<string, () => unknown>> = {
  registerProvider: () => ({
    organisation: { name: 'Example Toddlers (made up)', kind: 'community_group' },
    contact: { name: 'Jo Example', email: `${randomUUID()}@example.org` },
  }),
  confirmProvider: () => ({ code: 'made-up-made-up-made-up-made-up-' }),
  inviteColleague: () => ({ name: 'Kit Example', email: `${randomUUID()}@example.org` }),
  changeProviderEmail: () => ({ name: 'The office', email: `${randomUUID()}@example.org` }),
  confirmProviderEmail: () => ({ code: 'made-up-made-up-made-up-made-up-' }),
  requestEditRights: () => REASONS,
  decideRightsRequest: () => ({ granted: true, ...REASONS }),
  transferRecord: () => ({ organisation: ANOTHER_ORGANISATION, ...REASONS }),
}

type Staged = Pick<StagedService, 'app' | 'database' | 'as'>
type Made = { params: Record<string, string>; body?: object }

const live = { publication: 'live', change: 'none' } as const

/** Has the provider's organisation be one that registered itself. */
export async function registerOwn({ database: { admin } }: Pick<Staged, 'database'>): Promise<void> {
  const contact = { kind: 'school', contact_name: 'Jo Provider', email: 'jo@school.example.org' } as const
  const registered = { registered_with: 'westminster', registered_at: AT }
  await admin
    .insertInto('provider')
    .values({ organisation_id: OWN_ORGANISATION, ...contact, ...registered })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Somebody else who writes for the provider's organisation. */
async function newColleague({ database: { admin } }: Staged): Promise<string> {
  const id = uuidv7()
  const person = { id, issuer: 'made up', subject: id, kind: 'person', name: 'Kit Example' } as const
  await admin
    .insertInto('account')
    .values({ ...person, organisation_id: OWN_ORGANISATION })
    .execute()
  await admin.insertInto('membership').values({ account_id: id, role: OWNER }).execute()
  return id
}

const newestCode = async ({ app, database: { admin } }: Staged): Promise<string> => {
  const newest = await admin
    .selectFrom('provider_registration')
    .select(['council_id', 'id'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return codeOf(app.config.key ?? Buffer.alloc(0), newest)
}

/** What a request about the people of an organisation has to name. */
async function colleagueParts(stage: Staged, id: string): Promise<Made> {
  await registerOwn(stage)
  const params = { organisationId: OWN_ORGANISATION }
  if (id === 'removeColleague') return { params: { ...params, accountId: await newColleague(stage) } }
  if (id !== 'confirmProviderEmail') return { params }
  await stage.as(OWNER, 'changeProviderEmail', { params })
  return { params: {}, body: { code: await newestCode(stage) } }
}

/** A code that is good; whoever was the newcomer before is somebody else now. */
export async function newCode(stage: Staged): Promise<string> {
  const { database, as } = stage
  const { admin } = database
  const earlier = admin.updateTable('account').set({ subject: randomUUID() })
  await earlier.where('subject', '=', NEWCOMER).execute()
  await as(NEWCOMER, 'registerProvider')
  return newestCode(stage)
}

/** A record of the council's own, which a provider may ask to edit. */
async function recordOfTheCouncil({ database: { admin } }: Staged): Promise<string> {
  const { id, organisation_id } = await admin
    .selectFrom('account')
    .select(['id', 'organisation_id'])
    .where('subject', '=', EDITOR)
    .executeTakeFirstOrThrow()
  return putRecord(admin, {
    ...{ kind: 'service', document: exampleService, organisation_id, saved_by: id },
    ...live,
  })
}

const asking = (id: string) => ({
  council_id: 'westminster',
  record_id: id,
  organisation_id: ANOTHER_ORGANISATION,
})
const somebody = '00000000-0000-7000-8000-030000000001'
const AT = new Date('2026-11-23T09:30:00Z')

/** A request of another organisation's for a provider's record. */
async function requestFor({ database: { admin } }: Staged, recordId: string): Promise<string> {
  const id = uuidv7()
  await admin
    .insertInto('rights_request')
    .values({ ...asking(recordId), id, asked_by: somebody, asked_at: AT, ...REASONS, state: 'open' })
    .execute()
  return id
}

/** A right of another organisation's to a provider's record. */
async function rightTo({ database: { admin } }: Staged, recordId: string): Promise<void> {
  const { organisation_id: owner_id } = await admin
    .selectFrom('directory_record')
    .select('organisation_id')
    .where('id', '=', recordId)
    .executeTakeFirstOrThrow()
  await admin
    .insertInto('directory_right')
    .values({ ...asking(recordId), owner_id, granted_by: somebody, granted_at: AT })
    .execute()
}

/** What a request about providers and rights has to name. */
export async function providerParts(stage: Staged, operation: Operation): Promise<Made | undefined> {
  if (operation.tag !== 'Directory providers') return undefined
  switch (operation.id) {
    case 'registerProvider':
    case 'listRightsRequests':
      return { params: {} }
    case 'confirmProvider':
      return { params: {}, body: { code: await newCode(stage) } }
    case 'inviteColleague':
    case 'listColleagues':
    case 'removeColleague':
    case 'changeProviderEmail':
    case 'confirmProviderEmail':
      return colleagueParts(stage, operation.id)
    case 'requestEditRights':
      return { params: { recordId: await recordOfTheCouncil(stage) } }
    default: {
      const recordId = await recordStanding(stage, live)
      if (operation.id === 'decideRightsRequest')
        return { params: { recordId, requestId: await requestFor(stage, recordId) } }
      if (operation.id === 'revokeRight') await rightTo(stage, recordId)
      return { params: { recordId, organisationId: ANOTHER_ORGANISATION } }
    }
  }
}
