import { asService } from './as-service.ts'
import { type DeliveryOutcome, deliver } from './deliver.ts'
import { withAttempt } from './delivery.ts'
import { proofMessage } from './proof.ts'
import { cancelPending } from './queries/deliveries.ts'
import { findSubscriptionRow, mayStillSubscribe } from './queries/find-message.ts'
import { type ClaimedProof, recordProof } from './queries/proofs.ts'
import { endGone } from './queries/subscriptions.ts'
import { type SendWith, secretsOf } from './send-claimed.ts'

/** Sends the message that brings a code, if it is still wanted, and keeps what came of it. */
export async function sendProof(work: SendWith, claimed: ClaimedProof): Promise<void> {
  const { db, clock, fetchLike, key, publicUrl } = work
  const councils = [claimed.council_id]
  const row = await asService(db, councils, async (trx) => {
    const now = await findSubscriptionRow(trx, claimed)
    const isOurs = now.proof_lease === claimed.proof_lease
    return isOurs && (await mayStillSubscribe(trx, now)) ? now : undefined
  })
  if (row === undefined) {
    await asService(db, councils, (trx) => recordProof(trx, claimed, { proof_next_at: null }))
    return
  }
  const message = { ...proofMessage(claimed, key, publicUrl), attempts: claimed.proof_attempts }
  const to = { url: row.url, secrets: secretsOf(row, key, clock()) }
  const outcome = await deliver(message, to, { clock, fetchLike })
  await asService(db, councils, async (trx) => {
    const kept = await recordProof(trx, claimed, keptOf(outcome, claimed))
    if (!kept || outcome.outcome !== 'gone') return
    await endGone(trx, row, clock())
    await cancelPending(trx, row, clock())
  })
}

const keptOf = (result: DeliveryOutcome, claimed: ClaimedProof) => ({
  proof_attempts: claimed.proof_attempts + 1,
  proof_log: withAttempt(claimed.proof_log, result.log),
  proof_next_at: result.outcome === 'retry' && result.retryAt < claimed.proof_until ? result.retryAt : null,
})
