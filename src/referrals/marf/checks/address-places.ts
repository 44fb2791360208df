import type { Draft, DraftForm } from '../draft-form.ts'
import type { ReferralForm } from '../referral-form.ts'
import { each, eachChild } from './places.ts'

type Address = Draft<NonNullable<ReferralForm['children'][number]['address']>>
type Place = { item: Address; pointer: string }

/** The addresses where the children live now. */
export const childAddresses = (form: DraftForm): Place[] => current(eachChild(form))

/** Every address on the form. */
export const addresses = (form: DraftForm): Place[] => [
  ...childAddresses(form),
  ...eachChild(form).flatMap(({ item, pointer }) =>
    each(item.previousAddresses, `${pointer}/previousAddresses`),
  ),
  ...current(each(form.people, '/people')),
]

const current = (places: { item: { address?: Address }; pointer: string }[]): Place[] =>
  places.flatMap(({ item, pointer }) =>
    item.address === undefined ? [] : [{ item: item.address, pointer: `${pointer}/address` }],
  )
