import { type Static, Type } from 'typebox'
import { strict } from '../record/words.ts'
import type { Taxonomy, TaxonomyTerm } from './taxonomy.ts'

const reference = (description: string) => Type.String({ format: 'uri-reference', description })

export const DirectoryTaxonomy = Type.Object(
  {
    id: Type.String(),
    uri: reference('Its address here.'),
    council: Type.Optional(
      Type.String({ description: 'The council that imported it; the built-in ones are everybody’s.' }),
    ),
    name: Type.String(),
    version: Type.String(),
    source: Type.String({ description: 'Whose it is.' }),
    licence: Type.String(),
    publishedAt: Type.Optional(Type.String({ format: 'uri', description: 'Where its publisher has it.' })),
  },
  { $id: 'DirectoryTaxonomy', ...strict },
)

export const DirectoryTerm = Type.Object(
  {
    code: Type.String(),
    uri: reference('Its address here, which is its identity.'),
    name: Type.String(),
    description: Type.Optional(Type.String()),
    parent: Type.Optional(Type.String({ description: 'The code of the broader term.' })),
    definedAt: Type.Optional(Type.String({ format: 'uri', description: 'Where its publisher defines it.' })),
    deprecated: Type.Boolean({ description: 'No longer in the published list; records may still have it.' }),
  },
  { $id: 'DirectoryTerm', ...strict },
)

type Known = Omit<Taxonomy, 'terms'>

const AT = '/v1/directory/taxonomies'

export const addressOf = ({ id, council }: Pick<Known, 'id' | 'council'>, below = ''): string =>
  `${AT}/${id}${below}${council === undefined ? '' : `?council=${council}`}`

export const taxonomyView = (taxonomy: Known): Static<typeof DirectoryTaxonomy> => ({
  id: taxonomy.id,
  uri: addressOf(taxonomy),
  ...(taxonomy.council === undefined ? {} : { council: taxonomy.council }),
  name: taxonomy.name,
  version: taxonomy.version,
  source: taxonomy.source,
  licence: taxonomy.licence,
  ...(taxonomy.uri === undefined ? {} : { publishedAt: taxonomy.uri }),
})

export const termView = (
  taxonomy: Pick<Known, 'id' | 'council'>,
  { code, name, description, parent, uri, deprecated }: TaxonomyTerm,
): Static<typeof DirectoryTerm> => ({
  code,
  uri: addressOf(taxonomy, `/terms/${code}`),
  name,
  ...(description === undefined ? {} : { description }),
  ...(parent === undefined ? {} : { parent }),
  ...(uri === undefined ? {} : { definedAt: uri }),
  deprecated: deprecated === true,
})
