import { createHash } from 'node:crypto'

/** Drawn once, for the names of this service alone. */
const NAMESPACE = Buffer.from('3c1f0a528a6e5d0e9f4b6a1c7d2e8b90', 'hex')

/**
 * A UUID of a name (RFC 9562, version 5): what the standard wants an id for and our records have none for, a place or
 * a schedule, has the same one in every answer, on every instance and after every change of what is beside it.
 */
export function idOf(...name: readonly (string | number)[]): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name.join('/')).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** A council as the organisation of services that name none. */
export const councilOrganisationId = (councilId: string): string => idOf('council', councilId)

export const locationId = (recordId: string, key: string): string => idOf(recordId, 'location', key)

export const serviceAtLocationId = (recordId: string, key: string): string => idOf(recordId, 'place', key)
