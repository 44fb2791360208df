import { Readable } from 'node:stream'
import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { FEED, serviceOf } from '../feed.ts'
import { walkServices } from '../queries/walk-services.ts'

/** Each holds a connection for as long as its reader takes: never so many that others wait for one. */
const AT_ONCE = 2
let open = 0

export const streamOrukServices = operation({
  id: 'streamOrukServices',
  method: 'GET',
  path: `${FEED}/services.ndjson`,
  tag: 'Open Referral UK',
  summary: 'Every service, one a line, as all stood at one moment',
  description:
    'NDJSON: each line is what `getOrukService` answers. As long as the reader takes; one who reads nothing for a quarter of a minute is cut off, and an answer that was cut off ends without its last chunk. Two at a time for each process: others are asked to come again.',
  allow: 'anyone',
  answers: { 200: { description: 'Services, one a line.', contentType: 'application/x-ndjson' } },
  handle: async ({ db }) => {
    if (open >= AT_ONCE) return refuse('service-unavailable', { headers: { 'retry-after': '10' } })
    open++
    const content = Readable.from(lines(db), { objectMode: false, highWaterMark: 64 * 1024 })
    content.once('close', () => {
      open--
    })
    return { status: 200, stream: { type: 'application/x-ndjson', content } }
  },
})

async function* lines(db: Parameters<typeof walkServices>[0]): AsyncGenerator<string> {
  for await (const { rows, terms } of walkServices(db))
    yield rows.map((row) => `${JSON.stringify(serviceOf(row, terms))}\n`).join('')
}
