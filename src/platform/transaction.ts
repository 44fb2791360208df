import type { Asking } from './asking.ts'
import { ask } from './asking.ts'
import { type AuditEvent, writeAudit } from './audit.ts'
import { claimKey, keyInProgress, keyReused, replayOf } from './idempotency.ts'
import type { Answer, Concerns, Db, Trx } from './operation.ts'
import { isRefusal, type Refusal } from './problems.ts'

export type Work = (trx: Trx, concerns: (what: Concerns) => void) => Promise<Answer | Refusal>

export type Deed = {
  asking: Asking
  audit: Omit<AuditEvent, 'concerns'>
  idempotency: { keyHash: string; fingerprint: string } | null
}

/** Thrown to roll a refused piece of work back; caught right here. */
class RolledBack extends Error {
  readonly outcome: Answer | Refusal
  constructor(outcome: Answer | Refusal) {
    super('rolled back')
    this.outcome = outcome
  }
}

/**
 * Work as one caller: walls set, key claimed, work done, audit event and first answer written, committed
 * together. A refusal rolls back whatever was done before it.
 */
export async function inTransaction(db: Db, deed: Deed, work: Work): Promise<Answer | Refusal> {
  try {
    return await db.transaction().execute(async (trx) => {
      await ask(trx, deed.asking, deed.audit.now)
      if (deed.idempotency !== null) {
        const again = await answerToKnownKey(trx, deed, deed.idempotency)
        if (again !== undefined) throw new RolledBack(again)
      }
      let about: Concerns = {}
      const outcome = await work(trx, (what) => {
        about = what
      })
      if (isRefusal(outcome)) throw new RolledBack(outcome)
      await writeAudit(trx, { ...deed.audit, concerns: about })
      if (deed.idempotency !== null) await keepAnswer(trx, deed, deed.idempotency, outcome)
      return outcome
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.outcome
    throw error
  }
}

type Key = { keyHash: string; fingerprint: string }

async function answerToKnownKey(trx: Trx, deed: Deed, key: Key): Promise<Answer | Refusal | undefined> {
  const claim = await claimKey(trx, deed.asking.account, key.keyHash)
  if (claim.kind === 'first') return undefined
  if (claim.kind === 'running') return keyInProgress()
  if (claim.record.fingerprint !== key.fingerprint) return keyReused()
  return replayOf(claim.record, claim.record.body)
}

/** A submission takes its key without the lock of `claimKey`: one that came in between has it, and this work is undone. */
async function keepAnswer(trx: Trx, deed: Deed, key: Key, answer: Answer): Promise<void> {
  const kept = await trx
    .insertInto('idempotency_record')
    .values({
      account_id: deed.asking.account,
      key_hash: key.keyHash,
      operation: deed.audit.operation,
      fingerprint: key.fingerprint,
      status: answer.status,
      headers: JSON.stringify(answer.headers ?? {}),
      body: answer.json?.toString() ?? (answer.body === undefined ? null : JSON.stringify(answer.body)),
      resource_id: null,
      created_at: deed.audit.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (kept.numInsertedOrUpdatedRows === 0n) throw new RolledBack(keyReused())
}
