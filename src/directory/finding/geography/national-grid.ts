import type { Point } from '../../record/place.ts'

// Ordnance Survey, "A guide to coordinate systems in Great Britain", annexes A to C: the Airy 1830 ellipsoid, the
// National Grid's projection, and the Helmert transformation to WGS 84, right to about five metres.
const AIRY = { a: 6_377_563.396, b: 6_356_256.909 }
const WGS84 = { a: 6_378_137, b: 6_356_752.3141 }
const GRID = { scale: 0.9996012717, latitude: 49, longitude: -2, easting: 400_000, northing: -100_000 }
const TO_WGS84 = {
  x: 446.448,
  y: -125.157,
  z: 542.06,
  scale: -20.4894e-6,
  turnX: 0.1502,
  turnY: 0.247,
  turnZ: 0.8421,
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
const degrees = (angle: number) => (angle * 180) / Math.PI
const eccentricity = ({ a, b }: typeof AIRY) => 1 - (b * b) / (a * a)

/** Where an easting and a northing of the National Grid are in WGS 84. Code-Point Open gives its places so. */
export function fromNationalGrid(easting: number, northing: number): Point {
  const { latitude, longitude } = onAiry(easting, northing)
  const at = cartesian(latitude, longitude, AIRY)
  const seconds = (turn: number) => radians(turn / 3600)
  const { x, y, z } = TO_WGS84
  const [turnX, turnY, turnZ] = [TO_WGS84.turnX, TO_WGS84.turnY, TO_WGS84.turnZ].map(seconds) as [
    number,
    number,
    number,
  ]
  const scale = 1 + TO_WGS84.scale
  return geodetic(
    x + scale * at.x - turnZ * at.y + turnY * at.z,
    y + turnZ * at.x + scale * at.y - turnX * at.z,
    z - turnY * at.x + turnX * at.y + scale * at.z,
  )
}

/** The projection backwards, in radians. */
function onAiry(easting: number, northing: number) {
  const { a } = AIRY
  const { scale } = GRID
  const origin = radians(GRID.latitude)
  const away = northing - GRID.northing
  let latitude = origin
  do latitude += (away - arc(latitude, origin)) / (a * scale)
  while (Math.abs(away - arc(latitude, origin)) >= 0.00001)
  const sine = Math.sin(latitude) ** 2
  const nu = a * scale * (1 - eccentricity(AIRY) * sine) ** -0.5
  const rho = a * scale * (1 - eccentricity(AIRY)) * (1 - eccentricity(AIRY) * sine) ** -1.5
  const eta = nu / rho - 1
  const t = Math.tan(latitude)
  const secant = 1 / Math.cos(latitude)
  const e = easting - GRID.easting
  const [seven, eight, nine] = [
    t / (2 * rho * nu),
    (t / (24 * rho * nu ** 3)) * (5 + 3 * t ** 2 + eta - 9 * t ** 2 * eta),
    (t / (720 * rho * nu ** 5)) * (61 + 90 * t ** 2 + 45 * t ** 4),
  ]
  const [ten, eleven, twelve, last] = [
    secant / nu,
    (secant / (6 * nu ** 3)) * (nu / rho + 2 * t ** 2),
    (secant / (120 * nu ** 5)) * (5 + 28 * t ** 2 + 24 * t ** 4),
    (secant / (5040 * nu ** 7)) * (61 + 662 * t ** 2 + 1320 * t ** 4 + 720 * t ** 6),
  ]
  return {
    latitude: latitude - seven * e ** 2 + eight * e ** 4 - nine * e ** 6,
    longitude: radians(GRID.longitude) + ten * e - eleven * e ** 3 + twelve * e ** 5 - last * e ** 7,
  }
}

/** The developed arc of a meridian from the grid's origin. */
function arc(latitude: number, origin: number): number {
  const { a, b } = AIRY
  const n = (a - b) / (a + b)
  const [less, more] = [latitude - origin, latitude + origin]
  return (
    b *
    GRID.scale *
    ((1 + n + (5 / 4) * n ** 2 + (5 / 4) * n ** 3) * less -
      (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(less) * Math.cos(more) +
      ((15 / 8) * n ** 2 + (15 / 8) * n ** 3) * Math.sin(2 * less) * Math.cos(2 * more) -
      (35 / 24) * n ** 3 * Math.sin(3 * less) * Math.cos(3 * more))
  )
}

function cartesian(latitude: number, longitude: number, ellipsoid: typeof AIRY) {
  const e2 = eccentricity(ellipsoid)
  const nu = ellipsoid.a / Math.sqrt(1 - e2 * Math.sin(latitude) ** 2)
  return {
    x: nu * Math.cos(latitude) * Math.cos(longitude),
    y: nu * Math.cos(latitude) * Math.sin(longitude),
    z: (1 - e2) * nu * Math.sin(latitude),
  }
}

function geodetic(x: number, y: number, z: number): Point {
  const e2 = eccentricity(WGS84)
  const p = Math.hypot(x, y)
  let latitude = Math.atan2(z, p * (1 - e2))
  for (let round = 0; round < 6; round++) {
    const nu = WGS84.a / Math.sqrt(1 - e2 * Math.sin(latitude) ** 2)
    latitude = Math.atan2(z + e2 * nu * Math.sin(latitude), p)
  }
  return { latitude: degrees(latitude), longitude: degrees(Math.atan2(y, x)) }
}
