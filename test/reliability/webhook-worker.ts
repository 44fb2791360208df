import { webhookWorkFor, workWebhooks } from '#handover/index.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabases } from '#platform/database.ts'
import { send } from '../../src/handover/webhooks/index.ts'

// A worker of its own that the test may kill: the same work as in the service, to a receiver on this machine. Its
// clock goes faster from an instant that all of them know, so that minutes of waiting pass in a second.
const { DATABASE_URL = '', WEBHOOK_SECRETS_KEY = '', EPOCH, SPEED, TIMEOUT_MS } = process.env
const databases = openDatabases(DATABASE_URL, { max: 6 })
const clock = () => new Date(Number(EPOCH) + (Date.now() - Number(EPOCH)) * Number(SPEED))
const log = { error: (what: object, message: string) => console.error(message, what) }
const config = readConfig({ WEBHOOK_SECRETS_KEY })
const work = webhookWorkFor(config, {
  db: databases.app,
  councils: ['westminster', 'rbkc'],
  clock,
  log,
})
if (work === undefined) throw new Error('There is no key for the secrets.')
// One shift after the other, as the job has it.
for (;;) {
  await workWebhooks(
    {
      ...work,
      tickMs: 20,
      lanes: 16,
      lanesOfOne: 12,
      fetchLike: (request) => send(request, { allowLocal: true, timeoutMs: Number(TIMEOUT_MS) }),
    },
    new AbortController().signal,
  )
}
