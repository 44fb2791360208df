import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { FEED, hsdsRecord, idParams, oneRecord, organisationOf, readFeed } from '../feed.ts'
import { toHsdsState } from '../mapping/state.ts'
import { findOrganisation, servicesOf } from '../queries/organisations.ts'

export const getOrukOrganization = operation({
  id: 'getOrukOrganization',
  method: 'GET',
  path: `${FEED}/organizations/{id}`,
  tag: 'Open Referral UK',
  summary: 'One organisation with its services by name',
  allow: 'anyone',
  params: idParams,
  answers: {
    200: {
      description: 'The organisation.',
      schema: hsdsRecord('An organisation'),
      headers: ['ETag', 'Cache-Control'],
    },
    304: { description: 'It has not changed.', headers: ['ETag', 'Cache-Control'] },
  },
  handle: ({ db, params }) =>
    readFeed(db, async (trx) => {
      const row = await findOrganisation(trx, params.id)
      if (row === undefined) return refuse('not-found')
      const services = (await servicesOf(trx, row)).map(({ id, name, state }) => ({
        id,
        name,
        status: toHsdsState({ state }).status,
      }))
      const own = organisationOf(row)
      return oneRecord(services.length === 0 ? own : { ...own, services })
    }),
})
