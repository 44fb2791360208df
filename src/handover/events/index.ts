/** What happened to referrals, in an order that never passes over one. */
export { inOrder } from './in-order.ts'
export { linkOf, OutgoingEvent, outgoingEvent } from './outgoing-event.ts'
export {
  type EventRow,
  type FeedPage,
  type FeedPosition,
  readCouncilEvents,
  readSenderEvents,
} from './queries/read-events.ts'
