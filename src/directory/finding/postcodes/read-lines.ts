import { fromNationalGrid } from '../geography/national-grid.ts'
import { codeOf, district, postcode } from '../geography/postcode.ts'

export type PostcodePoint = { code: string; latitude: number; longitude: number }

/** Reads one line of a file after another: a point, or why there is none. */
export type ReadLine = (line: string) => PostcodePoint | 'not in use' | 'not understood'

/**
 * Which file it is, by its first line: the ONS Postcode Directory (`pcds`, `lat`, `long`), a file of ours
 * (`postcode,latitude,longitude`), or Code-Point Open, which has no headings and gives places on the National Grid.
 */
export function readerOf(firstLine: string): { read: ReadLine; hasHeadings: boolean } | undefined {
  const headings = cellsOf(firstLine).map((each) => each.trim().toLowerCase())
  const at = (...names: string[]) => headings.findIndex((each) => names.includes(each))
  const [code, latitude, longitude] = [
    at('pcds', 'pcd', 'postcode'),
    at('lat', 'latitude'),
    at('long', 'longitude'),
  ]
  if (code >= 0 && latitude >= 0 && longitude >= 0) {
    const ended = at('doterm')
    return {
      hasHeadings: true,
      read: (line) => {
        const cells = cellsOf(line)
        if (ended >= 0 && (cells[ended] ?? '') !== '') return 'not in use'
        return pointAt(cells[code], Number(cells[latitude] || 'none'), Number(cells[longitude] || 'none'))
      },
    }
  }
  return readCodePoint(firstLine) === 'not understood'
    ? undefined
    : { hasHeadings: false, read: readCodePoint }
}

/** Postcode, quality, easting, northing …; a quality of 90 means that nobody knows where it is. */
function readCodePoint(line: string): ReturnType<ReadLine> {
  const [code, quality, easting, northing] = cellsOf(line)
  if (quality === '90') return 'not in use'
  const [x, y] = [Number(easting || 'none'), Number(northing || 'none')]
  if (!(x > 0 && x < 700_000 && y > 0 && y < 1_300_000)) return 'not understood'
  const { latitude, longitude } = fromNationalGrid(x, y)
  return pointAt(code, latitude, longitude)
}

function pointAt(code = '', latitude: number, longitude: number): ReturnType<ReadLine> {
  const known = postcode(code) ?? district(code)
  if (known === undefined || Number.isNaN(latitude) || Number.isNaN(longitude)) return 'not understood'
  // The Directory writes 99.999999 for a postcode without a place; Guernsey and Jersey are outside the table.
  const inside = latitude >= 49 && latitude <= 61 && longitude >= -9 && longitude <= 2.5
  return inside ? { code: codeOf(known), latitude, longitude } : 'not in use'
}

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\uFEFF/, '')
    .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((cell) => cell.replace(/^\s*"|"\s*$/g, '').trim())
