/** Reads an address as JSON; undefined where nothing is there (any more), and throws where it does not answer. */
export type Read = (url: string) => Promise<unknown>

type Page = { contents?: { id: string }[]; last_page?: boolean; total_pages?: number }

const PER_PAGE = 50

/**
 * Every service of an Open Referral UK feed as its own address gives it: lists leave out what there is several of. By
 * page numbers, which every feed has.
 */
export async function* servicesOf(feed: string, read: Read): AsyncGenerator<object> {
  const base = feed.replace(/\/+$/, '')
  const seen = new Set<string>()
  for (let page = 1; ; page++) {
    const list = (await read(`${base}/services?page=${page}&per_page=${PER_PAGE}`)) as Page | undefined
    if (list === undefined) throw new Error(`There is no feed at ${base}`)
    const contents = list.contents ?? []
    for (const { id } of contents) {
      if (seen.has(id)) continue
      seen.add(id)
      // Withdrawn since the page was read: nothing to take.
      const service = (await read(`${base}/services/${encodeURIComponent(id)}`)) as object | undefined
      if (service !== undefined) yield service
    }
    if (contents.length === 0 || list.last_page === true || page >= (list.total_pages ?? page)) return
  }
}

/** So many at a time. */
export async function* inBatches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
