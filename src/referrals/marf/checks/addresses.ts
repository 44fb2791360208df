import { addresses, childAddresses } from './address-places.ts'
import type { Check } from './check.ts'
import { isGiven, where } from './places.ts'
import { POSTCODE_DISTRICTS, postcodeDistrict } from './postcode-districts.ts'

export const addressChecks: readonly Check[] = [
  {
    code: 'postcode_unusual',
    effect: 'doubts',
    means: 'A postcode has not the shape of one.',
    message: 'This does not look like a postcode.',
    find: (form) =>
      where(
        addresses(form),
        ({ postcode }) => isGiven(postcode) && postcodeDistrict(postcode) === undefined,
        '/postcode',
      ),
  },
  {
    code: 'postcode_outside_borough',
    effect: 'doubts',
    means:
      'A child’s postcode does not lie in the borough that is named. The borough decides the route (N1).',
    message: 'This postcode does not seem to lie in the borough that is named.',
    find: (form) =>
      where(
        childAddresses(form),
        ({ postcode, borough }) => {
          const district = isGiven(postcode) ? postcodeDistrict(postcode) : undefined
          const known = POSTCODE_DISTRICTS[(isGiven(borough) ? borough : form.borough) ?? '']
          return district !== undefined && known !== undefined && !known.includes(district)
        },
        '/postcode',
      ),
  },
  {
    code: 'household_split',
    effect: 'doubts',
    means: 'A child lives in another borough than the form names: the household may be split over two.',
    message: 'This child’s borough is not the one the form names.',
    find: (form) =>
      where(
        childAddresses(form),
        ({ borough }) => isGiven(borough) && isGiven(form.borough) && borough !== form.borough,
        '/borough',
      ),
  },
]
