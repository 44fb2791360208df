import type { Form } from './forms.ts'

/** What Early Help may be told of a form's first child on the family's word. */
export const sharingFrom = (form: Form) => ({
  recipient: { kind: 'internal_team', team: 'early_help' },
  subjects: [form.children[0]?.key],
  purpose: 'support_family',
  categories: ['identity'],
})
