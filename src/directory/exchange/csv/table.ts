import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { Fault } from '#platform/faults.ts'
import type { ServiceRecord } from '../../record/service-record.ts'
import { fromCell, toCell } from './cells.ts'
import { COLUMNS } from './columns.ts'

/** Which record a row is of, and which version of it: what others changed meanwhile is not written over. */
const OWN = ['id', 'version'] as const
export const HEADER: readonly string[] = [...OWN, ...COLUMNS.map(({ name }) => name)]

const MOST_ROWS = 500

export type Row = {
  /** As a spreadsheet counts: the header is 1. */
  readonly number: number
  readonly id: string
  readonly version: string
  /** Only the columns that the file has. */
  readonly cells: ReadonlyMap<string, string>
}

type Shown = { id: string; version: number; document: ServiceRecord }

/** With the mark by which spreadsheets tell UTF-8, and in lines as RFC 4180 has them. */
export const writeTable = (records: readonly Shown[]): string =>
  stringify(
    [
      HEADER,
      ...records.map(({ id, version, document }) => [
        id,
        String(version),
        ...COLUMNS.map(({ show }) => toCell(show(document))),
      ]),
    ],
    { bom: true, record_delimiter: 'windows' },
  )

export const fault = (row: number, column: string, code: string, message: string): Fault => ({
  pointer: `/${row}/${column}`,
  code,
  message,
})

export function readTable(text: string): { rows: Row[]; faults: Fault[] } {
  let table: string[][]
  try {
    // With the header, and one more than may be: a megabyte of empty lines is not read to its end.
    table = parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: false,
      to: MOST_ROWS + 2,
    })
  } catch (error) {
    const line = Number((error as { lines?: unknown }).lines ?? 1)
    return { rows: [], faults: [fault(line, '', 'no_csv', 'From here on the file is not CSV (RFC 4180).')] }
  }
  const [header = [], ...body] = table
  const names = header.map((name) => name.trim())
  const faults = faultsOfHeader(names)
  if (body.length > MOST_ROWS)
    faults.push(fault(MOST_ROWS + 2, '', 'too_many_rows', `At most ${MOST_ROWS} rows in one file.`))
  if (faults.length > 0) return { rows: [], faults }
  const filled = body
    .map((cells, at) => ({ cells, number: at + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const long = filled.filter(({ cells }) => cells.length !== names.length)
  return {
    rows: filled.map(({ cells, number }) => rowOf(names, cells, number)),
    faults: long.map(({ number }) =>
      fault(number, '', 'other_number_of_cells', 'As many cells as the header has.'),
    ),
  }
}

/** Among one more than there are columns, one is unknown or there twice: no header has to be read further. */
const faultsOfHeader = (names: readonly string[]): Fault[] =>
  names.slice(0, HEADER.length + 1).flatMap((name, at) => {
    if (!HEADER.includes(name)) return [fault(1, name, 'unknown_column', `One of ${HEADER.join(', ')}.`)]
    return names.indexOf(name) < at ? [fault(1, name, 'repeated_column', 'Each column once.')] : []
  })

function rowOf(names: readonly string[], cells: readonly string[], number: number): Row {
  const all = new Map(names.map((name, at) => [name, fromCell(cells[at] ?? '')]))
  const [id, version] = OWN.map((name) => all.get(name)?.trim() ?? '') as [string, string]
  return { number, id: id.toLowerCase(), version, cells: all }
}
