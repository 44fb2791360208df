import { faultsOfBody } from '#platform/validation.ts'
import { checkForm, type DraftForm, ReferralForm } from '../../src/referrals/marf/index.ts'
import { MONDAY } from './service.ts'

/** Every string within a document, each value once. */
function textsOf(node: unknown, found = new Set<string>()): Set<string> {
  if (typeof node === 'string') found.add(node)
  else if (typeof node === 'object' && node !== null)
    for (const inner of Object.values(node)) textsOf(inner, found)
  return found
}

/** The document with one text replaced wherever it stands as a value. */
function replaced(node: unknown, text: string, by: string): unknown {
  if (node === text) return by
  if (Array.isArray(node)) return node.map((inner) => replaced(inner, text, by))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([name, inner]) => [name, replaced(inner, text, by)]))
}

const isSound = (form: unknown) =>
  faultsOfBody(ReferralForm, form).length === 0 &&
  checkForm(form as DraftForm, { today: MONDAY.slice(0, 10) }).faults.length === 0

// As long as the longest canary, so that whatever takes it takes them all.
const STAND_IN = 'canaryxxxxxx'
const filledForms = new Map<string, string>()

/**
 * The form with a canary in every text that may be anything: names, addresses, words, keys, references. Only
 * codes, dates and what has a form of its own stay as they are. A canary is lower-case letters, so that a key may be one.
 */
export function withCanary<Form>(form: Form, canary: string): Form {
  const letters = JSON.stringify(form)
  let filled = filledForms.get(letters)
  if (filled === undefined) {
    filled = JSON.stringify([...textsOf(form)].reduce<unknown>(fill, form))
    filledForms.set(letters, filled)
  }
  return JSON.parse(filled.replaceAll(STAND_IN, canary)) as Form
}

function fill(form: unknown, text: string): unknown {
  const start = text.slice(0, 12).replace(/\W+$/, '')
  const candidates = [`${start}${STAND_IN}`, `${STAND_IN}${text}`].map((filled) =>
    replaced(form, text, filled),
  )
  return candidates.find(isSound) ?? form
}
