import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import { councilId } from '../../council.ts'
import { RECORD_PEOPLE, reachIn } from '../../editing/index.ts'
import { writeTable } from '../csv/table.ts'
import { recordsToExport } from '../queries/records-to-export.ts'

export const exportRecords = operation({
  id: 'exportRecords',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/records.csv',
  tag: 'Directory records',
  summary: 'Services as a table, for those who keep spreadsheets',
  description:
    'A provider’s own, or all of the council’s (of more than 5,000 the first that were made): as they are being worked on, with internal notes and with places that are not published. A row each; of what there may be several (contacts, costs, places) the first. What a spreadsheet would run as a formula begins with an apostrophe. Change cells and send the file back (`importCsv`).',
  allow: RECORD_PEOPLE,
  params: Type.Object({ councilId }),
  answers: { 200: { description: 'CSV in UTF-8, with its mark.', contentType: 'text/csv' } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const council = call.params.councilId
      const reach = reachIn(call.caller, council)
      if (isRefusal(reach)) return reach
      concerns({ council })
      const content = writeTable(await recordsToExport(trx, reach, council))
      return { status: 200, text: { type: 'text/csv; charset=utf-8', content } }
    }),
})
