import { sql } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import '#referrals/index.ts'
import '../../disclosures/tables.ts'
import '../tables.ts'
import type { SessionRow } from './family-session.ts'

type Of = Pick<SessionRow, 'council_id' | 'referral_id' | 'subjects'>

/** What was shared about those whom a session may see, newest first, with the latest decision to hold it back. */
export const listShared = (trx: Trx, { council_id, referral_id, subjects }: Of) =>
  trx
    .selectFrom('disclosure')
    .select([
      'disclosure.id',
      'disclosure.state',
      'disclosure.recipient',
      'disclosure.subjects',
      'disclosure.categories',
      'disclosure.purpose',
      'disclosure.policy_row',
      'disclosure.sentence',
      'disclosure.consent_events',
      'disclosure.override_event',
      'disclosure.override',
      'disclosure.disclosed_at',
      'disclosure.until',
      'disclosure.ended_at',
    ])
    .select(sql<string | null>`disclosure.held_until::text`.as('held_until'))
    .where('disclosure.council_id', '=', council_id)
    .where('disclosure.referral_id', '=', referral_id)
    .where(sql<boolean>`disclosure.subjects && ${[...subjects]}::text[]`)
    .orderBy('disclosure.id', 'desc')
    .execute()

export type SharedRow = Awaited<ReturnType<typeof listShared>>[number]

/** What was said about consent by those whom a session may see, or for them: who said it and when, and no more. */
export const listAnswers = (trx: Trx, { council_id, referral_id, subjects }: Of) =>
  trx
    .selectFrom('consent_event')
    .select(['id', 'subjects', 'effective_at'])
    .select(sql<string | null>`event -> 'givenBy' ->> 'person'`.as('given_by'))
    .where('council_id', '=', council_id)
    .where('referral_id', '=', referral_id)
    .where('kind', '=', 'record')
    .where(sql<boolean>`subjects && ${[...subjects]}::text[]`)
    .execute()

export type AnswerRow = Awaited<ReturnType<typeof listAnswers>>[number]
