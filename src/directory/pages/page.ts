import { type Static, Type } from 'typebox'
import { Telephone } from '../record/contact.ts'
import { day, strict, webAddress, words } from '../record/words.ts'

export const PAGE_KINDS = ['training', 'resource', 'news'] as const
export type PageKind = (typeof PAGE_KINDS)[number]

export const AUDIENCES = ['families', 'professionals', 'childminders', 'providers'] as const
export type Audience = (typeof AUDIENCES)[number]

const oneOf = <const Value extends string>(values: readonly Value[], description: string) =>
  Type.Unsafe<Value>({ type: 'string', enum: [...values], description })

export const pageKind = oneOf(PAGE_KINDS, 'What it is. Its own for good.')
export const audience = oneOf(AUDIENCES, 'For whom it is.')

const instant = (description: string) => Type.String({ format: 'date-time', description })

const everyPage = {
  title: words(200, 'Its heading.'),
  text: words(10_000, 'What it says, as plain text.'),
  audiences: Type.Array(audience, { minItems: 1, maxItems: 4, uniqueItems: true }),
}

const TrainingSession = Type.Object(
  {
    from: instant('When it begins.'),
    until: instant('When it ends.'),
    place: Type.Optional(words(300, 'Where, in words.')),
    online: Type.Optional(Type.Boolean({ description: 'Also, or only, online.' })),
    bookingUrl: Type.Optional(webAddress('Where to book this one.')),
    isFull: Type.Optional(Type.Boolean({ description: 'There is no place left.' })),
  },
  { $id: 'TrainingSession', ...strict },
)

const PageLink = Type.Object(
  {
    label: words(200, 'What is behind it.'),
    url: webAddress('Where.'),
    what: oneOf(['policy', 'form', 'guidance', 'link'], 'What kind of thing.'),
  },
  { $id: 'PageLink', ...strict },
)

/** Training and workshops. */
const Training = Type.Object(
  {
    kind: Type.Literal('training'),
    ...everyPage,
    sessions: Type.Array(TrainingSession, { minItems: 1, maxItems: 50 }),
    bookingUrl: Type.Optional(webAddress('Where to book.')),
    cost: Type.Optional(words(200, 'What it costs, and who pays nothing.')),
    contact: Type.Optional(
      Type.Object(
        {
          email: Type.Optional(Type.String({ format: 'email', maxLength: 254 })),
          telephone: Type.Optional(Telephone),
        },
        { $id: 'TrainingContact', ...strict },
      ),
    ),
  },
  strict,
)

/** Policy documents, forms and links, for those who work with families. */
const Resource = Type.Object(
  {
    kind: Type.Literal('resource'),
    ...everyPage,
    links: Type.Array(PageLink, { minItems: 1, maxItems: 50 }),
    reviewedOn: Type.Optional(day('When somebody last looked whether it still holds.')),
  },
  strict,
)

const News = Type.Object(
  {
    kind: Type.Literal('news'),
    ...everyPage,
    date: day('The day it is of.'),
    links: Type.Array(PageLink, { maxItems: 20 }),
  },
  strict,
)

export type PageDocument = Static<typeof Training> | Static<typeof Resource> | Static<typeof News>

/** What is wrong with a page is said by the schema of its kind. */
export const PageDocument = Type.Unsafe<PageDocument>({
  $id: 'PageDocument',
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: [Training, Resource, News],
})

export const PageSave = Type.Object(
  {
    state: oneOf(['draft', 'published'], 'Whether the public reads it.'),
    page: PageDocument,
  },
  { $id: 'PageSave', ...strict },
)
export type PageSave = Static<typeof PageSave>

export const DirectoryPage = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    councilId: Type.String(),
    updatedAt: instant('When it was last saved.'),
    page: PageDocument,
  },
  { $id: 'DirectoryPage', ...strict },
)

export const ManagedPage = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    councilId: Type.String(),
    state: oneOf(['draft', 'published', 'withdrawn'], 'Whether the public reads it.'),
    version: Type.Integer({ minimum: 1, description: 'As in the ETag.' }),
    createdAt: instant('When it was begun.'),
    updatedAt: instant('When it was last saved.'),
    page: PageDocument,
  },
  { $id: 'ManagedDirectoryPage', ...strict },
)
