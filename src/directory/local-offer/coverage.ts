import { type Static, Type } from 'typebox'
import { localOfferHeadings, sendNeeds } from '../record/codes.ts'
import { strict } from '../record/words.ts'
import { HEADINGS } from './headings.ts'

const services = Type.Integer({ minimum: 0, description: 'Published services of the Local Offer.' })

export const LocalOfferCoverage = Type.Object(
  {
    council: Type.String(),
    services,
    nothingUnder: Type.Array(localOfferHeadings.schema, { description: 'Headings that no service covers.' }),
    headings: Type.Array(
      Type.Object(
        {
          heading: localOfferHeadings.schema,
          text: Type.String(),
          askedBy: Type.String({ description: 'Where the law asks for it.' }),
          services,
          needs: Type.Array(
            Type.Object({ need: sendNeeds.schema, services }, { $id: 'CoverageOfNeed', ...strict }),
          ),
        },
        { $id: 'CoverageOfHeading', ...strict },
      ),
      { description: 'Those with the fewest services first.' },
    ),
  },
  { $id: 'LocalOfferCoverage', ...strict },
)

/** How many services cover a heading for a need; without a need, for any or none. */
export type Counted = { heading: string; need: string | null; services: number }

const NEEDS = Object.keys(sendNeeds.meanings) as (keyof typeof sendNeeds.meanings)[]

/** What of the Local Offer there is and is not: every heading, also those that nothing was counted under. */
export function coverageOf(
  council: string,
  services: number,
  counted: readonly Counted[],
): Static<typeof LocalOfferCoverage> {
  const countOf = (heading: string, need: string | null) =>
    counted.find((each) => each.heading === heading && each.need === need)?.services ?? 0
  const headings = HEADINGS.map(({ code, text, askedBy }) => ({
    heading: code,
    text,
    askedBy,
    services: countOf(code, null),
    needs: NEEDS.map((need) => ({ need, services: countOf(code, need) })),
  }))
  return {
    council,
    services,
    nothingUnder: headings.filter((each) => each.services === 0).map(({ heading }) => heading),
    headings: headings.toSorted((a, b) => a.services - b.services),
  }
}
