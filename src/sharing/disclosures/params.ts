import { Type } from 'typebox'

export const disclosureParams = Type.Object({
  disclosureId: Type.String({ format: 'uuid', description: 'The id of the disclosure.' }),
})
