/** Random bits of the transaction, made by pgbench itself. */
export const SET_RANDOM = '\\set r random(1, 9000000000000000000)'

const random = (add: number) => `md5((:r::bigint - ${add})::text)`

/** A time-ordered id, made by the server: 48 bits of milliseconds, the rest random. */
export const NEW_ID = `overlay(gen_random_uuid()::text placing
  overlay(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') placing '-' from 9 for 0) || '-7' from 1 for 15)::uuid`

const UUID = /^(?!00000000-)[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/
const REFERENCE = /^FD-/
const DIGEST = /^[\w-]{43}$/
const KEY_HASH = /^([0-9a-f])[0-9a-f]{63}$/

/**
 * What stands for a value that is new with every submission (ids, the reference, the key, the child's
 * digests), in SQL; undefined for what may be the same bytes every time. Ids of made-up accounts begin with
 * zeros and stay.
 */
export function newEachTime(value: string, at: number): string | undefined {
  if (UUID.test(value)) return NEW_ID
  if (REFERENCE.test(value)) return `('FD-' || substr(${random(at)}, 1, 14))`
  if (DIGEST.test(value)) return `rpad(${random(at)}, 43, 'x')`
  return undefined
}

/** The same for the hash of an Idempotency-Key, which is known by its column alone: it looks as a form's does. */
export const newKeyHash = (value: string): string | undefined =>
  KEY_HASH.test(value) ? `(${random(100)} || ${random(101)})` : undefined
