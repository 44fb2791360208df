import { type Static, Type } from 'typebox'
import { DirectoryContact, DirectoryLink } from './contact.ts'
import { strict, webAddress, words } from './words.ts'

/** An organisation as it shows itself in the directory. */
export const OrganisationRecord = Type.Object(
  {
    name: words(200, 'What it is called.'),
    description: words(10_000, 'What it does.'),
    url: Type.Optional(webAddress('Its own page.')),
    charityNumber: Type.Optional(
      Type.String({
        pattern: '^[0-9]{6,8}(-[0-9]{1,2})?$',
        description: 'Charity Commission for England and Wales.',
      }),
    ),
    companyNumber: Type.Optional(
      Type.String({ pattern: '^([0-9]{8}|[A-Z]{2}[0-9]{6})$', description: 'Companies House.' }),
    ),
    contacts: Type.Array(DirectoryContact, { maxItems: 10 }),
    links: Type.Array(DirectoryLink, { maxItems: 20 }),
    internalNotes: Type.Optional(words(10_000, 'For the provider and the council. Never published.')),
  },
  { $id: 'OrganisationRecord', ...strict },
)
export type OrganisationRecord = Static<typeof OrganisationRecord>
