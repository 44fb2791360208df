import type { FastifyInstance } from 'fastify'
import type { DemonstrationIssuer } from '#accounts/index.ts'
import { councils } from '#councils/index.ts'
import { keepFresh } from '#directory/index.ts'
import { earlier } from '../earlier.ts'
import { type Door, doorOf } from './door.ts'
import { fillInWork, fillRecords } from './fill-records.ts'
import { NOTICE, recordsInWork } from './in-work.ts'
import { LAST_PAGE, madeUpFeedback, madeUpPages } from './pages.ts'
import { SESSIONS, sessions } from './sessions.ts'
import { WHERE, type Where } from './where.ts'

/** Fills the directory through the service's own door, once: a later start asks one question and finds it done. */
export async function seedDirectory(app: FastifyInstance, issuer: DemonstrationIssuer): Promise<void> {
  const door = doorOf(app, issuer)
  if (await isFilled(door)) return
  // Before the services that name its terms.
  for (const { council } of WHERE) await importSessions(door, council)
  const inWork = WHERE.flatMap((where) => recordsInWork(where).map((record) => ({ where, record })))
  const byAge = inWork.toSorted((a, b) => (b.record.daysAgo ?? 0) - (a.record.daysAgo ?? 0))
  for (const { where, record } of byAge)
    await earlier(app, record.daysAgo ?? 0, () => fillInWork(door, where, record))
  // As the worker would have looked at them then, and looks now.
  await earlier(app, NOTICE, () => keepFresh(app.db, councils, app.clock()))
  await keepFresh(app.db, councils, app.clock())
  await Promise.all(WHERE.map((where) => fillRecords(door, where)))
  for (const where of WHERE) await fillPages(door, where)
}

const pagesOf = (council: string) => `/v1/councils/${council}/directory`

const importSessions = (door: Door, council: string) =>
  door(`directory_editor@${council}`, {
    method: 'PUT',
    url: `${pagesOf(council)}/taxonomies/${SESSIONS}`,
    key: `demonstration-taxonomy-${council}-${SESSIONS}`,
    body: sessions,
  })

async function isFilled(door: Door): Promise<boolean> {
  const council = WHERE.at(-1)?.council ?? ''
  const url = `${pagesOf(council)}/managed-pages?kind=news&limit=100`
  const { body } = await door<{ items: { page: { title: string } }[] }>(`directory_editor@${council}`, {
    method: 'GET',
    url,
  })
  return body.items.some(({ page }) => page.title === LAST_PAGE)
}

/** What people said with what was answered, then the pages. */
async function fillPages(door: Door, { council }: Where): Promise<void> {
  const editor = `directory_editor@${council}`
  const under = pagesOf(council)
  for (const [at, { text, ...settled }] of madeUpFeedback.entries()) {
    const key = `demonstration-feedback-${council}-${at}`
    const body = { about: 'local_offer', text }
    const given = await door<{ id: string }>(null, { method: 'POST', url: `${under}/feedback`, key, body })
    const url = `${under}/received-feedback/${given.body.id}`
    const { body: received, etag } = await door<{ state: string }>(editor, { method: 'GET', url })
    if ('answer' in settled && received.state === 'received')
      await door(editor, { method: 'PUT', url: `${url}/answer`, etag, body: settled.answer })
  }
  for (const [at, body] of madeUpPages.entries()) {
    const key = `demonstration-page-${council}-${at}`
    await door(editor, { method: 'POST', url: `${under}/pages`, key, body })
  }
}
