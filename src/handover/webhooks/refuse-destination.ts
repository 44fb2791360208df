import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '#platform/config.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import { checkDestination, type DestinationRefusal } from './destination.ts'

/** A name that takes longer to look up than this is not waited for. */
const LOOK_UP_MS = 5_000

const WHY: Readonly<Record<DestinationRefusal, string>> = {
  not_a_url: 'This is not an address.',
  not_https: 'This must be an https address.',
  has_credentials: 'This may not hold credentials: messages are signed instead.',
  has_fragment: 'This may not have a fragment.',
  port_not_allowed: 'The port must be 443, or 1024 or more.',
  local_name: 'This is a name of somebody’s own network.',
  name_not_found: 'This name leads nowhere.',
  address_not_public: 'Every address that this leads to must be public.',
}

/** Where it may be sent to, in its one spelling; or the refusal that says why not. Asked again at every try. */
export async function readDestination(url: string, { demonstration }: Config): Promise<string | Refusal> {
  const late = new AbortController()
  const destination = await Promise.race([
    checkDestination(url, { allowLocal: demonstration }),
    sleep(LOOK_UP_MS, { ok: false, refusal: 'name_not_found' } as const, { signal: late.signal }),
  ]).finally(() => late.abort())
  if (destination.ok) return destination.url
  const { refusal } = destination
  return refuse('webhook-destination-refused', {
    errors: [{ pointer: '/url', code: refusal, message: WHY[refusal] }],
  })
}
