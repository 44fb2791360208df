import { median } from '../result.ts'
import { LIMIT, type Stretch } from './contenders.ts'

/** The stretches of each contender by its number of connections, one a round. */
export type Measured = ReadonlyMap<string, ReadonlyMap<number, readonly Stretch[]>>

export const stretchesOf = (measured: Measured, name: string, connections: number): readonly Stretch[] =>
  measured.get(name)?.get(connections) ?? []

/** How near a contender came to the limit: the middle of the ratios within each round. */
export function toLimit(measured: Measured, name: string, connections: number, limit = LIMIT): number {
  const limits = stretchesOf(measured, limit, connections)
  const ratios = stretchesOf(measured, name, connections).map(
    ({ perSecond }, round) => perSecond / (limits[round]?.perSecond ?? Number.NaN),
  )
  return median(ratios)
}
