import type { Operation } from '#platform/operation.ts'
import './problems.ts'
import { changeProviderEmail } from './routes/change-provider-email.ts'
import { confirmProvider } from './routes/confirm-provider.ts'
import { confirmProviderEmail } from './routes/confirm-provider-email.ts'
import { decideRightsRequest } from './routes/decide-rights-request.ts'
import { inviteColleague } from './routes/invite-colleague.ts'
import { listColleagues } from './routes/list-colleagues.ts'
import { listRights } from './routes/list-rights.ts'
import { listRightsRequests } from './routes/list-rights-requests.ts'
import { registerProvider } from './routes/register-provider.ts'
import { removeColleague } from './routes/remove-colleague.ts'
import { requestEditRights } from './routes/request-edit-rights.ts'
import { revokeRight } from './routes/revoke-right.ts'
import { transferRecord } from './routes/transfer-record.ts'
import './tables.ts'

export { forgetExpired } from './forget.ts'
export type { MailKind } from './mail/kinds.ts'
export { insertMail, type NewMail } from './mail/queries/insert-mail.ts'
export { type MailWork, mailWorkFor, workMail } from './mail/work.ts'

/** Who the providers are, whom they let edit, and how they are written to. */
export const providerOperations: readonly Operation[] = [
  registerProvider,
  confirmProvider,
  inviteColleague,
  listColleagues,
  removeColleague,
  changeProviderEmail,
  confirmProviderEmail,
  requestEditRights,
  listRightsRequests,
  decideRightsRequest,
  listRights,
  revokeRight,
  transferRecord,
]
