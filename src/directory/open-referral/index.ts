import type { Operation } from '#platform/operation.ts'
import { getOrukInformation } from './routes/get-oruk-information.ts'
import { getOrukOrganization } from './routes/get-oruk-organization.ts'
import { getOrukService } from './routes/get-oruk-service.ts'
import { getOrukServiceAtLocation } from './routes/get-oruk-service-at-location.ts'
import { getOrukTaxonomy } from './routes/get-oruk-taxonomy.ts'
import { getOrukTaxonomyTerm } from './routes/get-oruk-taxonomy-term.ts'
import { listOrukOrganizations } from './routes/list-oruk-organizations.ts'
import { listOrukServiceAtLocations } from './routes/list-oruk-service-at-locations.ts'
import { listOrukServices } from './routes/list-oruk-services.ts'
import { listOrukTaxonomies } from './routes/list-oruk-taxonomies.ts'
import { listOrukTaxonomyTerms } from './routes/list-oruk-taxonomy-terms.ts'
import { streamOrukServices } from './routes/stream-oruk-services.ts'

export type { HsdsOrganization, HsdsService } from './hsds.ts'
export { councilOrganisationId } from './ids.ts'
export type { ForWantOfTerms } from './mapping/attributes.ts'
export { fromHsdsOrganisation } from './mapping/organisation.ts'
export { fromHsdsService } from './mapping/service.ts'
export { type Terms, termsOf } from './terms.ts'

/** The directory in the national standard, for other systems. */
export const openReferralOperations: readonly Operation[] = [
  getOrukInformation,
  listOrukServices,
  streamOrukServices,
  getOrukService,
  listOrukTaxonomies,
  getOrukTaxonomy,
  listOrukTaxonomyTerms,
  getOrukTaxonomyTerm,
  listOrukServiceAtLocations,
  getOrukServiceAtLocation,
  listOrukOrganizations,
  getOrukOrganization,
]
