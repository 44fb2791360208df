import { type Insertable, sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Trx } from '#platform/operation.ts'
import '#accounts/index.ts'
import { findLatestEvaluation } from '#referrals/index.ts'
import '../disclosures/tables.ts'
import type {
  DisclosureContentTable,
  DisclosureRecipientTable,
  DisclosureTable,
  SharingQuestionTable,
} from '../disclosures/tables.ts'

type Key = { council_id: string; id: string }

/** Somebody asked whether it may be shared, or was told that it may not. */
export const insertSharingQuestion = (
  trx: Trx,
  referral: Key,
  asked: Omit<SharingQuestionTable, 'council_id' | 'referral_id' | 'id'>,
): Promise<unknown> =>
  trx
    .insertInto('sharing_question')
    .values({ council_id: referral.council_id, referral_id: referral.id, id: uuidv7(), ...asked })
    .execute()

type NewDisclosure = {
  disclosure: Omit<Insertable<DisclosureTable>, 'council_id' | 'referral_id'> & { id: string }
  recipient: Pick<DisclosureRecipientTable, 'account_id' | 'team_id'>
  content: readonly Pick<DisclosureContentTable, 'category' | 'rests_on' | 'document'>[]
}

export async function insertDisclosure(trx: Trx, referral: Key, made: NewDisclosure): Promise<void> {
  const of = { council_id: referral.council_id, referral_id: referral.id }
  const part = { ...of, disclosure_id: made.disclosure.id }
  await trx
    .insertInto('disclosure')
    .values({ ...of, ...made.disclosure })
    .execute()
  await trx
    .insertInto('disclosure_recipient')
    .values({ ...part, ...made.recipient })
    .execute()
  await trx
    .insertInto('disclosure_content')
    .values(made.content.map((each) => ({ ...part, ...each })))
    .execute()
}

/** The disclosures of a referral, with who receives them and who made them, by name. */
const disclosuresOf = (trx: Trx, referral: Key) =>
  trx
    .selectFrom('disclosure')
    .innerJoin('disclosure_recipient as receipt', (join) =>
      join
        .onRef('receipt.council_id', '=', 'disclosure.council_id')
        .onRef('receipt.disclosure_id', '=', 'disclosure.id'),
    )
    .leftJoin('account as discloser', 'discloser.id', 'disclosure.disclosed_by')
    .selectAll('disclosure')
    .select([
      'receipt.account_id',
      'receipt.team_id',
      'receipt.acknowledged_at',
      'discloser.name as discloser_name',
    ])
    .where('disclosure.council_id', '=', referral.council_id)
    .where('disclosure.referral_id', '=', referral.id)

export type DisclosureRow = Awaited<ReturnType<typeof listDisclosureRows>>[number]

/** Newest first, one row more than asked for. */
export const listDisclosureRows = (
  trx: Trx,
  referral: Key,
  page: { limit: number; before: string | undefined },
) =>
  disclosuresOf(trx, referral)
    .$if(page.before !== undefined, (query) => query.where('disclosure.id', '<', page.before as string))
    .orderBy('disclosure.id', 'desc')
    .limit(page.limit + 1)
    .execute()

export const findDisclosure = (trx: Trx, referral: Key, id: string): Promise<DisclosureRow | undefined> =>
  disclosuresOf(trx, referral).where('disclosure.id', '=', id).executeTakeFirst()

export const listDisclosuresInForce = (trx: Trx, referral: Key): Promise<DisclosureRow[]> =>
  disclosuresOf(trx, referral).where('disclosure.state', '=', 'in_force').orderBy('disclosure.id').execute()

type End = { state: 'revoked' | 'stopped'; at: Date; code: string; reason: string | null }

/** Ends it, by whoever asks; the account. */
export async function endDisclosure(trx: Trx, disclosure: Key, end: End): Promise<string> {
  const row = await trx
    .updateTable('disclosure')
    .set({
      state: end.state,
      ended_at: end.at,
      ended_by: sql<string>`asking_account()`,
      end_code: end.code,
      end_reason: end.reason,
    })
    .where('council_id', '=', disclosure.council_id)
    .where('id', '=', disclosure.id)
    .where('state', '=', 'in_force')
    .returning('ended_by')
    .executeTakeFirstOrThrow()
  return row.ended_by as string
}

/** What had been taken back by then: the walls look at what comes after. */
export const listConsentNos = (trx: Trx, referral: Key) =>
  trx
    .selectFrom('consent_no')
    .select(['id', 'kind', 'subjects', 'effective_at', 'ends'])
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .execute()

/** The latest evaluation of the current revision, and the decision that took effect last. */
export async function readOfTheCouncil(trx: Trx, referral: Key & { revision: number }) {
  const evaluation = await findLatestEvaluation(trx, referral)
  const decided = await trx
    .selectFrom('decision_child as child')
    .innerJoin('decision', (join) =>
      join
        .onRef('decision.council_id', '=', 'child.council_id')
        .onRef('decision.referral_id', '=', 'child.referral_id')
        .onRef('decision.id', '=', 'child.decision_id'),
    )
    .select([
      'child.decision_id',
      'child.child_key',
      'child.outcome',
      'child.result',
      'decision.took_effect_at',
    ])
    .where('decision.council_id', '=', referral.council_id)
    .where('decision.referral_id', '=', referral.id)
    .where('decision.state', '=', 'recorded')
    .orderBy('decision.took_effect_at', 'desc')
    .orderBy('decision.id', 'desc')
    .orderBy('child.position')
    .execute()
  return { evaluation, decided: decided.filter((row) => row.decision_id === decided[0]?.decision_id) }
}

/** Does anybody receive for this team of the council? */
export const hasTeam = async (trx: Trx, council: string, team: string): Promise<boolean> =>
  (await trx
    .selectFrom('membership')
    .select('account_id')
    .where('role', '=', 'recipient')
    .where('council_id', '=', council)
    .where('team_id', '=', team)
    .limit(1)
    .executeTakeFirst()) !== undefined

export const hasAccount = async (trx: Trx, id: string): Promise<boolean> =>
  (await trx
    .selectFrom('account')
    .select('id')
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()) !== undefined
