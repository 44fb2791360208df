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
        link: Type.Optional(
          Type.String({
            format: 'uri-reference',
            description:
              'Where you may read on: for a case system the initial contact as it was then, for who sent it the referral. Not there where nothing is open to you.',
          }),
        ),
      },
      { additionalProperties: false },
    ),
  },
  { $id: 'OutgoingEvent', additionalProperties: false },
)
export type OutgoingEvent = Static<typeof OutgoingEvent>

/** `from`: the service's address, for whoever has none to read a link against. */
export const outgoingEvent = (row: EventRow, from = ''): OutgoingEvent => ({
  type: row.type,
  timestamp: row.occurred_at.toISOString(),
  data: {
    referral: row.referral_id,
    council: row.council_id,
    event: row.id,
    ...(row.link === null ? {} : { link: `${from}${row.link}` }),
  },
})
