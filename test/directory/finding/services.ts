import { randomUUID } from 'node:crypto'
import { ask } from '#platform/asking.ts'
import { publish, unpublish } from '../../../src/directory/publishing/publish.ts'
import type { Place } from '../../../src/directory/record/place.ts'
import type { Schedule } from '../../../src/directory/record/schedule.ts'
import type { ServiceRecord } from '../../../src/directory/record/service-record.ts'
import type { TestDatabase } from '../../helpers/database.ts'

/** A made-up service with as little as a record may have. */
export const serviceWith = (more: Partial<ServiceRecord> = {}): ServiceRecord => ({
  name: 'Made-up service',
  summary: 'Something for families (made up).',
  channels: ['family_information'],
  categories: ['family_support'],
  state: 'open',
  ages: {},
  referral: 'none',
  costs: [],
  languages: [],
  contacts: [],
  links: [],
  places: [],
  schedules: [],
  ...more,
})

export const placeAt = (latitude: number, longitude: number, more: Partial<Place> = {}): Place => ({
  key: 'place',
  visibility: 'public',
  address: { lines: ['1 Made-up Street'] },
  point: { latitude, longitude },
  accessibility: [],
  schedules: [],
  ...more,
})

export const hours = (
  days: Schedule['days'],
  opens: string,
  closes: string,
  more: Partial<Schedule> = {},
): Schedule => ({ days, opens, closes, ...more })

/** Publishes as an editor of the council would; withdraws where there is no document. */
export function publisher({ databases }: TestDatabase, now = new Date('2026-11-20T10:00:00Z')) {
  const asking = (councilId: string) => ({
    account: '00000000-0000-7000-8000-000000000001',
    organisation: null,
    councils: [councilId],
  })
  return {
    service: async (more: Partial<ServiceRecord>, councilId = 'westminster', id: string = randomUUID()) => {
      await databases.app.transaction().execute(async (trx) => {
        await ask(trx, asking(councilId))
        const standing = { id, councilId, assuredOn: '2026-11-20', reviewDueOn: '2027-11-20' }
        await publish(trx, 'service', standing, serviceWith(more), now)
      })
      return id
    },
    organisation: async (name: string, councilId = 'westminster', id: string = randomUUID()) => {
      await databases.app.transaction().execute(async (trx) => {
        await ask(trx, asking(councilId))
        const standing = { id, councilId, assuredOn: '2026-11-20', reviewDueOn: '2027-11-20' }
        const document = { name, description: 'Made up.', contacts: [], links: [] }
        await publish(trx, 'organisation', standing, document, now)
      })
      return id
    },
    withdraw: (kind: 'service' | 'organisation', id: string, councilId = 'westminster') =>
      databases.app.transaction().execute(async (trx) => {
        await ask(trx, asking(councilId))
        await unpublish(trx, kind, { id, councilId }, now)
      }),
  }
}
