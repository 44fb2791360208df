import type { Point } from '../../directory/record/place.ts'

/** Where the made-up services of a council are: streets that do not exist, postcodes of no building. */
export type Where = {
  readonly council: 'westminster' | 'rbkc'
  /** What tells its services from the other council's. */
  readonly street: string
  readonly postcodes: readonly [string, string, string, string]
  /** Where examples/directory/postcodes.csv has them. */
  readonly points: readonly [Point, Point, Point, Point]
}

const point = (latitude: number, longitude: number): Point => ({ latitude, longitude })

export const WHERE: readonly Where[] = [
  {
    council: 'westminster',
    street: 'Example Road',
    postcodes: ['W2 9ZZ', 'W9 1XX', 'NW8 8XX', 'SW1V 4XX'],
    points: [point(51.516, -0.18), point(51.527, -0.186), point(51.527, -0.168), point(51.489, -0.14)],
  },
  {
    council: 'rbkc',
    street: 'Sample Gardens',
    postcodes: ['W10 9ZZ', 'W11 9ZZ', 'W8 9ZZ', 'SW10 0XX'],
    points: [point(51.522, -0.213), point(51.513, -0.205), point(51.501, -0.193), point(51.481, -0.181)],
  },
]
