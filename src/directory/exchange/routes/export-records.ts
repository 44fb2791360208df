import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { linkTo, nextPage, pageQuery, readPage } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { councilId } from '../../council.ts'
import { RECORD_PEOPLE, reachIn } from '../../editing/index.ts'
import { writeTable } from '../csv/table.ts'
import { recordsToExport } from '../queries/records-to-export.ts'

/** In one file. */
const MOST = 5_000

export const exportRecords = operation({
  id: 'exportRecords',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/records.csv',
  tag: 'Directory records',
  summary: 'Services as a table, for those who keep spreadsheets',
  description:
    'A provider’s own, or all of the council’s (5,000 in a file; where there are more, the `Link` header leads to the next): as they are being worked on, with internal notes and with places that are not published. A row each; of what there may be several (contacts, costs, places) the first. What a spreadsheet would run as a formula begins with an apostrophe. Change cells and send the file back (`importCsv`).',
  allow: RECORD_PEOPLE,
  params: Type.Object({ councilId }),
  query: Type.Object({ cursor: pageQuery.cursor }, { additionalProperties: false }),
  answers: {
    200: { description: 'CSV in UTF-8, with its mark.', contentType: 'text/csv', headers: ['Link'] },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const council = call.params.councilId
      const reach = reachIn(call.caller, council)
      if (isRefusal(reach)) return reach
      const page = readPage(call, council)
      if (isRefusal(page)) return page
      concerns({ council })
      const after = page.position === undefined ? undefined : String(page.position[0])
      const rows = await recordsToExport(trx, reach, council, { after, limit: MOST + 1 })
      const next = nextPage(call, {
        path: `/v1/councils/${council}/directory/records.csv`,
        filter: council,
        limit: MOST,
        rows,
        position: ({ id }) => [id],
      })
      const content = writeTable(rows.slice(0, MOST))
      return { status: 200, text: { type: 'text/csv; charset=utf-8', content }, headers: linkTo(next) }
    }),
})
