import { Type } from 'typebox'
import { text } from './form-values.ts'

/** A document named by reference; its hash says later whether it is still the same. */
export const Attachment = Type.Object(
  {
    name: text(255, 'File name.'),
    mediaType: Type.String({
      pattern: '^[a-z]+/[A-Za-z0-9.+-]{1,100}$',
      description: 'Such as application/pdf.',
    }),
    size: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000, description: 'In bytes.' })),
    sha256: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$', description: 'In lower-case hex.' })),
    reference: Type.Optional(text(500, 'Where the sender keeps it.')),
    description: Type.Optional(text(500, 'What it is.')),
  },
  { $id: 'Attachment', additionalProperties: false },
)
