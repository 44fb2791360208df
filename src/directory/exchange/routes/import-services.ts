import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import { councilId, EDITORS, editorsCouncil } from '../../council.ts'
import { reachOf } from '../../editing/index.ts'
import { termsOf } from '../../open-referral/index.ts'
import { ServiceRecord } from '../../record/service-record.ts'
import { allTaxonomies } from '../../taxonomies/index.ts'
import { exampleImport } from '../examples.ts'
import { importAll } from '../import-services.ts'
import { lockSource, undone } from '../queries/imported.ts'
import { ImportReport, reportOf } from '../report.ts'

const { channels, categories } = ServiceRecord.properties

const Body = Type.Object(
  {
    source: Type.String({
      pattern: '^[a-z0-9][a-z0-9.-]{1,59}$',
      description:
        'What you call the feed. Together with the ids in it, by this name records are known again.',
    }),
    dryRun: Type.Boolean({ description: 'Only say what would be done.' }),
    services: Type.Array(Type.Object({}, { additionalProperties: true }), {
      minItems: 1,
      maxItems: 100,
      description: 'As `GET /services/{id}` of any Open Referral UK feed answers them.',
    }),
    otherwise: Type.Optional(
      Type.Object(
        { categories, channels },
        {
          $id: 'ImportDefaults',
          additionalProperties: false,
          description: 'For services whose terms say neither.',
        },
      ),
    ),
  },
  { $id: 'ImportServices', additionalProperties: false },
)

export const importServices = operation({
  id: 'importServices',
  method: 'POST',
  path: '/v1/councils/{councilId}/directory/imports',
  tag: 'Directory records',
  summary: 'Take services from another Open Referral UK feed',
  description:
    'Nothing is published by it: each waits for the council as a change in review. Sent again, a service that reads as before is left alone, whatever was made of it here since. What is hidden here stays hidden. `npm run import` walks a feed and sends it here.',
  allow: EDITORS,
  params: Type.Object({ councilId }),
  body: Body,
  bodyExamples: { service: { summary: 'One service, to see what would become of it', value: exampleImport } },
  idempotent: true,
  answers: { 200: { description: 'What was done with each.', schema: ImportReport } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, body, now } = call
      const council = editorsCouncil(caller, call.params.councilId)
      if (isRefusal(council)) return council
      concerns({ council })
      await lockSource(trx, council, body.source)
      const into = {
        trx,
        council,
        source: body.source,
        reach: reachOf(caller),
        owner: { id: caller.organisation, name: caller.organisationName },
        by: { account: caller.account, actor: 'council' as const, now },
      }
      const terms = termsOf(await allTaxonomies(trx))
      const otherwise = body.otherwise ?? { categories: ['family_support'], channels: ['family_information'] }
      const work = () => importAll(into, body.services, { terms, otherwise })
      const items = body.dryRun ? await undone(trx, work) : await work()
      return { status: 200, body: reportOf(body.source, body.dryRun, items) }
    }),
})
