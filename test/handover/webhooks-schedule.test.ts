import t from 'tap'
import {
  deliver,
  newSecret,
  nextAttempt,
  RETRY_SCHEDULE,
  type WebhookAnswer,
} from '#handover/webhooks/index.ts'

const start = new Date('2026-11-23T09:00:00Z')
const never = () => 0

/** The specification's table: how long after the first attempt each of the others is. */
const SINCE_START = [
  '00:00:00',
  '00:00:05',
  '00:05:05',
  '00:35:05',
  '02:35:05',
  '07:35:05',
  '17:35:05',
  '31:35:05',
  '51:35:05',
  '75:35:05',
]

const clockOf = (ms: number) => {
  const seconds = Math.floor(ms / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

/** A receiver that answers the same each time, on a clock that only attempts move. */
async function deliverUntilTheEnd(answer: WebhookAnswer, random = never) {
  const subscription = { url: 'https://receiver.example.org/', secrets: [newSecret()] }
  const sent: { at: Date; id: string | undefined; body: string; timestamp: string | undefined }[] = []
  let now = start
  for (let attempts = 0; ; attempts++) {
    const message = { id: 'evt_1', body: '{"type":"referral.received"}', attempts }
    const { outcome, ...rest } = await deliver(message, subscription, {
      clock: () => now,
      random,
      fetchLike: async ({ headers, body }) => {
        sent.push({ at: now, id: headers['webhook-id'], body, timestamp: headers['webhook-timestamp'] })
        return answer
      },
    })
    if (!('retryAt' in rest)) return { outcome, sent, log: rest.log }
    now = rest.retryAt
  }
}

t.test('ten attempts at the times of the specification, then no more', async (t) => {
  const { outcome, sent, log } = await deliverUntilTheEnd({ status: 500 })
  t.equal(outcome, 'given_up')
  t.strictSame(
    sent.map(({ at }) => clockOf(at.getTime() - start.getTime())),
    SINCE_START,
  )
  t.strictSame(log, { attempt: 10, at: sent[9]?.at, ms: 0, status: 500 })
  t.equal(new Set(sent.map(({ id }) => id)).size, 1, 'the id is the same each time')
  t.equal(new Set(sent.map(({ body }) => body)).size, 1, 'so are the letters')
  for (const { at, timestamp } of sent) t.equal(timestamp, String(at.getTime() / 1000), 'each is of its time')
})

t.test('a wait may be longer by the jitter, and is never shorter', async (t) => {
  t.strictSame(nextAttempt(0, start), start, 'the first is due at once')
  RETRY_SCHEDULE.waitSeconds.forEach((wait, attempts) => {
    const after = (random?: () => number) =>
      ((nextAttempt(attempts, start, random)?.getTime() ?? 0) - start.getTime()) / 1000
    const longest = Math.round(wait * 1000 * (1 + RETRY_SCHEDULE.jitter)) / 1000
    t.equal(after(never), wait)
    t.equal(
      after(() => 1),
      longest,
    )
    const drawn = Array.from({ length: 50 }, () => after())
    t.ok(drawn.every((at) => at >= wait && at <= longest))
    if (wait > 0) t.ok(new Set(drawn).size > 1, 'not all at once')
  })
  t.equal(nextAttempt(10, start), undefined)
  t.equal(nextAttempt(11, start), undefined)
})

const MINUTES = 60_000
const HOURS = 60 * MINUTES

const asked: readonly (readonly [header: string, waits: number, why: string])[] = [
  ['120', 2 * MINUTES, 'longer than the schedule'],
  ['4', 5_000, 'shorter: the schedule holds'],
  ['0', 5_000, 'none'],
  ['-5', 5_000, 'not a number of seconds'],
  ['1e9', 5_000, 'not a number of seconds'],
  ['soon', 5_000, 'nothing that is understood'],
  ['', 5_000, 'nothing'],
  ['Mon, 23 Nov 2026 10:00:00 GMT', HOURS, 'a date'],
  ['Mon, 23 Nov 2026 08:00:00 GMT', 5_000, 'a date gone by'],
  ['2027', 2027_000, 'seconds, not a year'],
  ['999999999', 24 * HOURS, 'no longer than a day'],
  ['Mon, 23 Nov 2099 10:00:00 GMT', 24 * HOURS, 'no longer than a day'],
]

t.test('a receiver may ask for more time', async (t) => {
  for (const [retryAfter, waits, why] of asked) {
    const outcome = await deliver(
      { id: 'evt_1', body: '{}', attempts: 0 },
      { url: 'https://receiver.example.org/', secrets: [newSecret()] },
      { clock: () => start, random: never, fetchLike: async () => ({ status: 503, retryAfter }) },
    )
    const found = 'retryAt' in outcome ? outcome.retryAt.getTime() - start.getTime() : undefined
    t.equal(found, waits, `${retryAfter}: ${why}`)
  }
  const last = await deliverUntilTheEnd({ status: 429, retryAfter: '0' })
  t.equal(last.sent.length, 10, 'and is not tried more often for it')
})

const follows: readonly (readonly [WebhookAnswer, string])[] = [
  ...[200, 201, 202, 204, 299].map((status) => [{ status }, 'delivered'] as const),
  ...[301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 409, 429, 500, 502, 503, 504, 600].map(
    (status) => [{ status }, 'retry'] as const,
  ),
  [{ status: 410 }, 'gone'],
  ...(
    [
      'destination_refused',
      'name_not_found',
      'not_connected',
      'tls_failed',
      'no_answer',
      'timed_out',
    ] as const
  ).map((failure) => [{ failure }, 'retry'] as const),
]

t.test('what follows an answer, and what the log keeps of it', async (t) => {
  for (const [answer, outcome] of follows) {
    let now = start
    const found = await deliver(
      { id: 'evt_1', body: '{}', attempts: 2 },
      { url: 'https://receiver.example.org/', secrets: [newSecret()] },
      {
        clock: () => now,
        random: never,
        fetchLike: async () => {
          now = new Date(start.getTime() + 250)
          return answer
        },
      },
    )
    t.equal(found.outcome, outcome, JSON.stringify(answer))
    if ('retryAt' in found) t.strictSame(found.retryAt, new Date(now.getTime() + 30 * MINUTES))
    t.strictSame(found.log, { attempt: 3, at: start, ms: 250, ...answer })
  }
})
