import { changing, newWork } from '../../openapi/client/index.ts'
import { freePort, type Kept, startReceiver } from './receiver.ts'
import { CASE_SYSTEM, formOf, hold, must, REFERRER, type Scene } from './scene.ts'
import { until } from './until.ts'

const TYPES = ['referral.received', 'initial_contact.created'] as const

const isCode = ({ event }: Kept) => event.type === 'webhook.verification'

/** The case system is told without asking, verifies who says so, and reads the rest with its own account. */
export async function toldAtOnce(scene: Scene): Promise<void> {
  const { as, say } = scene
  const port = await freePort()
  const created = await as(CASE_SYSTEM).POST('/v1/councils/{councilId}/webhook-subscriptions', {
    body: { url: `http://127.0.0.1:${port}/hooks`, eventTypes: [...TYPES] },
    params: { path: { councilId: 'westminster' }, header: newWork() },
  })
  const { id: subscriptionId, secret } = must(created, 201)
  const path = { councilId: 'westminster', subscriptionId }
  const at = '/v1/councils/{councilId}/webhook-subscriptions/{subscriptionId}'
  const receiver = await startReceiver(port, secret ?? '')
  try {
    say(`The case system subscribes to ${TYPES.join(' and ')}, and starts the example receiver.`)
    const code = await until('the code', async () => receiver.kept().find(isCode)?.event.data.code)
    const url = '/v1/councils/{councilId}/webhook-subscriptions/{subscriptionId}/verification'
    const header = { ...newWork(), ...changing(created.response) }
    must(await as(CASE_SYSTEM).POST(url, { body: { code }, params: { path, header } }), 200)
    say('A code comes to the address, and the case system sends it back: the address is its own.')
    const body = { ...formOf(scene, 'three-children') }
    const sent = must(await as(REFERRER).POST('/v1/referrals', { body, params: { header: newWork() } }), 201)
    const kept = await until('the messages', async () => {
      const ours = receiver.kept().filter(({ event }) => event.data.referral === sent.id)
      return ours.length === TYPES.length ? ours : undefined
    })
    hold(
      kept.every(({ id, event }) => id === event.data.event),
      'a message has the id of its event',
    )
    hold(!JSON.stringify(kept).includes('Silas'), 'a message names nobody')
    say('A referral is sent, and the receiver has verified and kept:')
    for (const { event } of kept) say(`  ${event.type} ${event.data.link}`)

    const told = kept.find(({ event }) => event.type === 'initial_contact.created')
    const contactId = told?.event.data.link?.split('/').at(-1) ?? ''
    const contact = must(
      await as(CASE_SYSTEM).GET('/v1/initial-contacts/{contactId}', { params: { path: { contactId } } }),
      200,
    )
    hold(contact.content?.children.length === 3, 'the link leads to all three children')
    const log = must(await as(CASE_SYSTEM).GET(`${at}/deliveries`, { params: { path } }), 200).items
    hold(
      log.some(({ event, state }) => event === told?.id && state === 'delivered'),
      'the log says so',
    )
    say('It follows the link with its own account, and reads on. The delivery log says: delivered.')
  } finally {
    await receiver.stop()
    const now = await as(CASE_SYSTEM).GET(at, { params: { path } })
    await as(CASE_SYSTEM).DELETE(at, { params: { path, header: changing(now.response) } })
  }
}
