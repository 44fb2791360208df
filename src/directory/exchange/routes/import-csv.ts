import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { councilId } from '../../council.ts'
import { actorOf, RECORD_PEOPLE, reachIn } from '../../editing/index.ts'
import { importRow, type RowDone } from '../csv/import-rows.ts'
import { fault, readTable } from '../csv/table.ts'
import { exampleCsv } from '../examples.ts'

const MOST_ERRORS = 100

const Report = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          row: Type.Integer({ minimum: 2, description: 'As a spreadsheet counts: the header is 1.' }),
          outcome: Type.Unsafe<RowDone['outcome']>({ type: 'string', enum: ['new', 'changed', 'same'] }),
          record: Type.String({ format: 'uuid' }),
        },
        { $id: 'CsvRow', additionalProperties: false },
      ),
    ),
  },
  { $id: 'CsvReport', additionalProperties: false },
)

export const importCsv = operation({
  id: 'importCsv',
  method: 'POST',
  path: '/v1/councils/{councilId}/directory/records.csv',
  tag: 'Directory records',
  summary: 'Services from a table: all of it, or nothing',
  description:
    'The columns of `exportRecords`, or some of them. A row without an `id` begins a draft; with one it changes that record’s draft, in the `version` that was exported. Only cells that were changed are written. A single cell that cannot be taken refuses the file, with every fault by row and column. Nothing is published or submitted by it.',
  allow: RECORD_PEOPLE,
  params: Type.Object({ councilId }),
  body: Type.String({ minLength: 1 }),
  bodyType: 'text/csv',
  bodyExamples: { table: { summary: 'One new service', value: exampleCsv } },
  idempotent: true,
  answers: { 200: { description: 'What became of each row.', schema: Report } },
  problems: ['csv-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, now } = call
      const council = call.params.councilId
      const reach = reachIn(caller, council)
      if (isRefusal(reach)) return reach
      concerns({ council })
      const { rows, faults } = readTable(call.body)
      const by = { account: caller.account, actor: actorOf(reach, { council_id: council }), now }
      const owner = { id: caller.organisation, name: caller.organisationName }
      const done: RowDone[] = []
      for (const row of rows) {
        if (row.id !== '' && done.some(({ record }) => record === row.id))
          faults.push(fault(row.number, 'id', 'repeated_record', 'A record has one row.'))
        const outcome = await importRow({ trx, caller, council, owner, by }, row)
        if (Array.isArray(outcome)) faults.push(...outcome)
        else done.push(outcome)
        if (faults.length >= MOST_ERRORS) break
      }
      if (faults.length > 0) return refuse('csv-not-valid', { errors: faults.slice(0, MOST_ERRORS) })
      return { status: 200, body: { rows: done } }
    }),
})
