import { Type } from 'typebox'

export const referralParams = Type.Object({
  referralId: Type.String({ format: 'uuid', description: 'The id of the referral.' }),
})
export const draftParams = Type.Object({
  draftId: Type.String({ format: 'uuid', description: 'The id of the draft.' }),
})
