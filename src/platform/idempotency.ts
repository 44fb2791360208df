import { sql } from 'kysely'
import { canonicalJson, sha256 } from './canonical-json.ts'
import type { Answer, Trx } from './operation.ts'
import { type Refusal, refuse } from './problems.ts'

declare module './tables.ts' {
  interface Database {
    idempotency_record: IdempotencyRecordTable
  }
}

/** The first answer to a key, kept for its caller. A refusal is never kept: what was refused may be corrected. */
export type IdempotencyRecordTable = {
  account_id: string
  key_hash: string
  operation: string
  fingerprint: string
  status: number
  headers: string
  /** The answer's JSON, or null where `resource_id` says from what it is put together again. */
  body: string | null
  resource_id: string | null
  created_at: Date
}

export type IdempotencyRecord = Pick<
  IdempotencyRecordTable,
  'operation' | 'fingerprint' | 'status' | 'headers' | 'body' | 'resource_id'
>

/** A UUID, or any printable text that tells one piece of work from another. */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,200}$/

export const fingerprintOf = (operation: string, path: string, body: unknown): string =>
  sha256(`${operation} ${path} ${canonicalJson(body)}`)

export type Claim =
  | { readonly kind: 'first' }
  | { readonly kind: 'running' }
  | { readonly kind: 'known'; readonly record: IdempotencyRecord }

/**
 * Claims a key until the transaction ends. Two requests with one key cannot both hold it: the second sees
 * that the first is running, or its answer.
 */
export async function claimKey(trx: Trx, account: string, keyHash: string): Promise<Claim> {
  const lock = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`${account} ${keyHash}`}, 0)) as held
  `.execute(trx)
  const record = await findRecord(trx, account, keyHash)
  if (record !== undefined) return { kind: 'known', record }
  return lock.rows[0]?.held === true ? { kind: 'first' } : { kind: 'running' }
}

export const findRecord = (
  trx: Trx,
  account: string,
  keyHash: string,
): Promise<IdempotencyRecord | undefined> =>
  trx
    .selectFrom('idempotency_record')
    .select(['operation', 'fingerprint', 'status', 'headers', 'body', 'resource_id'])
    .where('account_id', '=', account)
    .where('key_hash', '=', keyHash)
    .executeTakeFirst()

export const keyReused = (): Refusal => refuse('idempotency-key-reused')
export const keyInProgress = (): Refusal =>
  refuse('idempotency-key-in-progress', { headers: { 'retry-after': '1' } })

/** The first answer again. */
export const replayOf = (record: IdempotencyRecord, json: string | null): Answer => ({
  status: record.status,
  ...(json === null ? {} : { json }),
  headers: { ...(JSON.parse(record.headers) as Record<string, string>), 'Idempotency-Replayed': 'true' },
})
