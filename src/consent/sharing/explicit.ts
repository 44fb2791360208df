import type { Permission } from '../permission.ts'
import type { SharingCategory } from './categories.ts'
import type { HumanCheck } from './decision.ts'
import { foundAt } from './judged.ts'
import { sameWords } from './names.ts'
import { purposeInWords } from './purposes.ts'
import type { ExternalRecipient, InternalRecipient, SharingQuestion } from './question.ts'
import { namesOf } from './recipient.ts'

/** Whether explicit consent (N10) covers every subject for this recipient and purpose, by which events. */
export type ExplicitlyCovered = { covered: boolean; restsOn: number[]; humanCheck: HumanCheck[] }

type Facts = {
  question: SharingQuestion
  recipient: InternalRecipient | ExternalRecipient
  asked: readonly SharingCategory[]
  at: number
}

/** Each subject's permission must name the recipient in a record on which it rests. A purpose in words is judged by a person. */
export function explicitlyCovered(permissions: readonly Permission[], facts: Facts): ExplicitlyCovered {
  const found = permissions.map((permission) => entriesFor(permission, facts))
  const checks = new Map(
    found
      .filter((entries) => !entries.some((entry) => entry.reaches))
      .flatMap((entries) => entries.flatMap(({ check }) => (check ? [[check.pointer, check] as const] : []))),
  )
  return {
    covered: found.length > 0 && found.every((entries) => entries.some((entry) => entry.reaches)),
    restsOn: found.flatMap((entries) => entries.filter((entry) => entry.reaches).map((entry) => entry.index)),
    humanCheck: [...checks.values()],
  }
}

type Entry = { index: number; reaches: boolean; check?: HumanCheck }

function entriesFor({ restsOn }: Permission, { question, recipient, asked, at }: Facts): Entry[] {
  const names = namesOf(recipient)
  return restsOn.flatMap(({ record, index }) =>
    (record.explicitConsents ?? []).flatMap((explicit, position): Entry[] => {
      if (!(Date.parse(explicit.at) <= at)) return []
      if (!names.some((name) => sameWords(name, explicit.recipient))) return []
      const purpose = purposeInWords(explicit.purpose)
      if (purpose !== undefined) return [{ index, reaches: purpose === question.purpose }]
      const pointer = `/consent/records/${index}/explicitConsents/${position}`
      const found = foundAt(pointer, question.judgedLimits)
      if (found !== 'not_judged') return [{ index, reaches: found === 'covers' }]
      const check = {
        pointer,
        words: explicit.words,
        question: 'Does the purpose the person agreed to cover this sharing?',
        categories: [...asked],
      }
      return [{ index, reaches: false, check }]
    }),
  )
}
