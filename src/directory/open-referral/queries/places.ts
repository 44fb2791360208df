import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { Conditions } from '../filters.ts'
import { serviceConditions } from './conditions.ts'
import { columns, published, type ServiceRow } from './services.ts'

export type PlaceRow = ServiceRow & { place: string }

const places = sql`feed_place p join (${published}) on r.council_id = p.council_id and r.id = p.record_id`

type Near = { postcode: string; metres: number | undefined }

type Asked = {
  conditions: Conditions
  near: Near | undefined
  since: Date | undefined
  after: { record: string; place: string } | undefined
  skip: number
  limit: number
}

/**
 * From the middle of a postcode, or what of it is known here: where the places of that postcode are. To the point of
 * a place; where it gives none, to the middle of its postcode. Without a distance, what has that very postcode. Metres
 * on a sphere.
 */
function nearBy({ postcode, metres }: Near): RawBuilder<unknown> {
  if (metres === undefined) return sql`p.postcode = ${postcode}`
  return sql`exists (
    select from (
      select coalesce(max(known.latitude), avg(own.latitude)) as latitude,
             coalesce(max(known.longitude), avg(own.longitude)) as longitude
        from (select ${postcode}::text as code) asked
        left join postcode_point known on known.code = replace(asked.code, ' ', '')
        left join feed_place own on own.postcode = asked.code) middle,
      lateral (select p.latitude, p.longitude where p.latitude is not null
        union all
        select known.latitude, known.longitude from postcode_point known
         where p.latitude is null and known.code = replace(p.postcode, ' ', '')) place
     where 2 * 6371000 * asin(least(1, sqrt(
       sin(radians(place.latitude - middle.latitude) / 2) ^ 2
       + cos(radians(place.latitude)) * cos(radians(middle.latitude))
         * sin(radians(place.longitude - middle.longitude) / 2) ^ 2))) <= ${metres})`
}

/** Places of services that stand, in the order of their services. */
export async function listPlaces(trx: Trx, asked: Asked): Promise<{ rows: PlaceRow[]; total: number }> {
  const where = sql`r.document is not null and ${serviceConditions(asked.conditions)}
    and ${asked.near === undefined ? sql`true` : nearBy(asked.near)}
    and ${asked.since === undefined ? sql`true` : sql`r.modified_at >= ${asked.since}`}`
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from ${places} where ${where}`.execute(trx)
  const from =
    asked.after === undefined
      ? sql`true`
      : sql`(p.record_id, p.id) > (${asked.after.record}::uuid, ${asked.after.place}::uuid)`
  const { rows } = await sql<PlaceRow>`
    select ${columns}, p.id as place from ${places} where ${where} and ${from}
     order by p.record_id, p.id limit ${asked.limit} offset ${asked.after === undefined ? asked.skip : 0}`.execute(
    trx,
  )
  return { rows, total: counted[0]?.total ?? 0 }
}

export async function findPlace(trx: Trx, id: string): Promise<PlaceRow | undefined> {
  const { rows } = await sql<PlaceRow>`
    select ${columns}, p.id as place from ${places} where p.id = ${id} and r.document is not null`.execute(
    trx,
  )
  return rows[0]
}
