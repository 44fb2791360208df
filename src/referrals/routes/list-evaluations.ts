import { Type } from 'typebox'
import type { Evaluation } from '#eligibility/index.ts'
import { operation } from '#platform/operation.ts'
import { pageById, pageOf, pageQuery } from '#platform/paging.ts'
import { isRefusal } from '#platform/problems.ts'
import { evaluationFor, KeptEvaluation } from '../kept-evaluation.ts'
import { lookAt } from '../look-at.ts'
import { referralParams } from '../params.ts'
import { READERS } from '../permissions.ts'
import { listEvaluationRows } from '../queries/evaluations.ts'
import { withMembers } from '../views.ts'

export const listEvaluations = operation({
  id: 'listEvaluations',
  method: 'GET',
  path: '/v1/referrals/{referralId}/evaluations',
  tag: 'Referrals',
  summary: 'What the criteria made of a referral, each time it was evaluated, newest first',
  allow: READERS,
  params: referralParams,
  query: Type.Object(pageQuery, { additionalProperties: false }),
  answers: {
    200: {
      description: 'A page of evaluations.',
      schema: pageOf('EvaluationPage', KeptEvaluation),
      headers: ['Link'],
    },
  },
  problems: ['cursor-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const seen = await lookAt('content', call, trx, concerns)
      if (isRefusal(seen)) return seen
      const { referral, ofOthers } = seen
      return pageById(call, {
        path: `/v1/referrals/${referral.id}/evaluations`,
        rows: ({ limit, from }) => listEvaluationRows(trx, referral, { limit, before: from }),
        item: (row) => {
          const head = {
            id: row.id,
            revision: row.revision,
            evaluatedAt: row.evaluated_at.toISOString(),
            reason: row.reason,
          }
          return ofOthers
            ? withMembers(head, { evaluation: row.document })
            : JSON.stringify({ ...head, ...evaluationFor(JSON.parse(row.document) as Evaluation, false) })
        },
      })
    }),
})
