import { ageOn, isLocalDate, type LocalDate } from '#calendar/index.ts'
import type { Fault } from '#platform/faults.ts'
import type { ReferralForm } from '#referrals/index.ts'
import { isKeptFrom } from '../categories-of-form/protected.ts'
import type { NewFamilyLink } from './family-link.ts'

/** The names a link carries, by the keys of the form. */
export type FamilyNames = Readonly<Record<string, string>>

const OF_AGE = 18
const PRESUMED_ABLE = 16

/** What cannot be: somebody who is not on the form, another adult's information, an entitlement that age rules out. */
export function familyLinkFaults(link: NewFamilyLink, form: ReferralForm, on: LocalDate): Fault[] {
  const people = [...form.children, ...(form.people ?? [])]
  const isKnown = (key: string) => people.some((one) => one.key === key)
  const isChild = (key: string) => form.children.some((child) => child.key === key)
  const ageOf = (key: string) => {
    const born = people.find((one) => one.key === key)?.dateOfBirth
    return isLocalDate(born) ? ageOn(born, on) : undefined
  }
  const fault = (pointer: string, code: string, message: string): Fault => ({ pointer, code, message })
  const faults: Fault[] = []
  if (!isKnown(link.person))
    faults.push(fault('/person', 'not_on_form', 'This must be the key of a person or child on the form.'))
  if (link.identity.on > on)
    faults.push(fault('/identity/on', 'in_the_future', 'This must be today or an earlier day in London.'))
  for (const [position, { key, entitlement }] of link.subjects.entries()) {
    const at = `/subjects/${position}`
    const isSelf = key === link.person
    const age = ageOf(key)
    if (link.subjects.findIndex((other) => other.key === key) < position)
      faults.push(fault(`${at}/key`, 'twice', 'Each person is named once.'))
    if (!isKnown(key))
      faults.push(fault(`${at}/key`, 'not_on_form', 'This must be the key of a person or child on the form.'))
    else if (!isSelf && !isChild(key))
      faults.push(fault(`${at}/key`, 'not_theirs', 'Another adult’s information is shown to nobody else.'))
    else if (isSelf ? !mayForSelf(entitlement, age) : !mayForChild(entitlement, age))
      faults.push(
        fault(
          `${at}/entitlement`,
          'not_entitled',
          'This right is not one that this person can have to this information, by who they are or by age.',
        ),
      )
  }
  return faults
}

const mayForSelf = (entitlement: string, age: number | undefined): boolean => {
  if (entitlement === 'adult_for_themselves') return age === undefined || age >= OF_AGE
  if (entitlement === 'young_person_16_or_over') return age === undefined || age >= PRESUMED_ABLE
  return entitlement === 'child_judged_competent'
}

const mayForChild = (entitlement: string, age: number | undefined): boolean =>
  entitlement === 'parental_responsibility' && (age === undefined || age < OF_AGE)

/** The names of those whom a link is about, as the form has them. */
export function namesFor(link: NewFamilyLink, form: ReferralForm): FamilyNames {
  const keys = [link.person, ...link.subjects.map(({ key }) => key)]
  return Object.fromEntries(keys.map((key) => [key, nameOn(form, key)]))
}

function nameOn(form: ReferralForm, key: string): string {
  const child = form.children.find((one) => one.key === key)
  const name =
    child === undefined
      ? form.people?.find((one) => one.key === key)?.name
      : [child.givenNames, child.familyName].filter((part) => part !== undefined).join(' ')
  return name === undefined || name.trim() === '' ? 'a person whose name we do not hold' : name
}

/** Whether the form says that something is to be kept from this person, by key or by name. */
export const isAnythingKeptFrom = (person: string, form: ReferralForm): boolean =>
  (form.safety.contactRestrictions?.withheldFrom ?? []).some((entry) => entry.person === person) ||
  isKeptFrom(form, [nameOn(form, person)])
