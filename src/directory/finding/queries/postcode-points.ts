import type { Db, Trx } from '#platform/operation.ts'
import type { Point } from '../../record/place.ts'
import { codeOf } from '../geography/postcode.ts'
import '../tables.ts'

/** Where postcodes and districts are, of those that are known here. */
export async function pointsOf(db: Db | Trx, codes: readonly string[]): Promise<ReadonlyMap<string, Point>> {
  if (codes.length === 0) return new Map()
  const rows = await db
    .selectFrom('postcode_point')
    .selectAll()
    .where('code', 'in', [...new Set(codes.map(codeOf))])
    .execute()
  const points = new Map(rows.map(({ code, ...point }) => [code, point]))
  return new Map(
    codes.flatMap((code) => {
      const point = points.get(codeOf(code))
      return point === undefined ? [] : [[code, point] as const]
    }),
  )
}
