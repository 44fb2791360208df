import type { PublicService } from '../../publishing/public-record.ts'
import { childcareKinds, sendNeeds } from '../../record/codes.ts'
import { CATEGORIES } from '../../taxonomies/index.ts'
import { fold } from '../words/fold.ts'
import { withAncestors } from './tags.ts'

const names = new Map(CATEGORIES.terms.map(({ code, name }) => [code, name]))

export const categoryName = (code: string): string => names.get(code) ?? code.replaceAll('_', ' ')

/** The words of a service by what they weigh: a name more than a summary, that more than what it is filed under. */
export type Texts = { a: string; b: string; c: string; d: string; categories: string }

export function textsOf(service: PublicService, organisation: string | undefined): Texts {
  const { name, summary, description, eligibility, gettingIn, categories, childcare, localOffer } = service
  const join = (...texts: readonly (string | undefined)[]) => fold(texts.filter(Boolean).join('. '))
  const filed = withAncestors(categories).map(categoryName)
  const needs = localOffer?.sendNeeds.map((code) => sendNeeds.meanings[code]) ?? []
  const kind = childcare === undefined ? undefined : childcareKinds.meanings[childcare.kind]
  return {
    a: join(name),
    b: join(summary, organisation),
    c: join(...filed, ...needs, kind, eligibility),
    d: join(
      description,
      gettingIn,
      ...service.places.map((place) => place.name),
      ...(localOffer?.answers.map(({ answer }) => answer) ?? []),
    ),
    categories: join(...filed),
  }
}
