import type { Config } from '#platform/config.ts'
import { send } from './send.ts'
import type { WebhookWork } from './work.ts'

type Given = Pick<WebhookWork, 'db' | 'councils' | 'clock' | 'log'>

/** The work of a deployment; undefined where it has no key for secrets, and so no subscriptions. */
export function webhookWorkFor(config: Config, given: Given): WebhookWork | undefined {
  const { publicUrl, webhookSecretsKey: key, demonstration: allowLocal } = config
  if (key === undefined) return undefined
  return {
    ...given,
    key,
    fetchLike: (request) => send(request, { allowLocal }),
    publicUrl,
  }
}
