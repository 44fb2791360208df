import { categoryOfHarm } from './category-of-harm.ts'
import { closureReason } from './closure-reason.ts'
import { disability } from './disability.ts'
import { ethnicity } from './ethnicity.ts'
import { factor } from './factor.ts'
import { parentalResponsibilityBasis } from './parental-responsibility-basis.ts'
import { primaryNeed } from './primary-need.ts'
import { reasonForReferral } from './reason-for-referral.ts'
import { referralSource } from './referral-source.ts'
import { relationship } from './relationship.ts'
import { sex } from './sex.ts'
import { upnUnknownReason } from './upn-unknown-reason.ts'

export { CodeEntry, CodeList } from './code-list.ts'

/** Every code list the form and the council's records use. */
export const codeLists = [
  ethnicity,
  disability,
  sex,
  upnUnknownReason,
  referralSource,
  reasonForReferral,
  categoryOfHarm,
  factor,
  relationship,
  parentalResponsibilityBasis,
  primaryNeed,
  closureReason,
] as const

type Lists = (typeof codeLists)[number]
export type CodeListId = Lists['id']
export type CodeOf<Id extends CodeListId> = Extract<Lists, { id: Id }>['entries'][number]['code']

/** The codes of a list, in the list's order. */
export function codesOf<Id extends CodeListId>(id: Id): CodeOf<Id>[] {
  const list = codeLists.find((candidate) => candidate.id === id)
  if (list === undefined) throw new RangeError(`No code list ${id}`)
  return list.entries.map((entry) => entry.code as CodeOf<Id>)
}
