import { type Static, Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { councilId, EDITORS, editorsCouncil } from '../../council.ts'
import { strict } from '../../record/words.ts'
import { builtIn } from '../built-in.ts'
import { checkTaxonomy, NewTaxonomy, taxonomyId } from '../new-taxonomy.ts'
import '../problems.ts'
import { importTaxonomy } from '../queries/import-taxonomy.ts'
import { addressOf, DirectoryTaxonomy, taxonomyView } from '../view.ts'

const ImportedTaxonomy = Type.Object(
  {
    taxonomy: DirectoryTaxonomy,
    terms: Type.Integer({ description: 'Terms in the list.' }),
    deprecated: Type.Integer({ description: 'Terms that were in an earlier list and are not in this one.' }),
  },
  { $id: 'ImportedTaxonomy', ...strict },
)

const example: Static<typeof NewTaxonomy> = {
  name: 'Types of play (made up)',
  version: '2026-11',
  source: 'Example Play Association (made up)',
  licence: 'CC-BY-4.0',
  uri: 'https://play.example.org/types',
  terms: [
    { code: 'outdoors', name: 'Outdoors' },
    {
      code: 'mud',
      name: 'Mud kitchens',
      parent: 'outdoors',
      uri: 'https://play.example.org/types#mud',
    },
  ],
}

export const putTaxonomy = operation({
  id: 'putTaxonomy',
  method: 'PUT',
  path: '/v1/councils/{councilId}/directory/taxonomies/{importedTaxonomyId}',
  tag: 'Directory content',
  summary: 'Import a published list of terms, or its next version',
  description:
    'The whole list, in place of the one before it. Terms that it has no longer are not taken away, because records may have them: they are deprecated, and are there again when a later list has them again.',
  allow: EDITORS,
  params: Type.Object({ councilId, importedTaxonomyId: taxonomyId }),
  body: NewTaxonomy,
  bodyExamples: { play: { summary: 'A small list', value: example } },
  idempotent: true,
  answers: { 200: { description: 'It is imported.', schema: ImportedTaxonomy, headers: ['Location'] } },
  problems: ['taxonomy-not-valid', 'taxonomy-built-in'],
  handle: async (call) => {
    const { caller, params, body, now } = call
    const council = editorsCouncil(caller, params.councilId)
    if (isRefusal(council)) return council
    const id = params.importedTaxonomyId
    if (builtIn(id) !== undefined) return refuse('taxonomy-built-in')
    const errors = checkTaxonomy(body)
    if (errors.length > 0) return refuse('taxonomy-not-valid', { errors: errors.slice(0, 100) })
    return call.transaction(async (trx, concerns) => {
      const counts = await importTaxonomy(trx, { council, id, account: caller.account, now }, body)
      concerns({ council })
      const { terms: _terms, ...described } = body
      const taxonomy = taxonomyView({ id, council, ...described })
      return {
        status: 200,
        body: { taxonomy, ...counts },
        headers: { Location: addressOf({ id, council }) },
      }
    })
  },
})
