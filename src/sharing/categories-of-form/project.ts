import type { SharingCategory } from '#consent/index.ts'
import {
  ASSESSMENT,
  CHILD,
  CHILD_ASSESSMENT,
  FAMILY,
  NEEDS,
  ofCategory,
  PERSON,
  type ReferralForm,
} from '#referrals/index.ts'
import { criteriaFor, decisionFor, type RecordedDecision } from './of-the-council.ts'
import { isKeptFrom, isProtected, withoutWhereabouts } from './protected.ts'

export type ToProject = {
  /** As its amendments leave it. */
  form: ReferralForm
  /** Whose information is shared. */
  subjects: readonly string[]
  categories: readonly SharingCategory[]
  /** Every name the recipient goes by: what is to be kept from somebody is never given to them. */
  recipientNames: readonly string[]
  /** Everything recorded about consent, the form's and later. */
  records: NonNullable<ReferralForm['consent']>['records']
  evaluation: unknown
  decision: RecordedDecision | undefined
}

/**
 * What of a referral is shared, a document a category: only of the persons whose information was asked for, and only
 * what the tables name. Where something has to be kept from somebody, no document tells where anybody is, unless
 * safety is shared as well and the recipient is not the one it is kept from. Pure.
 */
export function projectForm(from: ToProject): Map<SharingCategory, unknown> {
  const hides =
    isProtected(from.form) &&
    (!from.categories.includes('safety') || isKeptFrom(from.form, from.recipientNames))
  const clean = hides ? withoutWhereabouts(from.form) : (document: unknown) => document
  return new Map(from.categories.map((category) => [category, clean(documentOf(category, from, hides))]))
}

function documentOf(category: SharingCategory, from: ToProject, hides: boolean): unknown {
  if (category === 'household') return household(from)
  if (category === 'professionals') return { ...general(category, from), ...professionals(from) }
  if (category === 'other_persons') return otherPersons(from)
  if (category === 'consent') return { ...general(category, from), records: consentOn(from) }
  if (category === 'criteria') return criteriaFor(from.evaluation, from.subjects, from.categories)
  if (category === 'decision') return decisionFor(from.decision, from.subjects)
  if (category === 'safety' || category === 'contact')
    return { ...general(category, from), ...safety(category, from, hides) }
  return general(category, from)
}

type Child = ReferralForm['children'][number]
type Person = NonNullable<ReferralForm['people']>[number]

const children = ({ form, subjects }: ToProject): Child[] =>
  form.children.filter(({ key }) => subjects.includes(key))
const persons = ({ form, subjects }: ToProject): Person[] =>
  (form.people ?? []).filter(({ key }) => subjects.includes(key))

/** The members that the tables give to a category. */
function general(category: SharingCategory, from: ToProject) {
  const { form } = from
  const assessed = new Map(form.assessment?.children.map((each) => [each.child, each]))
  return {
    ...family(category, from),
    children: children(from).map((child) => {
      const of = assessed.get(child.key)
      const assessment = of && {
        ...ofCategory(of, CHILD_ASSESSMENT, category),
        ...(of.needs === undefined ? {} : { needs: ofCategory(of.needs, NEEDS, category) }),
      }
      return {
        key: child.key,
        ...ofCategory(child, CHILD, category),
        ...(assessment !== undefined && hasAny(assessment) ? { assessment } : {}),
      }
    }),
    people: persons(from).map((person) => ({ key: person.key, ...ofCategory(person, PERSON, category) })),
  }
}

const hasAny = (of: Record<string, unknown>): boolean =>
  Object.values(of).some(
    (value) => typeof value !== 'object' || value === null || Object.keys(value).length > 0,
  )

/**
 * What is said of the family as a whole is said of its adults too, and of every child: it goes only where all of
 * them are among those whose information is shared.
 */
function family(category: SharingCategory, from: ToProject) {
  const { form, subjects } = from
  const isOfAll = [...form.children, ...(form.people ?? []).filter(isOfFamily)].every(({ key }) =>
    subjects.includes(key),
  )
  if (!isOfAll && category !== 'contact') return {}
  const { assessment } = form
  const views = assessment?.parentsViews?.filter(({ person }) => subjects.includes(person))
  return {
    ...ofCategory(form, FAMILY, category),
    ...(assessment === undefined || !isOfAll
      ? {}
      : { assessment: ofCategory(assessment, ASSESSMENT, category) }),
    ...(category === 'family_circumstances' && views !== undefined ? { parentsViews: views } : {}),
  }
}

/** A carer or somebody of the household; an unanswered question counts as a yes. */
const isOfFamily = ({ relationships, inHousehold }: Person): boolean =>
  (inHousehold?.now ?? true) !== false ||
  relationships.some(({ parentalResponsibility }) => (parentalResponsibility ?? false) !== false)

/** Who works with the children whose information is shared. Why they are named may speak of anybody. */
function professionals(from: ToProject) {
  const { form } = from
  const keys = children(from).map(({ key }) => key)
  const { interestInFamily: _, ...referrer } = form.referrer
  return {
    professionals: (form.professionals ?? [])
      .filter((each) => each.children === undefined || each.children.some((key) => keys.includes(key)))
      .map(({ reasonForNaming: _why, children: theirs, ...each }) => ({
        ...each,
        ...(theirs === undefined ? {} : { children: theirs.filter((key) => keys.includes(key)) }),
      })),
    referrer,
    ...(form.leadProfessional === undefined ? {} : { leadProfessional: form.leadProfessional }),
  }
}

/** Of those whose information is shared, who they are to each other; of everybody else, only what they are. */
function household(from: ToProject) {
  const keys = new Set(children(from).map(({ key }) => key))
  return {
    people: (from.form.people ?? []).map(({ key, relationships, inHousehold }) => {
      const related = relationships
        .filter(({ child }) => keys.has(child))
        .map(({ child, relation }) => ({ child, relation }))
      return from.subjects.includes(key)
        ? { key, relationships: related, ...(inHousehold === undefined ? {} : { inHousehold }) }
        : { relationships: related, inHousehold: { now: inHousehold?.now ?? null } }
    }),
  }
}

/** What is known of persons whose own information was not asked for. Never how to reach them, nor another child referred. */
function otherPersons(from: ToProject) {
  const { form, subjects } = from
  return {
    children: children(from).map(({ key, siblings }) => ({ key, ...(siblings ? { siblings } : {}) })),
    people: (form.people ?? [])
      .filter(({ key }) => !subjects.includes(key))
      .map(({ key, name, dateOfBirth, relationships, riskToShare }) => ({
        key,
        name,
        dateOfBirth,
        relationships: relationships.filter(({ child }) => subjects.includes(child)),
        riskToShare,
      })),
  }
}

/** Restrictions on contact travel with whatever lets somebody make contact. From whom it is kept is a matter of safety. */
function safety(category: 'safety' | 'contact', { form, subjects }: ToProject, hides: boolean) {
  const { contactRestrictions, source: _, ...reported } = form.safety
  const { withheldFrom, safeTelephone, ...ways } = contactRestrictions ?? {}
  const isOfAll = form.children.every(({ key }) => subjects.includes(key))
  return {
    ...(category === 'safety' && isOfAll ? { reported } : {}),
    contactRestrictions: {
      ...ways,
      ...(hides || safeTelephone === undefined ? {} : { safeTelephone }),
      ...(category === 'safety' && withheldFrom
        ? { withheldFrom: withheldFrom.map(({ name, what }) => ({ name, what })) }
        : {}),
      kept: (withheldFrom?.length ?? 0) > 0,
    },
  }
}

/** What each of those whose information is shared, or somebody for them, said of it; never who else said what. */
const consentOn = ({ records, subjects }: ToProject) =>
  records
    .filter((record) => record.subjects.some((key) => subjects.includes(key)))
    .map(({ state, at, limitations, subjects: of }) => ({
      subjects: of.filter((key) => subjects.includes(key)),
      state,
      at,
      ...(limitations === undefined ? {} : { limitations }),
    }))
