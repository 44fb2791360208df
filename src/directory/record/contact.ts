import { type Static, Type } from 'typebox'
import { strict, webAddress, words } from './words.ts'

export const Telephone = Type.Object(
  {
    number: Type.String({
      pattern: '^\\+?[0-9 ()-]{5,25}$',
      description: 'As people dial it.',
      examples: ['020 7946 0123'],
    }),
    extension: Type.Optional(Type.String({ pattern: '^[0-9]{1,8}$' })),
    note: Type.Optional(words(200, 'When, or for whom.')),
  },
  { $id: 'DirectoryTelephone', ...strict },
)

/** Somebody families may turn to. It is published: a private person's number does not belong here. */
export const DirectoryContact = Type.Object(
  {
    name: Type.Optional(words(200, 'A person or a desk.')),
    role: Type.Optional(words(200, 'What they do there.')),
    email: Type.Optional(Type.String({ format: 'email', maxLength: 254 })),
    telephones: Type.Array(Telephone, { maxItems: 5 }),
  },
  { $id: 'DirectoryContact', ...strict },
)
export type DirectoryContact = Static<typeof DirectoryContact>

export const DirectoryLink = Type.Object(
  { label: words(200, 'What is behind it.'), url: webAddress('Where.') },
  { $id: 'DirectoryLink', ...strict },
)
