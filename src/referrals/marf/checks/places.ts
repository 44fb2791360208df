import { isLocalDate } from '#calendar/index.ts'
import type { FormChild } from '../child.ts'
import type { Draft, DraftForm } from '../draft-form.ts'

type Place<T> = { item: T; pointer: string }

/** The members of a list with their JSON pointers. */
export const each = <T>(list: readonly T[] | undefined, at: string): Place<T>[] =>
  (list ?? []).map((item, position) => ({ item, pointer: `${at}/${position}` }))

export const eachChild = (form: DraftForm): Place<Draft<FormChild>>[] => each(form.children, '/children')

/** The places whose item passes the test, each with a member's name behind its pointer. */
export const where = <T>(places: Place<T>[], test: (item: T) => boolean, member = ''): string[] =>
  places.filter(({ item }) => test(item)).map(({ pointer }) => pointer + member)

/** A day that was given: not blank, not "not known". */
export const isDay = (value: unknown): value is string => isLocalDate(value)

/** A number that was given. */
export const isNumber = (value: unknown): value is number => typeof value === 'number'

/** Text that was given: not blank, not "not known". */
export const isGiven = (value: string | null | undefined): value is string =>
  value !== undefined && value !== null && value.trim() !== '' && value !== 'not_known'

/** One pointer when the test holds, none otherwise. */
export const when = (holds: boolean, pointer: string): string[] => (holds ? [pointer] : [])
