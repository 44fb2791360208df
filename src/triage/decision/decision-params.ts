import { Type } from 'typebox'
import { referralParams } from '#referrals/index.ts'

export const decisionParams = Type.Object({
  ...referralParams.properties,
  decisionId: Type.String({ format: 'uuid', description: 'The id of the decision.' }),
})
