import { type Static, Type } from 'typebox'
import { councilId } from '../../council.ts'
import { strict, words } from '../../record/words.ts'
import { REQUEST_STATES } from '../tables.ts'

const uuid = Type.String({ format: 'uuid' })
const instant = Type.String({ format: 'date-time' })
const recordId = Type.String({ format: 'uuid', description: 'The id of the record.' })

const NamedOrganisation = Type.Object({ id: uuid, name: Type.String() }, strict)

export const requestParams = Type.Object({
  councilId,
  recordId,
  requestId: Type.String({ format: 'uuid', description: 'The id of the request.' }),
})
export const rightParams = Type.Object({
  councilId,
  recordId,
  organisationId: Type.String({ format: 'uuid', description: 'The organisation that has the right.' }),
})

export const NewRightsRequest = Type.Object(
  { reasons: words(2000, 'Why your organisation should edit it. Its owner and the council read this.') },
  { $id: 'NewRightsRequest', ...strict },
)

export const RightsDecision = Type.Object(
  {
    granted: Type.Boolean(),
    reasons: words(2000, 'For whoever asked.'),
  },
  { $id: 'RightsDecision', ...strict },
)

const State = Type.Unsafe<(typeof REQUEST_STATES)[number]>({ type: 'string', enum: [...REQUEST_STATES] })

export const requestsQuery = {
  state: Type.Optional(
    Type.Unsafe<(typeof REQUEST_STATES)[number]>({
      type: 'string',
      enum: [...REQUEST_STATES],
      description: 'Only these.',
    }),
  ),
}

export const RightsRequest = Type.Object(
  {
    id: uuid,
    record: Type.Object({ id: uuid, name: Type.String({ description: 'As it is published.' }) }, strict),
    organisation: NamedOrganisation,
    mine: Type.Boolean({ description: 'Your own organisation asked; somebody else decides.' }),
    reasons: Type.String(),
    askedAt: instant,
    state: State,
    decision: Type.Optional(
      Type.Object({ granted: Type.Boolean(), reasons: Type.String(), decidedAt: instant }, strict),
    ),
  },
  { $id: 'RightsRequest', ...strict },
)
export type RightsRequest = Static<typeof RightsRequest>

export const EditRight = Type.Object(
  { organisation: NamedOrganisation, grantedAt: instant },
  { $id: 'EditRight', ...strict },
)
export type EditRight = Static<typeof EditRight>

export const Transfer = Type.Object(
  {
    organisation: Type.String({ format: 'uuid', description: 'Whose it becomes.' }),
    reasons: words(2000, 'Kept in the record’s history.'),
  },
  { $id: 'RecordTransfer', ...strict },
)
