import { type Static, Type } from 'typebox'
import type { CheckOptions } from './checks/check.ts'
import { checks } from './checks/index.ts'
import type { DraftForm } from './draft-form.ts'
import { reportsImmediateDanger } from './safeguarding.ts'

const place = {
  pointer: Type.String({ maxLength: 500, description: 'JSON pointer to the place in the form.' }),
  code: Type.String({ pattern: '^[a-z][a-z_]{1,59}$' }),
  message: Type.String({ maxLength: 500 }),
}

/** Why a form is refused: where, by which check, in words that hold no value of the form. */
export const FormFault = Type.Object(place, { $id: 'FormFault', additionalProperties: false })
export type FormFault = Static<typeof FormFault>

/** A doubt about a form that is taken all the same. */
export const Issue = Type.Object(
  {
    ...place,
    severity: Type.Unsafe<'high' | 'normal'>({
      enum: ['high', 'normal'],
      description: 'High where safety or consent hangs on it.',
    }),
  },
  { $id: 'Issue', additionalProperties: false },
)
export type Issue = Static<typeof Issue>

/**
 * What the checks find in a form, whole or half filled: faults refuse it, issues doubt it. A form that
 * reports immediate danger is not turned away for what is missing.
 */
export function checkForm(form: DraftForm, options: CheckOptions): { faults: FormFault[]; issues: Issue[] } {
  const faults: FormFault[] = []
  const issues: Issue[] = []
  const danger = reportsImmediateDanger(form)
  for (const { code, effect, severity = 'normal', message, find } of checks)
    for (const pointer of find(form, options))
      if (effect === 'doubts') issues.push({ pointer, code, message, severity })
      else if (effect === 'refuses_unless_danger' && danger)
        issues.push({ pointer, code, message, severity: 'high' })
      else faults.push({ pointer, code, message })
  return { faults, issues }
}

/** Every check as data: its code, what it means, and whether it refuses or doubts. */
export const checkCodes = checks.map(({ find, ...described }) => described)
