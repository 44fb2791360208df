import { uuidv7 } from 'uuidv7'
import type { Trx } from '#platform/operation.ts'
import '../tables.ts'
import type { ChallengeTable } from '../tables.ts'

type Key = { council_id: string; id: string }

/**
 * The decision that holds: the last that took effect. One that a review upheld since holds again, whatever was
 * decided meanwhile to protect a child: that stands beside it.
 */
export async function getDecisionInEffect(trx: Trx, referral: Key): Promise<string> {
  const latest = await trx
    .selectFrom('decision')
    .select(['id', 'took_effect_at'])
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .where('state', '=', 'recorded')
    .orderBy('took_effect_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const last = await trx
    .selectFrom('challenge')
    .select(['decision_id', 'outcome'])
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .where('decided_at', '>=', latest.took_effect_at)
    .orderBy('stage', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.outcome === 'upheld' ? last.decision_id : latest.id
}

type NewChallengeRow = Pick<ChallengeTable, 'decision_id' | 'raised_at' | 'raised_by' | 'reasons' | 'due_on'>

/** The next stage of a referral that this transaction holds. */
export async function insertChallenge(
  trx: Trx,
  referral: Key,
  raised: NewChallengeRow & { wanted: string | null },
): Promise<{ id: string; stage: number }> {
  const before = await trx
    .selectFrom('challenge')
    .select(({ fn }) => fn.max('stage').as('stage'))
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .executeTakeFirstOrThrow()
  const id = uuidv7()
  const stage = (before.stage ?? 0) + 1
  await trx
    .insertInto('challenge')
    .values({ council_id: referral.council_id, referral_id: referral.id, id, stage, ...raised })
    .execute()
  return { id, stage }
}

/** A referral's challenges with the names of those who raised and decided them, and the decision each led to. */
const challenges = (trx: Trx, referral: Key) =>
  trx
    .selectFrom('challenge')
    .leftJoin('account as raiser', 'raiser.id', 'challenge.raised_by')
    .leftJoin('account as reviewer', 'reviewer.id', 'challenge.decided_by')
    .leftJoin('decision as changed', (join) =>
      join
        .onRef('changed.council_id', '=', 'challenge.council_id')
        .onRef('changed.referral_id', '=', 'challenge.referral_id')
        .onRef('changed.challenge_id', '=', 'challenge.id'),
    )
    .selectAll('challenge')
    .select(['raiser.name as raiser_name', 'reviewer.name as reviewer_name', 'changed.id as new_decision_id'])
    .where('challenge.council_id', '=', referral.council_id)
    .where('challenge.referral_id', '=', referral.id)

export const findChallenge = (trx: Trx, referral: Key, id: string) =>
  challenges(trx, referral).where('challenge.id', '=', id).executeTakeFirst()

/** Oldest first. One row more than asked for. */
export const listChallengeRows = (
  trx: Trx,
  referral: Key,
  page: { limit: number; after: string | undefined },
) =>
  challenges(trx, referral)
    .$if(page.after !== undefined, (query) => query.where('challenge.id', '>', page.after as string))
    .orderBy('challenge.id')
    .limit(page.limit + 1)
    .execute()

export type ChallengeRow = Awaited<ReturnType<typeof listChallengeRows>>[number]

type Decided = Pick<
  ChallengeTable,
  'outcome' | 'decided_at' | 'decided_by' | 'decided_role' | 'late' | 'notes' | 'answer'
>

export const updateChallenge = (trx: Trx, referral: Key, id: string, decided: Decided): Promise<unknown> =>
  trx
    .updateTable('challenge')
    .set(decided)
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .where('id', '=', id)
    .execute()
