import { type Static, Type } from 'typebox'
import { FoundPlace } from '#directory/index.ts'

const strict = { additionalProperties: false }

/** A published service; its `id` and `name` go into `services` of the outcome signpost_universal as they are. */
const SuggestedService = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String(),
    councilId: Type.String(),
    summary: Type.String(),
    organisation: Type.Optional(Type.String()),
    state: Type.String({ description: 'open or waiting_list.' }),
    place: Type.Optional(FoundPlace),
    reasons: Type.Array(
      Type.Object(
        {
          filter: Type.String({ description: 'As in searchServices.' }),
          text: Type.String({ description: 'What of the service fits: as it is published.' }),
          because: Type.Optional(
            Type.String({
              description: 'Where on the form it stands that speaks for it, as a JSON pointer.',
            }),
          ),
        },
        { $id: 'SuggestionReason', ...strict },
      ),
    ),
  },
  { $id: 'SuggestedService', ...strict },
)
export type SuggestedService = Static<typeof SuggestedService>

export const ServiceSuggestions = Type.Object(
  {
    referral: Type.String({ format: 'uuid' }),
    on: Type.String({ format: 'date', description: 'The day that ages are taken on.' }),
    children: Type.Array(
      Type.Object(
        {
          key: Type.String({ description: 'The child’s key within the form.' }),
          ageKnown: Type.Boolean({ description: 'Where it is not, services for every age are suggested.' }),
          services: Type.Array(SuggestedService),
        },
        { $id: 'ChildSuggestions', ...strict },
      ),
    ),
  },
  { $id: 'ServiceSuggestions', ...strict },
)
export type ServiceSuggestions = Static<typeof ServiceSuggestions>
