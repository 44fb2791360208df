import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import '../../tables.ts'
import '../../../tables.ts'

type Key = { readonly council: string; readonly id: string }

/** Whom to write to at an organisation's; undefined where it has registered nobody. */
export const findContact = (trx: Trx, organisation: string) =>
  trx
    .selectFrom('provider')
    .select(['email', 'contact_name as name'])
    .where('organisation_id', '=', organisation)
    .executeTakeFirst()

/** A registration that still waits for its code. */
export const findOpenRegistration = (trx: Trx, { council, id }: Key, now: Date) =>
  trx
    .selectFrom('provider_registration')
    .select(['council_id', 'id', 'email', 'purpose', 'organisation_id'])
    .where('council_id', '=', council)
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()

/** Where an organisation was written to before it changed that. */
export const findChangedAddress = (trx: Trx, { council, id }: Key) =>
  trx
    .selectFrom('provider_registration')
    .select('previous_email')
    .where('council_id', '=', council)
    .where('id', '=', id)
    .executeTakeFirst()

/** What the council has published an organisation as; undefined where it has not. */
export const findPublishedOrganisation = (trx: Trx, council: string, organisation: string) =>
  trx
    .selectFrom('directory_record as record')
    .innerJoin('published_record as published', (join) =>
      join.onRef('published.council_id', '=', 'record.council_id').onRef('published.id', '=', 'record.id'),
    )
    .select(sql<string>`published.document ->> 'name'`.as('name'))
    .where('record.council_id', '=', council)
    .where('record.organisation_id', '=', organisation)
    .where('record.kind', '=', 'organisation')
    .where('published.document', 'is not', null)
    .orderBy('record.id')
    .limit(1)
    .executeTakeFirst()

export const findRecordFor = (trx: Trx, { council, id }: Key) =>
  trx
    .selectFrom('directory_record')
    .select(['id', 'name', 'organisation_id as owner', 'review_due_on', 'publication', 'freshness'])
    .where('council_id', '=', council)
    .where('id', '=', id)
    .executeTakeFirst()

export const findRequestFor = (trx: Trx, { council, id }: Key) =>
  trx
    .selectFrom('rights_request')
    .innerJoin('directory_record as record', (join) =>
      join
        .onRef('record.council_id', '=', 'rights_request.council_id')
        .onRef('record.id', '=', 'rights_request.record_id'),
    )
    .innerJoin('organisation', 'organisation.id', 'rights_request.organisation_id')
    .leftJoin('published_record as published', (join) =>
      join
        .onRef('published.council_id', '=', 'rights_request.council_id')
        .onRef('published.id', '=', 'rights_request.record_id'),
    )
    .select([
      // As the public has it: whoever asked may have seen no more of it.
      sql<string | null>`published.document ->> 'name'`.as('record_name'),
      'rights_request.state',
      'rights_request.reasons',
      'rights_request.decision_reasons',
      'rights_request.organisation_id as asker',
      'organisation.name as asker_name',
      'record.organisation_id as owner',
    ])
    .where('rights_request.council_id', '=', council)
    .where('rights_request.id', '=', id)
    .executeTakeFirst()
