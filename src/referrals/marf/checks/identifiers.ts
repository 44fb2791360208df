import { addresses } from './address-places.ts'
import type { Check } from './check.ts'
import { each, eachChild, isGiven, where } from './places.ts'

const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'

/** Ten digits whose last is the modulus 11 check digit. A check of 10 is no digit, so nothing fits it. */
export function isNhsNumber(given: string): boolean {
  const digits = given.replace(/[ -]/g, '')
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false
  const sum = [...digits.slice(0, 9)].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0)
  const check = 11 - (sum % 11)
  return check % 11 === Number(digits[9])
}

/** A check letter, then twelve digits, or eleven and the letter of a temporary number. */
export function isUpn(given: string): boolean {
  const upn = given.replace(/\s/g, '').toUpperCase()
  if (!/^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/.test(upn)) return false
  const value = (character: string) =>
    /\d/.test(character) ? Number(character) : UPN_LETTERS.indexOf(character)
  const sum = [...upn.slice(1)].reduce((total, character, i) => total + value(character) * (i + 2), 0)
  return UPN_LETTERS[sum % 23] === upn[0]
}

export const identifierChecks: readonly Check[] = [
  {
    code: 'nhs_number_doubtful',
    effect: 'doubts',
    means: 'The NHS number is not ten digits, or its check digit fails.',
    message: 'This NHS number has a slip: its check digit does not fit.',
    find: (form) =>
      where(eachChild(form), ({ nhsNumber }) => isGiven(nhsNumber) && !isNhsNumber(nhsNumber), '/nhsNumber'),
  },
  {
    code: 'upn_doubtful',
    effect: 'doubts',
    means: 'The unique pupil number has not the usual form, or its check letter fails.',
    message: 'This unique pupil number has a slip: its form or its check letter does not fit.',
    find: (form) => where(eachChild(form), ({ upn }) => isGiven(upn) && !isUpn(upn), '/upn'),
  },
  {
    code: 'urn_unusual',
    effect: 'doubts',
    means: 'The school’s unique reference number has not six digits.',
    message: 'A school’s unique reference number has six digits.',
    find: (form) =>
      where(
        eachChild(form),
        ({ setting }) => isGiven(setting?.urn) && !/^\d{6}$/.test(setting.urn),
        '/setting/urn',
      ),
  },
  {
    code: 'uprn_unusual',
    effect: 'doubts',
    means: 'The unique property reference number has not up to twelve digits.',
    message: 'A unique property reference number has up to twelve digits.',
    find: (form) => where(addresses(form), ({ uprn }) => isGiven(uprn) && !/^\d{1,12}$/.test(uprn), '/uprn'),
  },
  {
    code: 'attachment_without_hash',
    effect: 'doubts',
    means: 'An attachment has no SHA-256, so nobody can tell later whether it is still the same.',
    message: 'Give the SHA-256 of this document.',
    find: ({ attachments }) =>
      where(each(attachments, '/attachments'), ({ sha256 }) => sha256 === undefined, '/sha256'),
  },
]
