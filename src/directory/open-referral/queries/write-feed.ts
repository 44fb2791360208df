import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import type { PublicOf } from '../../publishing/public-record.ts'
import type { RecordKind } from '../../record/index.ts'
import { factsOf } from '../projection.ts'
import '../tables.ts'

type Written = { id: string; councilId: string; kind: RecordKind; document: PublicOf<RecordKind> | null }

/** Keeps the feed's filters in step with a record that was published or withdrawn just now. */
export async function writeFeed(trx: Trx, { id, councilId, kind, document }: Written): Promise<void> {
  if (kind === 'organisation') return tellOfItsServices(trx, councilId, id)
  await sql`delete from feed_service where council_id = ${councilId} and record_id = ${id}`.execute(trx)
  if (document === null || !('places' in document)) return
  const facts = factsOf(document)
  await sql`
    insert into feed_service
      (council_id, record_id, organisation, minimum_age, maximum_age, terms, hours, words)
    values (${councilId}, ${id}, ${facts.organisation}, ${facts.minimumAge}, ${facts.maximumAge},
      ${facts.terms}::uuid[], ${JSON.stringify(facts.hours)}::jsonb, to_tsvector('english', ${facts.words}))
  `.execute(trx)
  if (facts.places.length === 0) return
  await sql`
    insert into feed_place (council_id, record_id, id, latitude, longitude, postcode)
    select ${councilId}, ${id}, place.* from jsonb_to_recordset(${JSON.stringify(facts.places)}::jsonb)
      as place (id uuid, latitude double precision, longitude double precision, postcode text)
  `.execute(trx)
}

/** A service is read with its organisation in it: whoever follows the services is told that it reads otherwise now. */
async function tellOfItsServices(trx: Trx, councilId: string, organisation: string): Promise<void> {
  await sql`
    with last as (select max(modified_at) as at from published_record),
    own as (
      select record_id, last.at + row_number() over (order by record_id) * interval '1 millisecond' as at
        from feed_service, last where council_id = ${councilId} and organisation = ${organisation})
    update published_record set modified_at = own.at from own
     where published_record.council_id = ${councilId} and published_record.id = own.record_id
  `.execute(trx)
}
