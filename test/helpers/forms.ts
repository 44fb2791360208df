import { examples } from '#referrals/index.ts'

export type Form = {
  [member: string]: unknown
  borough: string
  serviceRequested: string
  safety: Record<string, unknown>
  children: (Record<string, unknown> & { key: string })[]
  consent?: { records: Record<string, unknown>[]; override?: Record<string, unknown> }
}

/** An example form of its own, changed as the test wants it. Without a case reference, so that it can be sent often. */
export function formFrom(example: string, change: (form: Form) => void = () => undefined): Form {
  const value = examples[example]?.value
  if (value === undefined) throw new Error(`There is no example ${example}.`)
  const form = structuredClone(value) as Form
  delete form['caseReference']
  change(form)
  return form
}
