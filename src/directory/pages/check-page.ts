import type { Fault } from '#platform/faults.ts'
import type { PageDocument } from './page.ts'

/** Sessions that end before they begin, or are nowhere. */
export function checkPage(page: PageDocument): Fault[] {
  if (page.kind !== 'training') return []
  return page.sessions.flatMap(({ from, until, place, online }, at) => [
    ...(Date.parse(until) > Date.parse(from)
      ? []
      : [
          {
            pointer: `/page/sessions/${at}/until`,
            code: 'ends_before_it_begins',
            message: 'This must be later than `from`.',
          },
        ]),
    ...(place !== undefined || online === true
      ? []
      : [
          {
            pointer: `/page/sessions/${at}/place`,
            code: 'nowhere',
            message: 'A session has a place or is online.',
          },
        ]),
  ])
}

/** Until when training is still to come; nothing of what has no dates. */
export const lastSessionAt = (page: PageDocument): Date | null =>
  page.kind === 'training' ? new Date(Math.max(...page.sessions.map(({ from }) => Date.parse(from)))) : null
