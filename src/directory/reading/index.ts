import type { Operation } from '#platform/operation.ts'
import './problems.ts'
import { getDirectoryOrganisation } from './routes/get-directory-organisation.ts'
import { getDirectoryService } from './routes/get-directory-service.ts'
import { listDirectoryOrganisations } from './routes/list-directory-organisations.ts'

/** What anybody reads of single records. */
export const readingOperations: readonly Operation[] = [
  getDirectoryService,
  listDirectoryOrganisations,
  getDirectoryOrganisation,
]
