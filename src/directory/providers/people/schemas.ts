import { type Static, Type } from 'typebox'
import { councilId } from '../../council.ts'
import { strict } from '../../record/words.ts'
import { email, line } from '../registration/new-registration.ts'

const uuid = Type.String({ format: 'uuid' })

export const organisationParams = Type.Object({
  councilId,
  organisationId: Type.String({
    format: 'uuid',
    description: 'The organisation: for a provider, their own.',
  }),
})
export const colleagueParams = Type.Object({
  ...organisationParams.properties,
  accountId: Type.String({ format: 'uuid', description: 'The account of the colleague.' }),
})

export const NewColleague = Type.Object(
  {
    name: line(200, 'The person. Shown to their colleagues and the council, never published.'),
    email: email('Where the link goes. Forgotten once it is used, or after two days.'),
  },
  { $id: 'NewColleague', ...strict },
)

export const Colleague = Type.Object(
  {
    account: uuid,
    name: Type.String({ description: 'The person.' }),
  },
  { $id: 'Colleague', ...strict },
)
export type Colleague = Static<typeof Colleague>

export const ProviderContact = Type.Object(
  {
    name: line(200, 'Whom mails are for. Read by the council, never published.'),
    email: email('Where reminders and notices about your records go. Read by the council, never published.'),
  },
  { $id: 'ProviderContact', ...strict },
)
export type ProviderContact = Static<typeof ProviderContact>
