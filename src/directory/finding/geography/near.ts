import type { Point } from '../../record/place.ts'
import { district, postcode } from './postcode.ts'

/** From where distance is asked for. */
export type Near =
  | { readonly kind: 'point'; readonly point: Point }
  | { readonly kind: 'postcode' | 'district'; readonly code: string }

/** For the schema: `51.5136,-0.1365`, `W2 9ZZ` or `W2`, in any case and with or without the space. */
export const NEAR_PATTERN =
  '^ *(-?[0-9]{1,2}(\\.[0-9]{1,12})?, ?-?[0-9]{1,2}(\\.[0-9]{1,12})?|[A-Za-z]{1,2}[0-9][A-Za-z0-9]?( *[0-9][A-Za-z]{2})?) *$'

/** What `near` says; undefined where it is outside the United Kingdom, or nothing of the kind. */
export function readNear(text: string): Near | undefined {
  if (text.includes(',')) {
    const [latitude, longitude] = text.split(',').map(Number) as [number, number]
    const inside = latitude >= 49 && latitude <= 61 && longitude >= -9 && longitude <= 2.5
    return inside ? { kind: 'point', point: { latitude, longitude } } : undefined
  }
  // `W1D` is a district and `W1D 9ZZ` a postcode: the longer is tried first.
  const whole = postcode(text)
  if (whole !== undefined) return { kind: 'postcode', code: whole }
  const part = district(text)
  return part === undefined ? undefined : { kind: 'district', code: part }
}
