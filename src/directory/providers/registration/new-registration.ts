import { type Static, Type } from 'typebox'
import { councilId } from '../../council.ts'
import { strict, words } from '../../record/words.ts'

export const ORGANISATION_KINDS = [
  'charity',
  'childminder',
  'community_group',
  'company',
  'public_body',
  'school',
  'other',
] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** One line: it stands in lists and after "Dear". */
export const line = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, pattern: '^[^\\r\\n]*\\S[^\\r\\n]*$', description })

export const email = (description: string) => Type.String({ format: 'email', maxLength: 254, description })

export const NewProvider = Type.Object(
  {
    organisation: Type.Object(
      {
        name: line(200, 'What the organisation is called.'),
        kind: Type.Unsafe<OrganisationKind>({ type: 'string', enum: [...ORGANISATION_KINDS] }),
      },
      strict,
    ),
    contact: Type.Object(
      {
        name: line(200, 'Who writes its records. Read by the council, never published.'),
        email: email('Where the link goes, and later reminders. Read by the council, never published.'),
      },
      strict,
    ),
  },
  { $id: 'NewProvider', ...strict },
)
export type NewProvider = Static<typeof NewProvider>

export const ProviderRegistered = Type.Object(
  {
    message: Type.String({ description: 'The same for every address.' }),
    codeValidForHours: Type.Integer(),
  },
  { $id: 'ProviderRegistered', ...strict },
)
export type ProviderRegistered = Static<typeof ProviderRegistered>

export const ProviderConfirmation = Type.Object(
  {
    code: Type.String({
      pattern: '^[A-Za-z0-9_-]{32}$',
      description: 'From the mail.',
    }),
  },
  { $id: 'ProviderConfirmation', ...strict },
)

export const ProviderAccount = Type.Object(
  {
    account: Type.String({ format: 'uuid' }),
    name: words(200, 'The person.'),
    organisation: Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() }, { ...strict }),
    councilId: Type.String({ description: 'Where they registered.' }),
    role: Type.Literal('directory_provider'),
  },
  { $id: 'ProviderAccount', ...strict },
)
export type ProviderAccount = Static<typeof ProviderAccount>

export const ofCouncil = Type.Object({ councilId })
