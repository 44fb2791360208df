import type { Db } from '#platform/operation.ts'
import type { Point } from '../../record/place.ts'
import { pointsOf } from '../queries/postcode-points.ts'
import { readNear } from './near.ts'
import { districtOf } from './postcode.ts'

/** Where that is; undefined where nobody told. The one door to whatever tells it: a table now. */
export async function locate(db: Db, text: string): Promise<Point | undefined> {
  const near = readNear(text)
  if (near === undefined) return undefined
  if (near.kind === 'point') return near.point
  return (await pointsOf(db, [near.code])).get(near.code)
}

/** The middle of a postcode's district: near enough for what is nearby, and no address. */
export async function locateDistrict(db: Db, postcode: string): Promise<Point | undefined> {
  const district = districtOf(postcode)
  return (await pointsOf(db, [district])).get(district)
}
