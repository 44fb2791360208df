import type { Schema } from '../../openapi/client/index.ts'
import { CASE_SYSTEM, must, type Scene } from './scene.ts'

type Page<Item> = { items: Item[]; links: { next?: string } }

/** Follows `next` from page to page until nothing more has come yet. */
export async function readOn<Item>(page: (cursor?: string) => Promise<Page<Item>>): Promise<Item[]> {
  const all: Item[] = []
  for (let cursor: string | undefined; ; ) {
    const { items, links } = await page(cursor)
    if (items.length === 0) return all
    all.push(...items)
    cursor = new URL(links.next ?? '', 'http://feed.example').searchParams.get('cursor') ?? undefined
    if (cursor === undefined) return all
  }
}

const from = (cursor?: string) => ({ limit: 100, ...(cursor === undefined ? {} : { cursor }) })

/** The initial contacts of a referral, oldest first. */
export async function contactsOf(
  { as }: Scene,
  referralId: string,
): Promise<Schema<'InitialContactSummary'>[]> {
  const all = await readOn(async (cursor) => {
    const query = { state: 'pending' as const, ...from(cursor) }
    return must(await as(CASE_SYSTEM).GET('/v1/initial-contacts', { params: { query } }), 200)
  })
  return all.filter(({ referral }) => referral === referralId)
}

/** All that somebody is told, oldest first. */
export const eventsFor = ({ as }: Scene, subject: string): Promise<Schema<'OutgoingEvent'>[]> =>
  readOn(async (cursor) =>
    must(await as(subject).GET('/v1/events', { params: { query: from(cursor) } }), 200),
  )
