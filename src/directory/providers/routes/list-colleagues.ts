import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { pageById, pageOf, pageQuery } from '#platform/paging.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { RECORD_PEOPLE, reachIn } from '../../editing/index.ts'
import { Colleague, organisationParams } from '../people/schemas.ts'
import { listColleagueRows, seesPeople } from '../queries/colleagues.ts'

export const listColleagues = operation({
  id: 'listColleagues',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/providers/{organisationId}/colleagues',
  tag: 'Directory providers',
  summary: 'Who writes for an organisation',
  description:
    'For its own people, and for editors of a council where it registered, has a record or may edit one. Whoever is invited and has not confirmed is not among them.',
  allow: RECORD_PEOPLE,
  params: organisationParams,
  query: Type.Object(pageQuery, { additionalProperties: false }),
  answers: {
    200: { description: 'A page of people.', schema: pageOf('ColleaguePage', Colleague), headers: ['Link'] },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { councilId: council, organisationId: organisation } = call.params
      const reach = reachIn(call.caller, council)
      if (isRefusal(reach)) return reach
      if (!(await seesPeople(trx, reach, { council, organisation }))) return refuse('not-found')
      concerns({ council })
      return pageById(call, {
        path: `/v1/councils/${council}/directory/providers/${organisation}/colleagues`,
        rows: (page) => listColleagueRows(trx, organisation, page),
        item: ({ id, name }) => JSON.stringify({ account: id, name } satisfies Colleague),
      })
    }),
})
