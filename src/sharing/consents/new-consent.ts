import { Type } from 'typebox'
import { ConsentOverride, ConsentRecord } from '#consent/index.ts'

const strict = { additionalProperties: false }
const { subjects, givenBy, how, words, at, recordedBy, interpreter } = ConsentRecord.properties

/** What was said after submission: an answer about consent, or the reasons for going on without it. */
export const NewConsent = Type.Union(
  [Type.Object({ record: ConsentRecord }, strict), Type.Object({ override: ConsentOverride }, strict)],
  { $id: 'NewConsent' },
)

export const ConsentWithdrawal = Type.Object(
  {
    subjects,
    givenBy: Type.Required(Type.Object({ givenBy })).properties.givenBy,
    how: Type.Required(Type.Object({ how })).properties.how,
    words,
    at,
    recordedBy,
    interpreter,
  },
  { $id: 'ConsentWithdrawal', ...strict },
)
