import { type Static, Type } from 'typebox'
import type { EventRow } from './queries/read-events.ts'

/** What is told of an event, in the feed as by webhook: ids and codes, and where to read on. No personal data. */
export const OutgoingEvent = Type.Object(
  {
    type: Type.String({
      examples: ['referral.received', 'decision.recorded', 'consent.withdrawn', 'initial_contact.created'],
    }),
    timestamp: Type.String({ format: 'date-time', description: 'When it happened.' }),
    data: Type.Object(
      {
        referral: Type.String({ format: 'uuid' }),
        council: Type.String({ description: 'The council that keeps it.' }),
        event: Type.String({
          format: 'uuid',
          description: 'Of the event: the same however often, and in whatever way, it is told.',
        }),
        link: Type.String({
          format: 'uri-reference',
          description: 'Where to read on: whether you may is asked when you do.',
        }),
      },
      { additionalProperties: false },
    ),
  },
  { $id: 'OutgoingEvent', additionalProperties: false },
)
export type OutgoingEvent = Static<typeof OutgoingEvent>

type About = Pick<EventRow, 'type' | 'about' | 'referral_id'>

/** The address of what an event is about. */
export const linkOf = ({ type, about, referral_id }: About): string =>
  about !== null && type.startsWith('initial_contact.')
    ? `/v1/initial-contacts/${about}`
    : `/v1/referrals/${referral_id}`

export const outgoingEvent = (row: EventRow): OutgoingEvent => ({
  type: row.type,
  timestamp: row.occurred_at.toISOString(),
  data: { referral: row.referral_id, council: row.council_id, event: row.id, link: linkOf(row) },
})
