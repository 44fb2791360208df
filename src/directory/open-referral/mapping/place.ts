import type { PublicPlace } from '../../publishing/public-place.ts'
import { accessibilities } from '../../record/codes.ts'
import type { Place } from '../../record/place.ts'
import {
  type HsdsAccessibility,
  type HsdsAddress,
  type HsdsLocation,
  type HsdsServiceAtLocation,
  present,
} from '../hsds.ts'
import { idOf, locationId, serviceAtLocationId } from '../ids.ts'
import { fromHsdsSchedule, toHsdsSchedule } from './schedule.ts'

type Address = Place['address']

/** Says of an external identifier that it is a place's own key within its record. */
const KEY = 'front-door-place'
const KEY_FORM = /^[a-z0-9][a-z0-9_-]{0,59}$/

/**
 * A place as the public has it. One whose address is not published has no address and no point here either: the
 * mapping sees only what was masked when it was published.
 */
export function toHsdsPlace(recordId: string, place: PublicPlace): HsdsServiceAtLocation {
  const id = serviceAtLocationId(recordId, place.key)
  const location = locationId(recordId, place.key)
  return present<HsdsServiceAtLocation>({
    id,
    service_id: recordId,
    location_id: location,
    schedules: place.schedules.map((schedule, at) => toHsdsSchedule(schedule, id, at)),
    location: present<HsdsLocation>({
      id: location,
      location_type: 'physical',
      name: place.name,
      description: wordsInsteadOfAnAddress(place),
      transportation: place.transport,
      latitude: place.point?.latitude,
      longitude: place.point?.longitude,
      external_identifier: place.key,
      external_identifier_type: KEY,
      addresses: place.address === undefined ? [] : toAddresses(place.address, location),
      accessibility: toAccessibility(place, location),
      schedules: undefined,
    }),
  })
}

/** The standard wants a town and a postcode of an address, and none is made up: what has not both is told in words. */
const isWhole = ({ town, postcode }: Address) => town !== undefined && postcode !== undefined

function wordsInsteadOfAnAddress({ address, area }: PublicPlace): string | undefined {
  if (address === undefined)
    return area === undefined ? 'The address is not published.' : `In ${area}. The address is not published.`
  if (isWhole(address)) return undefined
  return [...address.lines, address.town, address.postcode].filter((part) => part !== undefined).join(', ')
}

const toAddresses = ({ lines, town, postcode }: Address, location: string): HsdsAddress[] =>
  town === undefined || postcode === undefined
    ? []
    : [
        present<HsdsAddress>({
          id: idOf(location, 'address'),
          address_1: lines[0] as string,
          address_2: lines.slice(1).join(', '),
          city: town,
          state_province: 'England',
          postal_code: postcode,
          country: 'GB',
          address_type: 'physical',
        }),
      ]

const toAccessibility = (
  { accessibility, accessibilityNote }: PublicPlace,
  location: string,
): HsdsAccessibility[] => {
  const told = [
    ...accessibility.map((code) => [code, accessibilities.meanings[code]] as const),
    ...(accessibilityNote === undefined ? [] : [['note', accessibilityNote] as const]),
  ]
  return told.map(([name, text]) => ({
    id: idOf(location, 'accessibility', name),
    description: text,
    accessibility: text,
  }))
}

/** A place as a record says it; undefined where there is no address to keep, as of what is online. */
export function fromHsdsPlace(hsds: HsdsServiceAtLocation): Place | undefined {
  const { location } = hsds
  const address = location?.addresses?.find(({ address_type }) => address_type !== 'virtual')
  if (location === undefined || address === undefined) return undefined
  const { name, transportation, latitude, longitude } = location
  const { codes, note } = fromAccessibility(location.accessibility)
  const own = location.external_identifier_type === KEY ? location.external_identifier : location.id
  return {
    key: own !== undefined && KEY_FORM.test(own) ? own : idOf(location.id),
    ...(name === undefined ? {} : { name }),
    visibility: 'public',
    address: fromAddress(address),
    ...(latitude === undefined || longitude === undefined ? {} : { point: { latitude, longitude } }),
    accessibility: codes,
    ...(note === '' ? {} : { accessibilityNote: note }),
    ...(transportation === undefined ? {} : { transport: transportation }),
    schedules: [...(hsds.schedules ?? []), ...(location.schedules ?? [])].flatMap(
      (schedule) => fromHsdsSchedule(schedule) ?? [],
    ),
  }
}

function fromAddress({ address_1, address_2, city, postal_code }: HsdsAddress): Address {
  const bare = postal_code.replace(/\s/g, '').toUpperCase()
  const postcode = `${bare.slice(0, -3)} ${bare.slice(-3)}`
  return {
    lines: [address_1, address_2].filter((line) => line !== undefined),
    ...(city === '' ? {} : { town: city }),
    ...(/^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$/.test(postcode) ? { postcode } : {}),
  }
}

type Accessibility = keyof typeof accessibilities.meanings

function fromAccessibility(told: readonly HsdsAccessibility[] = []): {
  codes: Accessibility[]
  note: string
} {
  const codes = Object.keys(accessibilities.meanings) as Accessibility[]
  const texts = told.map((each) => [each.accessibility ?? each.description ?? '', each.details ?? ''])
  const codeOf = (text: string | undefined) => codes.find((code) => accessibilities.meanings[code] === text)
  const found = texts.flatMap(([text]) => codeOf(text) ?? [])
  const words = texts.flatMap(([text = '', details = '']) =>
    codeOf(text) === undefined ? [text, details] : [details],
  )
  return { codes: [...new Set(found)], note: words.filter((text) => text !== '').join('\n') }
}
