import fc from 'fast-check'
import t from 'tap'
import { fromNationalGrid } from '../../../src/directory/finding/geography/national-grid.ts'
import { readNear } from '../../../src/directory/finding/geography/near.ts'
import {
  cellsAround,
  cellsOf,
  distanceBetween,
  planar,
} from '../../../src/directory/finding/geography/plane.ts'

const point = fc.record({
  latitude: fc.double({ min: 49.9, max: 60.9, noNaN: true }),
  longitude: fc.double({ min: -8, max: 1.8, noNaN: true }),
})

/** The great circle, by the haversine: a second account of distance. */
function haversine(a: { latitude: number; longitude: number }, b: typeof a): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const h =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude)
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h))
}

t.test('distances on the plane are those on the ground, to 3 in 1,000', (t) => {
  fc.assert(
    fc.property(
      point,
      fc.double({ min: -0.9, max: 0.9, noNaN: true }),
      fc.double({ min: -0.9, max: 0.9, noNaN: true }),
      (a, north, east) => {
        const b = { latitude: Math.min(61, a.latitude + north), longitude: a.longitude + east }
        const ground = haversine(a, b)
        return Math.abs(distanceBetween(planar(a), planar(b)) - ground) <= ground * 0.003 + 0.01
      },
    ),
    { numRuns: 1_000 },
  )
  t.end()
})

t.test('whatever is within a circle is in one of its squares, and there are few of them', (t) => {
  fc.assert(
    fc.property(
      point,
      fc.integer({ min: 1, max: 100_000 }),
      fc.double({ min: 0, max: 6.3, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (centre, radius, angle, share) => {
        const from = planar(centre)
        const away = radius * share
        const to = { x: from.x + away * Math.cos(angle), y: from.y + away * Math.sin(angle) }
        const squares = cellsAround(from, radius)
        return squares.length <= 64 && cellsOf(to).some((cell) => squares.includes(cell))
      },
    ),
    { numRuns: 1_000 },
  )
  t.end()
})

t.test('the National Grid, by places whose coordinates the Ordnance Survey has published', (t) => {
  // OS Net stations as the guide's test data gives them (ETRS89, which is WGS 84 to a metre); the transformation is right to about five.
  const stations = [
    [50.4388582561, -4.10864563561, 250359.811, 62016.569],
    [51.4893656495, -0.1199255718, 530624.974, 178388.464],
    [52.2552938163, -2.15458614387, 389544.19, 261912.153],
    [57.4862500072, -4.21926398555, 267056.768, 846176.972],
  ] as const
  for (const [latitude, longitude, easting, northing] of stations) {
    const away = haversine(fromNationalGrid(easting, northing), { latitude, longitude })
    t.ok(away < 7, `${away.toFixed(1)} m`)
  }
  t.end()
})

t.test('what near may say', (t) => {
  t.strictSame(readNear('51.5,-0.1'), { kind: 'point', point: { latitude: 51.5, longitude: -0.1 } })
  t.equal(readNear('48.85,2.35'), undefined, 'Paris')
  t.strictSame(readNear(' w29zz '), { kind: 'postcode', code: 'W2 9ZZ' })
  t.strictSame(readNear('sw1a 1aa'), { kind: 'postcode', code: 'SW1A 1AA' })
  t.strictSame(readNear('w1d'), { kind: 'district', code: 'W1D' })
  t.equal(readNear('nowhere'), undefined)
  t.end()
})
