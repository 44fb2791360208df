import { type Static, Type } from 'typebox'
import { localOfferHeadings, sendNeeds } from './codes.ts'
import { strict, words } from './words.ts'

/** A service's part in the SEND Local Offer: *Update Local Offer*. */
export const LocalOffer = Type.Object(
  {
    questionSet: Type.Integer({ minimum: 1, description: 'The version of the questions that are answered.' }),
    answers: Type.Array(
      Type.Object(
        {
          question: Type.String({ pattern: '^[a-z][a-z_]{1,59}$' }),
          answer: words(5000, 'In the provider’s words.'),
        },
        { $id: 'LocalOfferAnswer', ...strict },
      ),
      { maxItems: 30 },
    ),
    sendNeeds: Type.Array(sendNeeds.schema, { uniqueItems: true, maxItems: 4 }),
    headings: Type.Array(localOfferHeadings.schema, { uniqueItems: true, maxItems: 9 }),
  },
  { $id: 'LocalOffer', ...strict },
)
export type LocalOffer = Static<typeof LocalOffer>
