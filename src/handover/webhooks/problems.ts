import { defineProblems } from '#platform/problems.ts'

/** What the operations on webhooks refuse, besides what every operation does. */
export const webhookProblems = defineProblems({
  'webhook-destination-refused': {
    status: 422,
    title: 'Nothing is sent to this address',
    help: '`errors` says why. An address is https, on port 443 or from 1024 up, without credentials or fragment, and every address its name leads to is public. Systems that cannot be reached so poll the events (`listEvents`).',
  },
  'webhook-ended': {
    status: 409,
    title: 'This subscription has ended',
    help: 'Its receiver answered 410. Make a new one; what happened meanwhile is in `listEvents`.',
  },
  'webhook-unverified': {
    status: 409,
    title: 'This subscription waits for its code',
    help: 'It is neither paused nor active before its address is verified: send the code that came there (`verifyWebhookSubscription`). Events are queued meanwhile.',
  },
  'webhook-verified': {
    status: 409,
    title: 'This subscription waits for no code',
    help: 'Its address has been verified. A new address gets a code of its own.',
  },
  'webhook-code-wrong': {
    status: 422,
    title: 'This is not the code that was sent',
    help: 'Send `data.code` of the latest `webhook.verification` message. After five tries a new code has to be asked for (`renewWebhookCode`).',
  },
  'webhook-code-spent': {
    status: 409,
    title: 'The code is good no longer',
    help: 'It is a day old, or five codes were tried against it. Ask for a new one (`renewWebhookCode`).',
  },
  'webhook-limit-reached': {
    status: 409,
    title: 'There are as many subscriptions as one owner may have',
    help: 'Delete one that is no longer used, or change one: a subscription can be told of every type of event.',
  },
  'webhooks-not-set-up': {
    status: 503,
    title: 'This installation sends no webhooks',
    help: 'Whoever runs it has to set WEBHOOK_SECRETS_KEY. Until then poll the events (`listEvents`).',
  },
})
