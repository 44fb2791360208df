import pg from 'pg'

type Parse = (text: string) => unknown

/** A number while it is exact; past that a bigint, which JSON refuses loudly rather than rounding. */
const wholeNumber: Parse = (text) => {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}

const asText: Parse = (text) => text

// A number to the compiler: the list of types that pg declares leaves lists out.
const TEXT_LIST: number = 1009

const listOf =
  (parse: Parse): Parse =>
  (text) =>
    (pg.types.getTypeParser(TEXT_LIST)(text) as (string | null)[]).map((item) =>
      item === null ? null : parse(item),
    )

// A date read as an instant moves by a day west of Greenwich; a document that is parsed and written again is
// not what was sent.
const own: ReadonlyMap<number, Parse> = new Map([
  [1082, asText], // date
  [1182, listOf(asText)],
  [114, asText], // json
  [199, listOf(asText)],
  [20, wholeNumber], // int8
  [1016, listOf(wholeNumber)],
])

/** How columns arrive: `date` and `json` as text, `int8` as a number, `jsonb` parsed, `timestamptz` as Date. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format === 'binary' ? undefined : own.get(oid)) ?? pg.types.getTypeParser(oid, format),
}
