import { randomUUID } from 'node:crypto'
import { exampleCsv, exampleImport } from '../../src/directory/exchange/examples.ts'
import { type Answered, type Body, callerOf } from '../helpers/call.ts'
import { NAMED, publishExamples } from '../helpers/parts-of-directory-feed.ts'
import type { TestService } from '../helpers/service.ts'

/** What the public and other systems read of the directory, and what comes in from elsewhere. */
export async function showFeed(
  service: TestService,
  show: (operation: string, answer: Answered) => Answered,
): Promise<void> {
  const as = callerOf(service)
  const anybody = as('referrer')
  await publishExamples(service)
  const idOf = (operation: string) => Object.values(NAMED[operation] ?? {})[0] ?? ''
  const one = async (operation: string, path: string) =>
    show(operation, await anybody.get(`${path}/${idOf(operation)}`))
  await one('getDirectoryService', '/v1/directory/services')
  await one('getDirectoryOrganisation', '/v1/directory/organisations')
  show('listDirectoryOrganisations', await anybody.get('/v1/directory/organisations'))
  show('getOrukInformation', await anybody.get('/oruk/v3'))
  for (const [list, single, path] of [
    ['listOrukServices', 'getOrukService', 'services'],
    ['listOrukServiceAtLocations', 'getOrukServiceAtLocation', 'service_at_locations'],
    ['listOrukOrganizations', 'getOrukOrganization', 'organizations'],
    ['listOrukTaxonomies', 'getOrukTaxonomy', 'taxonomies'],
    ['listOrukTaxonomyTerms', 'getOrukTaxonomyTerm', 'taxonomy_terms'],
  ] as const) {
    show(list, await anybody.get(`/oruk/v3/${path}?per_page=2`))
    await one(single, `/oruk/v3/${path}`)
  }
  const directory = '/v1/councils/westminster/directory'
  show('importServices', await as('directory_editor@westminster').post(`${directory}/imports`, exampleImport))
  const table = await service.app.inject({
    method: 'POST',
    url: `${directory}/records.csv`,
    headers: {
      authorization: `Bearer ${await service.token('directory_provider')}`,
      'idempotency-key': randomUUID(),
      'content-type': 'text/csv',
    },
    payload: exampleCsv,
  })
  const { statusCode: status, headers } = table
  show('importCsv', { status, body: table.json<Body>(), headers, etag: '' })
}
