import { type Static, Type } from 'typebox'

/** How the council keeps its directory fresh. */
export const CouncilDirectory = Type.Object(
  {
    source: Type.String(),
    reviewMonths: Type.Integer({ minimum: 1, description: 'How long a record holds after it was assured.' }),
    remindDaysBefore: Type.Integer({
      minimum: 1,
      description: 'How long before its review is due its owner is reminded.',
    }),
    hideDaysAfter: Type.Integer({
      minimum: 1,
      description:
        'How long after its review was due it is taken from the public, its owner having been told.',
    }),
  },
  { $id: 'CouncilDirectory', additionalProperties: false },
)
export type CouncilDirectory = Static<typeof CouncilDirectory>

/** No published page sets these: the figures are this service's own, until a council gives its. */
export const suggestedDirectory: CouncilDirectory = {
  source: 'Suggested defaults, to be confirmed by the council; the published pages are silent.',
  reviewMonths: 12,
  remindDaysBefore: 30,
  hideDaysAfter: 60,
}
