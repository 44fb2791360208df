import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { refuse } from '#platform/problems.ts'
import { EDITORS } from '../../council.ts'
import { insertEvent, lookAtRecord, recordParams } from '../../editing/index.ts'
import { strict } from '../../record/words.ts'
import { deleteRight, findOrganisation } from '../queries/rights.ts'
import { lockRecord, transferTo } from '../queries/transfer.ts'
import { Transfer } from '../rights/schemas.ts'

const Transferred = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    owner: Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() }, strict),
  },
  { $id: 'TransferredRecord', ...strict },
)

export const transferRecord = operation({
  id: 'transferRecord',
  method: 'POST',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/transfer',
  tag: 'Directory providers',
  summary: 'Give a record to another organisation',
  description:
    'By an editor of the council, where a service has changed hands. To a provider or to the council itself. What is published, what is being worked on and the rights of others stay as they are.',
  allow: EDITORS,
  params: recordParams,
  body: Transfer,
  bodyExamples: {
    sold: {
      summary: 'Changed hands',
      value: {
        organisation: '00000000-0000-7000-8000-010000000002',
        reasons: 'The school runs it now (made up).',
      },
    },
  },
  idempotent: true,
  conditional: true,
  answers: { 200: { description: 'It is theirs.', schema: Transferred, headers: ['ETag'] } },
  problems: ['transfer-not-valid'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, body, now } = call
      const seen = await lookAtRecord(call, trx, concerns)
      if ('refused' in seen) return seen
      const { record } = seen
      const { version } = await lockRecord(trx, record)
      if (call.ifMatch !== etag(version)) return refuse('precondition-failed')
      const to = await findOrganisation(trx, body.organisation)
      const isOwnCouncil = to?.id === caller.organisation
      if (to === undefined || to.id === record.organisation_id || !(mayOwn(to.kind) || isOwnCouncil))
        return refuse('transfer-not-valid')
      await deleteRight(trx, record, to.id)
      await transferTo(trx, { ...record, version }, to.id, now)
      const reason = `${to.name}: ${body.reasons}`
      const event = {
        type: 'record.transferred',
        at: now,
        account: caller.account,
        actor: 'council',
      } as const
      await insertEvent(trx, record, { ...event, reason })
      return {
        status: 200,
        body: { id: record.id, owner: { id: to.id, name: to.name } },
        headers: { ETag: etag(version + 1) },
      }
    }),
})

/** Who provides things for families, and is no council: another council's records are its own affair. */
const mayOwn = (kind: string) => kind !== 'council'
