import { createHash } from 'node:crypto'
import type { FormChild, ReferralForm } from '../marf/index.ts'

/** A digest by which a child is told again, within one council. */
export type MatchDigest = {
  readonly kind: 'nhs_number' | 'upn' | 'name_birth_postcode'
  readonly digest: string
}

/** Letters and digits only, without accents and case: how a name is typed must not hide a child. */
const normalised = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

const digestOf = (kind: MatchDigest['kind'], parts: readonly string[]): MatchDigest => ({
  kind,
  digest: createHash('sha256')
    .update([kind, ...parts].join('\0'))
    .digest('base64url'),
})

/** All digests of a form's children, each once: NHS number, UPN, and name with date of birth and postcode. */
export function matchDigests(form: ReferralForm): MatchDigest[] {
  const digests = form.children.flatMap(childDigests)
  return [...new Map(digests.map((digest) => [digest.digest, digest])).values()]
}

function childDigests(child: FormChild): MatchDigest[] {
  const { nhsNumber, upn, givenNames, familyName, dateOfBirth } = child
  const postcode = child.address?.postcode
  const name = normalised(`${givenNames ?? ''}${familyName ?? ''}`)
  const isKnown = (value: unknown): value is string =>
    typeof value === 'string' && value !== 'not_known' && value !== ''
  return [
    ...(isKnown(nhsNumber) ? [digestOf('nhs_number', [normalised(nhsNumber)])] : []),
    ...(isKnown(upn) ? [digestOf('upn', [normalised(upn)])] : []),
    ...(name !== '' && isKnown(dateOfBirth) && isKnown(postcode)
      ? [digestOf('name_birth_postcode', [name, dateOfBirth, normalised(postcode)])]
      : []),
  ]
}
