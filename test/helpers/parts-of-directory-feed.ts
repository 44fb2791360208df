import type { Operation } from '#platform/operation.ts'
import { exampleOrganisation, exampleService } from '../../src/directory/editing/examples.ts'
import { exampleCsv, exampleImport } from '../../src/directory/exchange/examples.ts'
import { serviceAtLocationId } from '../../src/directory/open-referral/ids.ts'
import { termsOf } from '../../src/directory/open-referral/terms.ts'
import { BUILT_IN } from '../../src/directory/taxonomies/built-in.ts'
import { publisher } from '../directory/open-referral/publishing.ts'
import type { StagedService } from './stage.ts'

const PROVIDER = 'directory_provider'

export const FEED_DOERS: Readonly<Record<string, string>> = {
  importServices: 'directory_editor@westminster',
  exportRecords: PROVIDER,
  importCsv: PROVIDER,
}

export const FEED_BODIES: Readonly<Record<string, () => unknown>> = {
  importServices: () => exampleImport,
  importCsv: () => exampleCsv,
}

/** The bodies of another piece of work. */
export const ANOTHER_IMPORT: Readonly<Record<string, object | string>> = {
  importServices: { ...exampleImport, source: 'another.example.org' },
  importCsv: exampleCsv.replace('Chess', 'Cards'),
}

const SERVICE = '019ab000-0000-7000-9000-00000000a001'
const ORGANISATION = '019ab000-0000-7000-9000-00000000a002'
const { taxonomies, terms } = termsOf(BUILT_IN)

export const NAMED: Readonly<Record<string, Record<string, string>>> = {
  getDirectoryService: { serviceId: SERVICE },
  getDirectoryOrganisation: { organisationId: ORGANISATION },
  getOrukService: { id: SERVICE },
  getOrukServiceAtLocation: { id: serviceAtLocationId(SERVICE, exampleService.places[0]?.key ?? '') },
  getOrukOrganization: { id: ORGANISATION },
  getOrukTaxonomy: { id: taxonomies[0]?.id ?? '' },
  getOrukTaxonomyTerm: { id: terms[0]?.id ?? '' },
}

/** What the public reads: a service and the organisation that gives it. */
export async function publishExamples(stage: Pick<StagedService, 'database'>): Promise<void> {
  const { publish } = publisher(stage)
  await publish('organisation', ORGANISATION, exampleOrganisation)
  await publish('service', SERVICE, { ...exampleService, organisation: ORGANISATION })
}

export async function withdrawExamples(stage: Pick<StagedService, 'database'>): Promise<void> {
  const { withdraw } = publisher(stage)
  await withdraw('service', SERVICE)
  await withdraw('organisation', ORGANISATION)
}

export async function feedParts(
  stage: StagedService,
  operation: Operation,
): Promise<{ params: Record<string, string> } | undefined> {
  const params = NAMED[operation.id]
  if (params !== undefined) await publishExamples(stage)
  return params && { params }
}
