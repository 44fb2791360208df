import type { Form } from './forms.ts'

const TEACHER = { name: 'Orla Penhallow-Example', role: 'Assistant head' }

/** An answer about consent to all of a form's children, by whoever answered on the form: at noon of a Saturday. */
export const consentFrom = (form: Form, state: string, more: object = {}) => ({
  subjects: form.children.map(({ key }) => key),
  state,
  givenBy: form.consent?.records[0]?.['givenBy'],
  how: 'telephone',
  at: '2026-11-21T12:00:00Z',
  recordedBy: TEACHER,
  ...more,
})

/** The same person takes it back. */
export function withdrawalFrom(form: Form, more: object = {}) {
  const { state: _, ...withdrawal } = consentFrom(form, 'withdrawn', more)
  return withdrawal
}

/** An override for safeguarding with a whole note. */
export const overrideFor = (more: object = {}) => ({
  basis: 'safeguarding',
  personAtRisk: 'child',
  reasons: 'Asking again would put the child at risk (made up).',
  decidedBy: TEACHER,
  decidedAt: '2026-11-21T12:30:00Z',
  familyTold: true,
  ...more,
})
