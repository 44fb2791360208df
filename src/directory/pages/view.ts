import type { PageRow } from './queries/pages.ts'

const withPage = (members: object, document: string) =>
  `${JSON.stringify(members).slice(0, -1)},"page":${document}}`

/** A page as anybody reads it, its document letter for letter. */
export const pageJson = ({ id, council_id, updated_at, document }: PageRow): string =>
  withPage({ id, councilId: council_id, updatedAt: updated_at.toISOString() }, document)

export const managedPageJson = ({ id, council_id, state, version, ...row }: PageRow): string =>
  withPage(
    {
      id,
      councilId: council_id,
      state,
      version,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    },
    row.document,
  )
