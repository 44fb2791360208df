import { randomBytes, timingSafeEqual } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { type SealedFor, seal, unseal } from './seal.ts'
import type { WebhookSubscriptionTable } from './tables.ts'

/** How long a code is good, and how often somebody may try one before they have to ask for another. */
export const CODE_LIVES_MS = 24 * 60 * 60_000
export const MOST_TRIES = 5

const CODE_BYTES = 24
export const CODE_PATTERN = '^[A-Za-z0-9_-]{32}$'

export const PROOF_TYPE = 'webhook.verification'

type Proof = Pick<
  WebhookSubscriptionTable,
  | 'proof_id'
  | 'proof_code'
  | 'proof_until'
  | 'proof_tries'
  | 'proof_next_at'
  | 'proof_attempts'
  | 'proof_lease'
  | 'proof_leased_until'
  | 'proof_log'
>

/** Nothing left of a code, used or not. */
export const NO_PROOF: Proof = {
  proof_id: null,
  proof_code: null,
  proof_until: null,
  proof_tries: 0,
  proof_next_at: null,
  proof_attempts: 0,
  proof_lease: null,
  proof_leased_until: null,
  proof_log: '[]',
}

/** A new code on its way to the address, in the place of any before it. */
export const newProof = (key: Buffer, named: SealedFor, now: Date) => ({
  ...NO_PROOF,
  state: 'unverified' as const,
  proof_id: uuidv7(),
  proof_code: seal(randomBytes(CODE_BYTES).toString('base64url'), key, named),
  proof_until: new Date(now.getTime() + CODE_LIVES_MS),
  proof_next_at: now,
})

/** A subscription that waits for its code. */
export type Unproven = SealedFor & {
  readonly proof_id: string
  readonly proof_code: string
  readonly proof_until: Date
}

/** The message that brings the code: the same letters at every try. */
export function proofMessage(row: Unproven, key: Buffer, publicUrl: string): { id: string; body: string } {
  const { council_id: council, id: subscription, proof_until: until } = row
  const body = {
    type: PROOF_TYPE,
    timestamp: new Date(until.getTime() - CODE_LIVES_MS).toISOString(),
    data: {
      council,
      subscription,
      code: unseal(row.proof_code, key, row),
      expiresAt: until.toISOString(),
      link: `${publicUrl}/v1/councils/${council}/webhook-subscriptions/${subscription}/verification`,
    },
  }
  return { id: row.proof_id, body: JSON.stringify(body) }
}

/** Whether a code is the one that was sent; how long it takes to say so tells nothing. */
export function isCode(code: string, row: SealedFor, sealed: string, key: Buffer): boolean {
  const [given, sent] = [Buffer.from(code), Buffer.from(unseal(sealed, key, row))]
  return given.length === sent.length && timingSafeEqual(given, sent)
}
