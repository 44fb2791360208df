import { type EligibilityFacts, factProperties } from '#eligibility/index.ts'
import type { DraftForm } from './draft-form.ts'

const FAMILY_FACTS = Object.keys(factProperties.family)
const CHILD_FACTS = Object.keys(factProperties.child)
/** Answers of the form beside them are no facts of the criteria. */
const SAFETY_FACTS = ['immediateDanger', 'significantHarmSuspected', 'source']

/**
 * The facts of the criteria on a form, in the same places, so that a pointer means the same in both. In a
 * draft, a list without its items and a dispute without two reports say nothing yet and are left out; a
 * draft without children is taken for one child nothing is known about.
 */
export function factsOf(form: DraftForm): EligibilityFacts {
  const facts = pickFacts(form)
  const children = (facts.children ?? []).map((child) =>
    Object.fromEntries(
      Object.entries(child).filter(([name, list]) => !LISTS.includes(name) || hasItems(list)),
    ),
  )
  const disputes = (form.disputes ?? []).filter(
    ({ pointer, reports = [] }) =>
      pointer !== undefined &&
      reports.length > 1 &&
      reports.every((report) => 'value' in report && report.reportedBy !== undefined),
  )
  return {
    ...facts,
    children: children.length > 0 ? children : [{}],
    ...(form.disputes === undefined ? {} : { disputes }),
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
