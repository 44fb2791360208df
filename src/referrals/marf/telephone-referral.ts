import { Type } from 'typebox'
import { instant, telephone, text } from './form-values.ts'

/** The call that this form confirms in writing. */
export const TelephoneReferral = Type.Object(
  {
    at: instant('When the call was made.'),
    spokenTo: Type.Optional(text(200, 'Who took it.')),
    number: Type.Optional(telephone),
    adviceGiven: Type.Optional(text(2000, 'What was advised or agreed.')),
  },
  { $id: 'TelephoneReferral', additionalProperties: false },
)
