import type { ServiceRecord } from '../../record/service-record.ts'

/** A record that is being written cell by cell: not yet one by its schema. */
export type Draft = { [member: string]: unknown }

const partsOf = (pointer: string): string[] => pointer.split('/').slice(1)

const isObject = (value: unknown): value is Draft => typeof value === 'object' && value !== null

export const at = (record: unknown, pointer: string): unknown =>
  partsOf(pointer).reduce<unknown>((value, part) => (isObject(value) ? value[part] : undefined), record)

/** What an item of a list begins as when its first cell is written. */
const BEGINNINGS: Readonly<Record<string, () => unknown>> = {
  '/contacts/0': () => ({ telephones: [] }),
  '/contacts/0/telephones/0': () => ({}),
  '/costs/0': () => ({ free: false }),
  '/places/0': () => ({
    key: 'place-1',
    visibility: 'public',
    address: { lines: [] },
    accessibility: [],
    schedules: [],
  }),
}

/** Writes one member; undefined takes it away. What is not there is not begun in order to be empty. */
export function put(draft: Draft, pointer: string, value: unknown): void {
  const parts = partsOf(pointer)
  const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0)
  let inner = draft
  for (const [depth, part] of parts.slice(0, -1).entries()) {
    const here = `/${parts.slice(0, depth + 1).join('/')}`
    if (!isObject(inner[part])) {
      if (isEmpty) return
      inner[part] = BEGINNINGS[here]?.() ?? {}
    }
    inner = inner[part] as Draft
  }
  const last = parts.at(-1) as string
  if (value === undefined) delete inner[last]
  else inner[last] = value
}

/** A new record before its cells are written. */
export const blank = (): Draft => ({
  channels: ['family_information'],
  categories: [],
  state: 'open',
  ages: {},
  referral: 'none',
  costs: [],
  languages: [],
  contacts: [],
  links: [],
  places: [],
  schedules: [],
})

/** Whose cells were all emptied is gone: a contact, its telephone, a cost, a place, a point. */
export function tidy(draft: Draft): Draft {
  const { contacts, costs, places } = draft as unknown as ServiceRecord
  return {
    ...draft,
    contacts: contacts
      .map((contact) => ({
        ...contact,
        telephones: contact.telephones.filter((telephone) => telephone.number !== undefined),
      }))
      .filter((contact) => Object.keys(contact).length > 1 || contact.telephones.length > 0),
    costs: costs.filter((cost) => Object.keys(cost).length > 0),
    places: places
      .filter(({ address, name }) => address.lines.length > 0 || name !== undefined)
      .map(({ point, ...place }) =>
        point === undefined || Object.keys(point).length === 0 ? place : { ...place, point },
      ),
  }
}
