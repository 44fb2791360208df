import type { Operation } from '#platform/operation.ts'
import './problems.ts'
import { acknowledgeInitialContact } from './routes/acknowledge-initial-contact.ts'
import { getInitialContact } from './routes/get-initial-contact.ts'
import { listEvents } from './routes/list-events.ts'
import { listInitialContacts } from './routes/list-initial-contacts.ts'
import './tables.ts'
import { webhookOperations } from './webhooks/index.ts'

/** What the council's own systems receive, and how they say that they have it. */
export const handoverOperations: readonly Operation[] = [
  listInitialContacts,
  getInitialContact,
  acknowledgeInitialContact,
  listEvents,
  ...webhookOperations,
]

export { raiseContactAlarms } from './contacts/index.ts'
export { watchFeed } from './events/index.ts'
export { demonstrationSecretsKey, webhookWorkFor, workWebhooks } from './webhooks/index.ts'
