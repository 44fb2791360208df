import { type Static, Type } from 'typebox'
import type { EventRow } from './queries/read-events.ts'

/** What is told of an event, in the feed and by webhook: ids and codes, and where to read on. No personal data. */
export const OutgoingEvent = Type.Object(
  {
    id: Type.String({ format: 'uuid', description: 'The same however often it is told.' }),
    type: Type.String({
      examples: ['referral.received', 'decision.recorded', 'consent.withdrawn', 'initial_contact.created'],
    }),
    timestamp: Type.String({ format: 'date-time', description: 'When it happened.' }),
    data: Type.Object(
      {
        council: Type.String(),
        referral: Type.String({ format: 'uuid' }),
        about: Type.Optional(
          Type.String({
            format: 'uuid',
            description: 'What besides the referral it is about: an initial contact, a disclosure.',
          }),
        ),
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

export const outgoingEvent = (row: EventRow): OutgoingEvent => ({
  id: row.id,
  type: row.type,
  timestamp: row.occurred_at.toISOString(),
  data: {
    council: row.council_id,
    referral: row.referral_id,
    ...(row.about === null ? {} : { about: row.about }),
    link:
      row.about !== null && row.type.startsWith('initial_contact.')
        ? `/v1/initial-contacts/${row.about}`
        : `/v1/referrals/${row.referral_id}`,
  },
})
