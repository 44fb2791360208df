import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { actorOf, insertEvent, lookAtRecord, RECORD_PEOPLE, reachOf } from '../../editing/index.ts'
import { insertMail } from '../mail/queries/insert-mail.ts'
import { deleteRight, findOrganisation } from '../queries/rights.ts'
import { rightParams } from '../rights/schemas.ts'

export const revokeRight = operation({
  id: 'revokeRight',
  method: 'DELETE',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/rights/{organisationId}',
  tag: 'Directory providers',
  summary: 'Take a right to edit back, or give your own up',
  description:
    'By the record’s owner, an editor of the council, or the organisation that has it. Whoever loses it is told by mail. What they had submitted stays in review.',
  allow: RECORD_PEOPLE,
  params: rightParams,
  answers: { 204: { description: 'It is gone.' } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, params, now } = call
      const seen = await lookAtRecord(call, trx, concerns)
      if ('refused' in seen) return seen
      const { record, standing } = seen
      const reach = reachOf(caller)
      const own = params.organisationId === reach.organisation
      if (!own && !standing.sides.some((side) => side !== 'holder')) return refuse('not-found')
      const holder = await findOrganisation(trx, params.organisationId)
      if (holder === undefined) return refuse('not-found')
      // Before the right is gone: with it a holder's sight of the record goes.
      const event = { at: now, account: caller.account, actor: actorOf(reach, record), reason: holder.name }
      await insertEvent(trx, record, { type: own ? 'rights.given_up' : 'rights.revoked', ...event })
      const council = record.council_id
      if (!own) {
        const mail = { council, kind: 'rights_revoked', about: record.id, organisation: holder.id } as const
        await insertMail(trx, mail, now)
      }
      return (await deleteRight(trx, record, holder.id)) ? { status: 204 } : refuse('not-found')
    }),
})
