import { setTimeout } from 'node:timers/promises'
import { type Body, callerOf } from '../helpers/call.ts'
import type { TestService } from '../helpers/service.ts'

type Item = Body & { [member: string]: unknown }

/** All that a feed has for somebody now, by its `next` links from a page's address to its end; and where it ended. */
export async function readOn(service: TestService, subject: string, from: string) {
  const items: Item[] = []
  let url = from
  for (;;) {
    const { status, body } = await callerOf(service)(subject).get(url)
    if (status !== 200) throw new Error(`${url}: ${JSON.stringify(body)}`)
    const page = body as unknown as { items: Item[]; links: { next?: string } }
    items.push(...page.items)
    url = page.links.next ?? url
    if (page.items.length === 0) return { items, next: url }
  }
}

/**
 * Reads a feed until what is waited for is there. A feed holds back what a transaction may still come in before, of
 * whatever database on this server: other tests' as well.
 */
export async function readUntil(
  service: TestService,
  subject: string,
  from: string,
  isThere: (items: Item[]) => boolean,
) {
  for (let tries = 0; tries < 200; tries += 1) {
    const read = await readOn(service, subject, from)
    if (isThere(read.items)) return read.items
    await setTimeout(25)
  }
  throw new Error(`What was waited for did not come: ${from} as ${subject}`)
}
