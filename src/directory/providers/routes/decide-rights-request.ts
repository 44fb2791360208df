import { operation } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { actorOf, insertEvent, RECORD_PEOPLE, reachOf } from '../../editing/index.ts'
import { insertMail } from '../mail/queries/insert-mail.ts'
import { insertRight } from '../queries/rights.ts'
import { decideRequest, holdRequest } from '../queries/rights-requests.ts'
import { keptRecord } from '../rights/keep.ts'
import { RightsDecision, RightsRequest, requestParams } from '../rights/schemas.ts'
import { requestView } from '../rights/view.ts'

export const decideRightsRequest = operation({
  id: 'decideRightsRequest',
  method: 'POST',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/rights-requests/{requestId}/decision',
  tag: 'Directory providers',
  summary: 'Give somebody the right to edit your record, or do not',
  description:
    'By the record’s owner or an editor of the council, once. What is given is the right to write changes and submit them; they are reviewed as the owner’s are. Whoever asked is told by mail, with the reasons.',
  allow: RECORD_PEOPLE,
  params: requestParams,
  body: RightsDecision,
  bodyExamples: {
    yes: { summary: 'Given', value: { granted: true, reasons: 'Welcome (made up).' } },
    no: { summary: 'Not given', value: { granted: false, reasons: 'We still run it (made up).' } },
  },
  idempotent: true,
  answers: { 201: { description: 'It is decided.', schema: RightsRequest } },
  problems: ['rights-request-decided'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, params, body, now } = call
      const kept = await keptRecord(call, trx, concerns)
      if (isRefusal(kept)) return kept
      const { record } = kept
      const reach = reachOf(caller)
      const asked = await holdRequest(trx, reach, params)
      if (asked === undefined) return refuse('not-found')
      if (asked.state !== 'open') return refuse('rights-request-decided')
      const state = body.granted ? ('granted' as const) : ('refused' as const)
      const { account } = caller
      if (body.granted) await insertRight(trx, record, { organisation: asked.organisation_id, account, now })
      const decided = { decided_at: now, decided_by: account, decision_reasons: body.reasons, state }
      await decideRequest(trx, asked, decided)
      const event = { type: `rights.${state}`, at: now, account, actor: actorOf(reach, record) }
      await insertEvent(trx, record, { ...event, reason: `${asked.organisation_name}: ${body.reasons}` })
      await insertMail(trx, { council: record.council_id, kind: `rights_${state}`, about: asked.id }, now)
      return { status: 201, body: requestView({ ...asked, ...decided }, reach.organisation) }
    }),
})
