import { isLocalDate } from '#calendar/index.ts'
import type { Fault } from '#platform/faults.ts'
import { readNear } from '../geography/near.ts'
import type { SearchQuery } from './search-query.ts'

/** What does not go together, or cannot be; the schema sees each member alone. */
export function checkQuery(query: SearchQuery): Fault[] {
  const { age, ageFrom, ageTo, near, within, day, time, openNow, order, words } = query
  const rules: readonly (readonly [wrong: boolean, member: string, code: string, message: string])[] = [
    [
      age !== undefined && (ageFrom ?? ageTo) !== undefined,
      'age',
      'excludes',
      'Ask for one age, or from one to another.',
    ],
    [
      ageFrom !== undefined && ageTo !== undefined && ageFrom > ageTo,
      'ageTo',
      'order',
      'This must not be less than ageFrom.',
    ],
    [within !== undefined && near === undefined, 'within', 'needs', 'Say also what it is to be near to.'],
    [order === 'distance' && near === undefined, 'order', 'needs', 'Order by distance needs near.'],
    [order === 'relevance' && words === undefined, 'order', 'needs', 'Order by relevance needs words.'],
    [time !== undefined && day === undefined, 'time', 'needs', 'Say also on which day.'],
    [openNow !== undefined && day !== undefined, 'openNow', 'excludes', 'Ask for now, or for a day.'],
    [
      day !== undefined && day.length > 2 && !isLocalDate(day),
      'day',
      'format',
      'This must be a day that exists, or one of MO, TU, WE, TH, FR, SA, SU.',
    ],
    [
      near !== undefined && readNear(near) === undefined,
      'near',
      'format',
      'This must be a postcode, the first half of one, or a latitude and longitude in the United Kingdom.',
    ],
    [
      words !== undefined && !/[\p{L}\p{N}]/u.test(words),
      'words',
      'pattern',
      'There must be a letter or a digit in it.',
    ],
  ]
  return rules.flatMap(([wrong, member, code, message]) =>
    wrong ? [{ pointer: `/querystring/${member}`, code, message }] : [],
  )
}
