const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * When a message is tried, as Standard Webhooks 1.0 has it: ten times over 75 hours 35 minutes, each wait from the
 * failure before. `jitter` is the share by which a wait may be longer, so that what failed together does not come
 * back together; never shorter.
 */
export const RETRY_SCHEDULE = {
  waitSeconds: [
    0,
    5,
    5 * MINUTE,
    30 * MINUTE,
    2 * HOUR,
    5 * HOUR,
    10 * HOUR,
    14 * HOUR,
    20 * HOUR,
    24 * HOUR,
  ],
  jitter: 0.1,
  /** The most that a receiver's own `Retry-After` puts a try off. */
  longestRetryAfterSeconds: DAY,
} as const

/**
 * When to try again after so many attempts, the last of which failed at `at`; undefined when there have been enough.
 * `random` gives a number from 0 to 1.
 */
export function nextAttempt(
  attempts: number,
  at: Date,
  random: () => number = Math.random,
): Date | undefined {
  const wait = RETRY_SCHEDULE.waitSeconds[attempts]
  if (wait === undefined) return undefined
  return new Date(at.getTime() + Math.round(wait * 1000 * (1 + RETRY_SCHEDULE.jitter * random())))
}

/** The instant that a `Retry-After` header asks for: seconds or a date. Undefined when it says neither. */
export function retryAfter(header: string, at: Date): Date | undefined {
  const text = header.trim()
  const asked = /^\d{1,9}$/.test(text) ? at.getTime() + Number(text) * 1000 : dateOf(text)
  if (Number.isNaN(asked)) return undefined
  return new Date(Math.min(asked, at.getTime() + RETRY_SCHEDULE.longestRetryAfterSeconds * 1000))
}

/** HTTP's one form of date; `Date.parse` alone takes far more than that. */
const dateOf = (text: string) =>
  /^\w{3}, \d{2} \w{3} \d{4} [\d:]{8} GMT$/.test(text) ? Date.parse(text) : Number.NaN
