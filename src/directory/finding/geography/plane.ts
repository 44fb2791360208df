import type { Point } from '../../record/place.ts'

/** Metres, on a plane on which distances are those on the ground to 3 in 1,000, anywhere in the United Kingdom. */
export type Planar = { readonly x: number; readonly y: number }

/** The mean radius of the Earth (IUGG), and the meridian and scale that the National Grid has too. */
const RADIUS = 6_371_008.8
const MERIDIAN = -2
const SCALE = 0.9996

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** A transverse Mercator projection of the sphere: the order by distance on it is what a point's index can give. */
export function planar({ latitude, longitude }: Point): Planar {
  const phi = radians(latitude)
  const east = radians(longitude - MERIDIAN)
  return {
    x: SCALE * RADIUS * Math.atanh(Math.cos(phi) * Math.sin(east)),
    y: SCALE * RADIUS * Math.atan2(Math.tan(phi), Math.cos(east)),
  }
}

export const distanceBetween = (a: Planar, b: Planar): number => Math.hypot(a.x - b.x, a.y - b.y)

/** Sides of the squares, in metres. A circle is covered by squares of the first size that takes few of them. */
const SIDES = [1_000, 4_000, 16_000, 64_000]
const FEW = 3

/** From the edge of anywhere in the United Kingdom, so that squares count from 0. */
const ORIGIN: Planar = { x: -800_000, y: 5_300_000 }

const cell = (level: number, column: number, row: number): number => level * 2 ** 24 + column * 2 ** 12 + row

const along = (level: number, metres: number, origin: number): number =>
  Math.floor((metres - origin) / (SIDES[level] as number))

/** The squares that a point is in, one of each size. */
export const cellsOf = ({ x, y }: Planar): number[] =>
  SIDES.map((_side, level) => cell(level, along(level, x, ORIGIN.x), along(level, y, ORIGIN.y)))

/** Squares of one size that cover a circle. */
export function cellsAround({ x, y }: Planar, radius: number): number[] {
  const fit = SIDES.findIndex((side) => radius <= side * FEW)
  const level = fit === -1 ? SIDES.length - 1 : fit
  const columns = range(along(level, x - radius, ORIGIN.x), along(level, x + radius, ORIGIN.x))
  const rows = range(along(level, y - radius, ORIGIN.y), along(level, y + radius, ORIGIN.y))
  return columns.flatMap((column) => rows.map((row) => cell(level, column, row)))
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)
