import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import { councilId, councilIn } from '../../council.ts'
import { coverageOf, LocalOfferCoverage } from '../coverage.ts'
import { countCoverage } from '../queries/count-coverage.ts'

export const getLocalOfferCoverage = operation({
  id: 'getLocalOfferCoverage',
  method: 'GET',
  path: '/v1/councils/{councilId}/directory/local-offer-coverage',
  tag: 'Directory',
  summary: 'What the Local Offer covers, and under which headings it has nothing',
  description:
    'How many published services there are under each heading that the law asks for, and for each area of special educational need. A service counts under every heading and need that it names.',
  allow: 'anyone',
  params: Type.Object({ councilId }),
  answers: {
    200: { description: 'The coverage.', schema: LocalOfferCoverage, headers: ['Cache-Control'] },
  },
  handle: async ({ db, params }) => {
    const council = councilIn(params.councilId)
    if (isRefusal(council)) return council
    const { services, counted } = await countCoverage(db, council)
    return {
      status: 200,
      body: coverageOf(council, services, counted),
      headers: { 'Cache-Control': 'public, max-age=60' },
    }
  },
})
