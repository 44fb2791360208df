import { setTimeout as sleep } from 'node:timers/promises'
import { startWorker } from '../handover/webhook-world.ts'
import { type Answered, callerOf } from '../helpers/call.ts'
import { formFrom } from '../helpers/forms.ts'
import { codeOf } from '../helpers/parts-of-webhooks.ts'
import type { TestService } from '../helpers/service.ts'

/** A case system subscribes, is told of something, and asks for it again, every answer shown. */
export async function showWebhooks(
  service: TestService,
  show: (operation: string, answer: Answered) => Answered,
): Promise<void> {
  const as = callerOf(service)
  const caseSystem = as('case_system@westminster')
  const all = '/v1/councils/westminster/webhook-subscriptions'
  const wanted = { url: 'https://93.184.215.14/front-door', eventTypes: ['referral.received'] }
  const made = show('createWebhookSubscription', await caseSystem.post(all, wanted))
  const at = `${all}/${String(made.body['id'])}`
  show('listWebhookSubscriptions', await caseSystem.get(all))
  show('getWebhookSubscription', await caseSystem.get(at))
  const renewed = show(
    'renewWebhookCode',
    await caseSystem.post(`${at}/verification-code`, undefined, { ifMatch: made.etag }),
  )
  const code = await codeOf(service, String(made.body['id']))
  const verified = show(
    'verifyWebhookSubscription',
    await caseSystem.post(`${at}/verification`, { code }, { ifMatch: renewed.etag }),
  )

  const sent = await as('referrer').post('/v1/referrals', formFrom('eligible'))
  // Nothing leaves the machine: the receiver's answer is made up.
  const worker = startWorker(service, [], { fetchLike: async () => ({ status: 204 }) })
  // Of this referral: one before it comes as well where another test's transaction held it back until now.
  const delivered = async () => {
    const answer = await caseSystem.get(`${at}/deliveries?state=delivered`)
    const all = answer.body['items'] as { referral: string; event: string }[]
    const items = all.filter(({ referral }) => referral === sent.body['id'])
    return { ...answer, body: { ...answer.body, items } }
  }
  let deliveries = await delivered()
  for (let tries = 0; tries < 400 && deliveries.body.items.length === 0; tries++) {
    await sleep(25)
    deliveries = await delivered()
  }
  await worker.stop()
  show('listWebhookDeliveries', deliveries)
  const [delivery] = deliveries.body.items
  show('redeliverWebhook', await caseSystem.post(`${at}/deliveries/${delivery?.event}/redelivery`))

  const change = { state: 'paused' }
  const paused = show(
    'updateWebhookSubscription',
    await caseSystem.patch(at, change, { ifMatch: verified.etag }),
  )
  show(
    'rotateWebhookSecret',
    await caseSystem.post(`${at}/secret-rotation`, undefined, { ifMatch: paused.etag }),
  )
}
