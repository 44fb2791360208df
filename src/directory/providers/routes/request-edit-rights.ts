import { uuidv7 } from 'uuidv7'
import { operation } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { councilIn } from '../../council.ts'
import { recordParams } from '../../editing/index.ts'
import { insertMail } from '../mail/queries/insert-mail.ts'
import { mayEdit } from '../queries/rights.ts'
import { findPublishedName, insertRequest } from '../queries/rights-requests.ts'
import { NewRightsRequest, RightsRequest } from '../rights/schemas.ts'
import { requestView } from '../rights/view.ts'

export const requestEditRights = operation({
  id: 'requestEditRights',
  method: 'POST',
  path: '/v1/councils/{councilId}/directory/records/{recordId}/rights-requests',
  tag: 'Directory providers',
  summary: 'Ask for the right to edit somebody else’s record',
  description:
    'For a record that is published: its id is that of the service or organisation in the directory. Whoever asks sees nothing of it but that. Its owner is told by mail; the owner or the council decides.',
  allow: ['directory_provider'],
  params: recordParams,
  body: NewRightsRequest,
  bodyExamples: {
    taken: { summary: 'Who runs it now', value: { reasons: 'We have run the group since May (made up).' } },
  },
  idempotent: true,
  answers: { 201: { description: 'Its owner and the council can decide on it.', schema: RightsRequest } },
  problems: ['rights-already-held', 'rights-already-requested'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, params, body, now } = call
      const council = councilIn(params.councilId)
      if (isRefusal(council)) return council
      const name = await findPublishedName(trx, council, params.recordId)
      if (name === undefined) return refuse('not-found')
      concerns({ council, kind: 'directory_record', id: params.recordId })
      const { organisation } = caller
      if (await mayEdit(trx, { council, record: params.recordId, organisation }))
        return refuse('rights-already-held')
      const row = {
        council_id: council,
        id: uuidv7(),
        record_id: params.recordId,
        organisation_id: organisation,
        asked_by: caller.account,
        asked_at: now,
        reasons: body.reasons,
      }
      if (!(await insertRequest(trx, row))) return refuse('rights-already-requested')
      await insertMail(trx, { council, kind: 'rights_requested', about: row.id }, now)
      const open = { state: 'open', decided_at: null, decided_by: null, decision_reasons: null } as const
      const seen = { ...row, ...open, organisation_name: caller.organisationName, record_name: name }
      return { status: 201, body: requestView(seen, organisation) }
    }),
})
