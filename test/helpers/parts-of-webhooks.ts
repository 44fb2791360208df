import type { Operation } from '#platform/operation.ts'
import { NO_PROOF } from '../../src/handover/webhooks/proof.ts'
import { unseal } from '../../src/handover/webhooks/seal.ts'
import { pathMembers } from './catalog.ts'
import { formFrom } from './forms.ts'
import { CASE_SYSTEM } from './parts-of-handover.ts'
import type { StagedService } from './stage.ts'

export const WEBHOOK_DOERS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'createWebhookSubscription',
    'listWebhookSubscriptions',
    'getWebhookSubscription',
    'updateWebhookSubscription',
    'verifyWebhookSubscription',
    'renewWebhookCode',
    'rotateWebhookSecret',
    'deleteWebhookSubscription',
    'listWebhookDeliveries',
    'redeliverWebhook',
  ].map((id) => [id, CASE_SYSTEM]),
)

type Staged = Pick<StagedService, 'app' | 'database'>

/** The body of another piece of work. */
export const ANOTHER_HOOK = { url: 'https://93.184.215.14/another' }

/** Takes an address for its owner's, as the code that came there would. */
export const verified = ({ database }: Staged, id: string): Promise<unknown> =>
  database.admin
    .updateTable('webhook_subscription')
    .set({ ...NO_PROOF, state: 'active' })
    .where('id', '=', id)
    .execute()

/** The code that is on its way to a subscription's address. */
export async function codeOf({ app, database }: Staged, id: string): Promise<string> {
  const row = await database.admin
    .selectFrom('webhook_subscription')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return unseal(row.proof_code ?? '', app.config.webhookSecretsKey ?? Buffer.alloc(0), row)
}

/** A subscription of its own, where one is named; those before it are gone, so that there is room. */
export async function webhookParts(
  stage: StagedService,
  operation: Operation,
): Promise<{ params: Record<string, string>; body?: object } | undefined> {
  if (operation.tag !== 'Webhooks') return undefined
  const { admin } = stage.database
  await admin
    .updateTable('webhook_subscription')
    .set({ ...NO_PROOF, state: 'ended', end_code: 'deleted' })
    .execute()
  const members = pathMembers(operation)
  if (!members.includes('subscriptionId')) return { params: {} }
  const made = await stage.as(CASE_SYSTEM, 'createWebhookSubscription')
  const subscriptionId = made.json<{ id: string }>().id
  if (operation.id === 'verifyWebhookSubscription')
    return { params: { subscriptionId }, body: { code: await codeOf(stage, subscriptionId) } }
  if (operation.id === 'renewWebhookCode') return { params: { subscriptionId } }
  await verified(stage, subscriptionId)
  if (!members.includes('eventId')) return { params: { subscriptionId } }
  const sent = await stage.as('referrer', 'submitReferral', { body: formFrom('eligible') })
  const { council_id, id, referral_id, type, xid } = await admin
    .selectFrom('referral_event')
    .selectAll()
    .where('referral_id', '=', sent.json<{ id: string }>().id)
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  await admin
    .insertInto('webhook_delivery')
    .values({
      ...{ council_id, referral_id, type, xid, subscription_id: subscriptionId, event_id: id },
      ...{ state: 'dead' as const, end_code: 'given_up' as const, attempts: 10, log: '[]' },
      ...{ next_at: stage.clock.now, queued_at: stage.clock.now, ended_at: stage.clock.now },
    })
    .execute()
  return { params: { subscriptionId, eventId: id } }
}
