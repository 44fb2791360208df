import { Type } from 'typebox'

/** Stands in until the consent module exports its own. */
export const FormConsent = Type.Object(
  { records: Type.Array(Type.Object({ state: Type.String() }), { minItems: 1, maxItems: 100 }) },
  { $id: 'FormConsent' },
)
