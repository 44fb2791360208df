import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { ConsentOverride, ConsentRecord, FormConsent } from '#consent/index.ts'
import type { Trx } from '#platform/operation.ts'
import '../tables.ts'

type Key = { council_id: string; id: string }

/** Something said about consent, as it was recorded: `json` is it letter for letter. */
export type KeptConsentEvent = {
  readonly id: string
  readonly kind: 'record' | 'override' | 'overrideEnd'
  readonly recordedWith: 'form' | 'later'
  readonly recordedAt: Date
  readonly account: string
  readonly effectiveAt: Date | null
  readonly json: string
}

/** All that counts about a referral's consent now; an index of `records` or `overrides` has its event's id beside it. */
export type ReferralConsent = {
  /** The form's in its order, then what was recorded later. */
  readonly events: readonly KeptConsentEvent[]
  readonly records: readonly ConsentRecord[]
  readonly recordIds: readonly string[]
  /** Those that nobody has ended. */
  readonly overrides: readonly ConsentOverride[]
  readonly overrideIds: readonly string[]
  /** The same as a form would carry it, for the gate. */
  readonly form: FormConsent
}

/** That an override no longer holds, from the moment it was recorded; the event of the override is `ends`. */
export type OverrideEnd = { readonly ends: string; readonly reasons: string; readonly decidedRole: string }

/** The overrides that were ended, by their events, each with the event that ended it. */
export const endedOverrides = (events: readonly KeptConsentEvent[]): ReadonlyMap<string, KeptConsentEvent> =>
  new Map(
    events
      .filter(({ kind }) => kind === 'overrideEnd')
      .map((event) => [(JSON.parse(event.json) as OverrideEnd).ends, event]),
  )

/**
 * What counts of a referral's consent: what the form of its revision says, and all that was recorded later; or, of
 * that, what had been recorded by an instant.
 */
export async function consentOf(
  trx: Trx,
  referral: Key & { revision: number },
  by?: Date,
): Promise<ReferralConsent> {
  const rows = await trx
    .selectFrom('consent_event')
    .select(['id', 'kind', 'state', 'recorded_with', 'recorded_at', 'account_id', 'effective_at', 'event'])
    .where('council_id', '=', referral.council_id)
    .where('referral_id', '=', referral.id)
    .where((row) => row.or([row('recorded_with', '=', 'later'), row('revision', '=', referral.revision)]))
    .$if(by !== undefined, (query) => query.where('recorded_at', '<=', by as Date))
    .orderBy('recorded_with')
    .orderBy('revision')
    .orderBy('position')
    .execute()
  return consentFrom(
    rows.map((row) => ({
      id: row.id,
      kind: row.kind === 'override' && row.state === 'ended' ? 'overrideEnd' : row.kind,
      recordedWith: row.recorded_with,
      recordedAt: row.recorded_at,
      account: row.account_id,
      effectiveAt: row.effective_at,
      json: row.event,
    })),
  )
}

/** The same of a form that is about to be its next revision. */
export async function consentWith(
  trx: Trx,
  referral: Key & { revision: number },
  next: FormConsent | undefined,
): Promise<FormConsent> {
  const { events } = await consentOf(trx, referral)
  const later = consentFrom(events.filter(({ recordedWith }) => recordedWith === 'later'))
  const overrides = [...(next?.override === undefined ? [] : [next.override]), ...later.overrides]
  return asOnForm([...(next?.records ?? []), ...later.records], overrides)
}

function consentFrom(events: readonly KeptConsentEvent[]): ReferralConsent {
  const recorded = events.filter(({ kind }) => kind === 'record')
  const ended = endedOverrides(events)
  const overriding = events.filter(({ id, kind }) => kind === 'override' && !ended.has(id))
  const records = recorded.map(recordOf)
  const overrides = overriding.map(({ json }) => JSON.parse(json) as ConsentOverride)
  return {
    events,
    records,
    recordIds: recorded.map(({ id }) => id),
    overrides,
    overrideIds: overriding.map(({ id }) => id),
    form: asOnForm(records, overrides),
  }
}

/** A no counts from the moment it was recorded at the latest, whatever instant it was given. */
function recordOf({ json, recordedWith, effectiveAt }: KeptConsentEvent): ConsentRecord {
  const record = JSON.parse(json) as ConsentRecord
  if (recordedWith === 'form' || effectiveAt === null || Date.parse(record.at) <= effectiveAt.getTime())
    return record
  return { ...record, at: effectiveAt.toISOString() }
}

/** Of several overrides a form carries the one that carries furthest: a law that is named, then safeguarding. */
function asOnForm(records: readonly ConsentRecord[], overrides: readonly ConsentOverride[]): FormConsent {
  const override =
    overrides.findLast(({ basis, document }) => basis === 'legal_requirement' && document?.trim()) ??
    overrides.findLast(({ basis }) => basis === 'safeguarding') ??
    overrides.at(-1)
  return { records: [...records], ...(override === undefined ? {} : { override }) }
}

type NewConsentEvent = { at: Date; account: string } & (
  | { kind: 'record'; said: ConsentRecord }
  | { kind: 'override'; said: ConsentOverride }
  | { kind: 'overrideEnd'; said: OverrideEnd }
)

/** Adds what was said after submission to a referral that this transaction holds. Answers the event's id. */
export async function insertConsentEvent(
  trx: Trx,
  referral: Key & { revision: number },
  { at, account, ...added }: NewConsentEvent,
): Promise<string> {
  const id = uuidv7()
  const instant = instantOf({ at, account, ...added })
  await trx
    .insertInto('consent_event')
    .values((row) => ({
      council_id: referral.council_id,
      referral_id: referral.id,
      revision: referral.revision,
      position: row
        .selectFrom('consent_event')
        .select(sql<number>`coalesce(max(position) + 1, 0)`.as('next'))
        .where('council_id', '=', referral.council_id)
        .where('referral_id', '=', referral.id)
        .where('revision', '=', referral.revision),
      id,
      recorded_with: 'later',
      kind: added.kind === 'record' ? 'record' : 'override',
      state: added.kind === 'record' ? added.said.state : added.kind === 'override' ? null : 'ended',
      subjects: added.kind === 'record' ? added.said.subjects : [],
      effective_at: instant,
      recorded_at: at,
      account_id: account,
      event: JSON.stringify(added.said),
    }))
    .execute()
  return id
}

/** From when it counts: not before it was said, and from its recording at the latest. An end counts from then. */
function instantOf(added: NewConsentEvent): Date | null {
  if (added.kind === 'overrideEnd') return added.at
  const said = added.kind === 'record' ? added.said.at : added.said.decidedAt
  return said === undefined ? null : new Date(Math.min(Date.parse(said), added.at.getTime()))
}
