import type { Insertable, Updateable } from 'kysely'
import type { Trx } from '#platform/operation.ts'
import '#accounts/index.ts'
import '../tables.ts'
import type { DecisionChildTable, DecisionTable } from '../tables.ts'

type Key = { council_id: string; id: string }

export async function insertDecision(
  trx: Trx,
  decision: Insertable<DecisionTable>,
  children: readonly Omit<DecisionChildTable, 'council_id' | 'referral_id' | 'decision_id'>[],
): Promise<void> {
  const { council_id, referral_id, id: decision_id } = decision
  await trx.insertInto('decision').values(decision).execute()
  await trx
    .insertInto('decision_child')
    .values(children.map((child) => ({ council_id, referral_id, decision_id, ...child })))
    .execute()
}

/** What becomes of a decision that waited for its second signature. */
export const updateDecision = (
  trx: Trx,
  referral: Key,
  id: string,
  changes: Pick<
    Updateable<DecisionTable>,
    | 'state'
    | 'confirmed_at'
    | 'confirmed_by'
    | 'confirmed_role'
    | 'confirmation_note'
    | 'took_effect_at'
    | 'due_on'
    | 'late'
  >,
) =>
  trx
    .updateTable('decision')
    .set(changes)
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

export const listDecisionChildren = (trx: Trx, referral: Key, id: string) =>
  trx
    .selectFrom('decision_child')
    .select(['child_key', 'outcome', 'result'])
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .where('decision_id', '=', id)
    .orderBy('position')
    .execute()

/** A referral's decisions with the names of those who took them. */
const decisionsOf = (trx: Trx, referral: Key) =>
  trx
    .selectFrom('decision')
    .leftJoin('account as proposer', 'proposer.id', 'decision.proposed_by')
    .leftJoin('account as confirmer', 'confirmer.id', 'decision.confirmed_by')
    .selectAll('decision')
    .select(['proposer.name as proposer_name', 'confirmer.name as confirmer_name'])
    .where('decision.council_id', '=', referral.council_id)
    .where('decision.referral_id', '=', referral.id)

export type DecisionRow = Awaited<ReturnType<typeof listDecisionRows>>[number]

/** Newest first, one row more than asked for; the sender's side is given what took effect. */
export const listDecisionRows = (
  trx: Trx,
  referral: Key,
  page: { limit: number; before: string | undefined; onlyRecorded: boolean },
) =>
  decisionsOf(trx, referral)
    .$if(page.before !== undefined, (query) => query.where('decision.id', '<', page.before as string))
    .$if(page.onlyRecorded, (query) => query.where('decision.state', '=', 'recorded'))
    .orderBy('decision.id', 'desc')
    .limit(page.limit + 1)
    .execute()

export const findDecision = (trx: Trx, referral: Key, id: string): Promise<DecisionRow | undefined> =>
  decisionsOf(trx, referral).where('decision.id', '=', id).executeTakeFirst()

/** The newest proposal: while the referral waits for a second person, it is the one that waits. */
export async function findLatestProposal(trx: Trx, referral: Key): Promise<string | undefined> {
  const row = await trx
    .selectFrom('decision')
    .select('id')
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .where('state', '=', 'proposed')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}
