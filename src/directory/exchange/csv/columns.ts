import type { ServiceRecord } from '../../record/service-record.ts'
import { fromList, toList } from './cells.ts'
import { at, type Draft, put } from './draft.ts'
import { fromHours, toHours } from './hours.ts'

/** A column: what it shows of a record, and what it makes of one. Unreadable text is answered with what is expected. */
export type Column = {
  readonly name: string
  readonly pointer: string
  readonly show: (record: ServiceRecord) => string
  readonly write: (draft: Draft, text: string) => string | undefined
}

const column = (
  name: string,
  pointer: string,
  toText: (value: unknown) => string,
  fromText: (text: string) => { value: unknown } | { expected: string },
): Column => ({
  name,
  pointer,
  show: (record) => {
    const value = at(record, pointer)
    return value === undefined ? '' : toText(value)
  },
  write: (draft, text) => {
    const read = text === '' ? { value: undefined } : fromText(text)
    if ('expected' in read) return read.expected
    put(draft, pointer, read.value)
    return undefined
  },
})

const text = (name: string, pointer = `/${name}`) => column(name, pointer, String, (value) => ({ value }))

const number = (name: string, pointer = `/${name}`) =>
  column(name, pointer, String, (value) =>
    /^-?\d+(\.\d+)?$/.test(value) ? { value: Number(value) } : { expected: 'A number, with a full stop.' },
  )

const yesOrNo = (name: string, pointer: string) =>
  column(
    name,
    pointer,
    (value) => (value === true ? 'yes' : 'no'),
    (value) =>
      ['yes', 'no'].includes(value.toLowerCase())
        ? { value: value.toLowerCase() === 'yes' }
        : { expected: 'yes or no.' },
  )

/** A list that is always there, empty or not. */
const list = (name: string, pointer = `/${name}`): Column => {
  const filled = column(
    name,
    pointer,
    (value) => toList(value as string[]),
    (value) => ({ value: fromList(value) }),
  )
  return { ...filled, write: (draft, value) => filled.write(draft, value === '' ? ';' : value) }
}

const hours = (name: string, pointer: string): Column => {
  const filled = column(
    name,
    pointer,
    (value) => toHours(value as ServiceRecord['schedules']),
    (value) => {
      const schedules = fromHours(value)
      return schedules === undefined
        ? { expected: 'Days and hours, e.g. MO,TU 09:00-17:00; 1SA 10:00-12:00 term.' }
        : { value: schedules }
    },
  )
  return { ...filled, write: (draft, value) => filled.write(draft, value === '' ? ';' : value) }
}

/** Flat: of what there may be several, the first. What is behind it stays as it is. */
export const COLUMNS: readonly Column[] = [
  text('name'),
  text('summary'),
  text('description'),
  text('url'),
  text('organisation'),
  list('channels'),
  list('categories'),
  text('state'),
  text('state_note', '/stateNote'),
  number('age_from', '/ages/from'),
  number('age_to', '/ages/to'),
  text('eligibility'),
  text('referral'),
  text('getting_in', '/gettingIn'),
  list('languages'),
  text('contact_name', '/contacts/0/name'),
  text('contact_role', '/contacts/0/role'),
  text('contact_email', '/contacts/0/email'),
  text('contact_telephone', '/contacts/0/telephones/0/number'),
  yesOrNo('cost_free', '/costs/0/free'),
  number('cost_amount', '/costs/0/amount'),
  text('cost_per', '/costs/0/per'),
  text('cost_note', '/costs/0/note'),
  text('place_name', '/places/0/name'),
  text('place_visibility', '/places/0/visibility'),
  list('place_address', '/places/0/address/lines'),
  text('place_town', '/places/0/address/town'),
  text('place_postcode', '/places/0/address/postcode'),
  number('place_latitude', '/places/0/point/latitude'),
  number('place_longitude', '/places/0/point/longitude'),
  list('place_accessibility', '/places/0/accessibility'),
  hours('place_hours', '/places/0/schedules'),
  hours('hours', '/schedules'),
  text('internal_notes', '/internalNotes'),
]
