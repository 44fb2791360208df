import pg from 'pg'

type Parse = (text: string) => unknown

/** A number while it is exact; past that a bigint, which JSON refuses loudly rather than rounding. */
const wholeNumber: Parse = (text) => {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}

const asText: Parse = (text) => text

/** A date read as an instant moves by a day west of Greenwich; a document parsed and written again is not what was sent. */
const byElement: Readonly<Record<string, Parse>> = { date: asText, json: asText, int8: wholeNumber }

const OIDS: Readonly<Record<number, { type: string; list: boolean }>> = {
  1082: { type: 'date', list: false },
  1182: { type: 'date', list: true },
  114: { type: 'json', list: false },
  199: { type: 'json', list: true },
  20: { type: 'int8', list: false },
  1016: { type: 'int8', list: true },
}

// A number to the compiler: the list of types that pg declares leaves lists out.
const TEXT_LIST: number = 1009

const listOf =
  (parse: Parse): Parse =>
  (text) =>
    (pg.types.getTypeParser(TEXT_LIST)(text) as (string | null)[]).map((item) =>
      item === null ? null : parse(item),
    )

const own = new Map<number, Parse>(
  Object.entries(OIDS).map(([oid, { type, list }]) => {
    const parse = byElement[type] ?? asText
    return [Number(oid), list ? listOf(parse) : parse]
  }),
)

/** How columns arrive: `date` and `json` as text, `int8` as a number, `jsonb` parsed, `timestamptz` as Date. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format === 'binary' ? undefined : own.get(oid)) ?? pg.types.getTypeParser(oid, format),
}
