import type { Operation } from '#platform/operation.ts'
import './problems.ts'
import { createPage } from './routes/create-page.ts'
import { getManagedPage } from './routes/get-managed-page.ts'
import { getPage } from './routes/get-page.ts'
import { listManagedPages } from './routes/list-managed-pages.ts'
import { listPageVersions } from './routes/list-page-versions.ts'
import { listPages } from './routes/list-pages.ts'
import { updatePage } from './routes/update-page.ts'
import { withdrawPage } from './routes/withdraw-page.ts'

/** What the council itself writes for professionals and families. */
export const pageOperations: readonly Operation[] = [
  listPages,
  getPage,
  createPage,
  listManagedPages,
  getManagedPage,
  updatePage,
  withdrawPage,
  listPageVersions,
]
