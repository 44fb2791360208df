/** What happened to referrals, in an order that never passes over one. */
export { inOrder } from './in-order.ts'
export { OutgoingEvent, outgoingEvent } from './outgoing-event.ts'
export {
  CONTACT_LINK,
  type EventRow,
  type FeedPage,
  type FeedPosition,
  REFERRAL_LINK,
  readCouncilEvents,
  readSenderEvents,
} from './queries/read-events.ts'
export { watchFeed } from './watch.ts'
