import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { FEED } from '../feed.ts'
import { streamServices } from '../stream-services.ts'

export const streamOrukServices = operation({
  id: 'streamOrukServices',
  method: 'GET',
  path: `${FEED}/services.ndjson`,
  tag: 'Open Referral UK',
  summary: 'Every service, one a line, as all stood at one moment',
  description:
    'NDJSON: each line is what `getOrukService` answers. As long as the reader takes; one who reads nothing for ten seconds is cut off, and an answer that was cut off ends without its last chunk. Two at a time for each process: others are asked to come again.',
  allow: 'anyone',
  answers: { 200: { description: 'Services, one a line.', contentType: 'application/x-ndjson' } },
  handle: async ({ db }) => {
    const content = streamServices(db)
    return content === undefined
      ? refuse('service-unavailable', { headers: { 'retry-after': '10' } })
      : { status: 200, stream: { type: 'application/x-ndjson', content } }
  },
})
