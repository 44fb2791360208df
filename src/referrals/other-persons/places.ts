import { sharingCategory } from '#consent/index.ts'
import { ASSESSMENT, CHILD, CHILD_ASSESSMENT, FAMILY, NEEDS, PERSON } from '../marf/categories.ts'

/** The places of the form by their segments, where `*` stands for any, that hold what is known of other persons. */
export const PLACES: readonly (readonly string[])[] = [
  ...narrowIn(FAMILY),
  ...narrowIn(CHILD, 'children', '*'),
  ...narrowIn(PERSON, 'people', '*'),
  ...narrowIn(ASSESSMENT, 'assessment'),
  ...narrowIn(CHILD_ASSESSMENT, 'assessment', 'children', '*'),
  ...narrowIn(NEEDS, 'assessment', 'children', '*', 'needs'),
]

function narrowIn(
  table: Readonly<Record<string, Parameters<typeof sharingCategory>[0] | null>>,
  ...at: string[]
) {
  return Object.entries(table)
    .filter(([, category]) => category !== null && sharingCategory(category).narrow === true)
    .map(([member]) => [...at, member])
}

const segmentsOf = (pointer: string) => pointer.split('/').slice(1)

const agree = (place: readonly string[], segments: readonly string[]) =>
  place.every((one, at) => one === '*' || segments[at] === undefined || one === segments[at])

/** Does the pointer lead to what is known of other persons, or to something within it? */
export const isPlaceOfOthers = (pointer: string): boolean => {
  const segments = segmentsOf(pointer)
  return PLACES.some((place) => segments.length >= place.length && agree(place, segments))
}

/** The same, or to something that may hold it: for what carries a value with it. */
export const mayHoldOthers = (pointer: string): boolean =>
  PLACES.some((place) => agree(place, segmentsOf(pointer)))
