import type { DraftForm } from './draft-form.ts'
import { type EligibilityFacts, factProperties } from './eligibility-parts.ts'
import type { ReferralForm } from './referral-form.ts'

const FAMILY_FACTS = Object.keys(factProperties.family).filter((name) => name !== 'safety')
const CHILD_FACTS = Object.keys(factProperties.child)
const SAFETY_FACTS = ['immediateDanger', 'significantHarmSuspected', 'source']

/** The facts of the criteria on a form, in the same places, so that a pointer means the same in both. */
export const factsOf = (form: ReferralForm): EligibilityFacts => pickFacts(form) as EligibilityFacts

/**
 * The facts a draft holds so far. A list without its items and a dispute without two reports are left
 * out: they say nothing yet. A draft without children is taken for one child nothing is known about.
 */
export function factsSoFar(draft: DraftForm): EligibilityFacts {
  const facts = pickFacts(draft)
  const children = (facts.children ?? []).map((child) =>
    Object.fromEntries(
      Object.entries(child).filter(([name, list]) => !LISTS.includes(name) || hasItems(list)),
    ),
  )
  const disputes = (draft.disputes ?? []).filter(
    ({ pointer, reports = [] }) =>
      pointer !== undefined &&
      reports.length > 1 &&
      reports.every((report) => 'value' in report && report.reportedBy !== undefined),
  )
  return {
    ...facts,
    children: children.length > 0 ? children : [{}],
    ...(draft.disputes === undefined ? {} : { disputes }),
  } as EligibilityFacts
}

function pickFacts(form: DraftForm): Partial<DraftForm> {
  return {
    ...pick(form, FAMILY_FACTS),
    ...(form.safety === undefined ? {} : { safety: pick(form.safety, SAFETY_FACTS) }),
    ...(form.children === undefined
      ? {}
      : { children: form.children.map((child) => pick(child, CHILD_FACTS)) }),
    ...(form.disputes === undefined ? {} : { disputes: form.disputes }),
  } as Partial<DraftForm>
}

const pick = <T extends object>(from: T, names: readonly string[]): Partial<T> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name))) as Partial<T>

const hasItems = (list: unknown): boolean => typeof list === 'object' && list !== null && 'items' in list

/** Facts that are lists: `items`, and whether they are all there are. */
const LISTS = Object.entries(factProperties.child)
  .filter(([, schema]) => 'properties' in schema && 'items' in (schema.properties as object))
  .map(([name]) => name)
