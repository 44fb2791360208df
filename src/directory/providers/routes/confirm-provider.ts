import { uuidv7 } from 'uuidv7'
import type { Call, Concerns, Trx } from '#platform/operation.ts'
import { operation } from '#platform/operation.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import { insertColleague, writesFor } from '../queries/colleagues.ts'
import { findAccount, insertProvider } from '../queries/provider-accounts.ts'
import { askByRegistration, confirmRegistration, holdByCode } from '../queries/registrations.ts'
import { codeHash } from '../registration/codes.ts'
import { ProviderAccount, ProviderConfirmation } from '../registration/new-registration.ts'

export const confirmProvider = operation({
  id: 'confirmProvider',
  method: 'POST',
  path: '/v1/directory/providers/confirmation',
  tag: 'Directory providers',
  summary: 'Confirm a registration or an invitation, signed in',
  description:
    'Called by whoever opened the link, with the token of the identity provider that they signed in at: they need no account here yet. It makes the organisation, the account and its one role, `directory_provider`; of an invitation (`inviteColleague`) the account and the role, in the organisation that invited. An account that there is already is given nothing, whoever’s mail it read: roles of existing accounts are for whoever runs the service. Sent again with the same code by the same person, it answers the same.',
  allow: 'identified',
  limit: { per: 'address', max: 60, windowSeconds: 3600 },
  body: ProviderConfirmation,
  bodyExamples: {
    code: { summary: 'As it came', value: { code: 'bWFkZS11cC1jb2RlLXRoYXQtaXMtbm9uZQ'.slice(0, 32) } },
  },
  answers: { 201: { description: 'They are a provider.', schema: ProviderAccount } },
  problems: ['registration-code-not-valid', 'account-has-organisation'],
  handle: (call) => call.transaction((trx, concerns) => confirm(call, trx, concerns)),
})

type Confirming = Pick<Call<{ readonly code: string }>, 'body' | 'caller' | 'identity' | 'hasAccount' | 'now'>

async function confirm(call: Confirming, trx: Trx, concerns: (what: Concerns) => void) {
  const { caller, identity, hasAccount, now, body } = call
  if (identity === null) throw new Error('Nobody is identified.')
  const hash = codeHash(body.code)
  await askByRegistration(trx, hash)
  const found = await holdByCode(trx, hash)
  if (found === undefined || found.purpose === 'address' || found.expires_at <= now)
    return refuse('registration-code-not-valid')
  const { council_id: council, organisation_name: organisationName, contact_name: name, email } = found
  if (found.confirmed_by !== null) return again(call, trx, concerns, council, found.confirmed_by)
  if (hasAccount) return refuse('account-has-organisation')
  if (organisationName === null || name === null || email === null)
    throw new Error('An open registration lacks its words.')
  const { organisation_id: joins, asked_by: inviter } = found
  // Who has left invites nobody.
  if (joins !== null && (inviter === null || !(await writesFor(trx, joins, inviter))))
    return refuse('registration-code-not-valid')
  const [account, organisation] = [caller.account, joins ?? uuidv7()]
  const made = { account, organisation, identity, council, organisationName, name, email, now }
  const isNew =
    joins === null
      ? await insertProvider(trx, { ...made, kind: found.organisation_kind })
      : await insertColleague(trx, made)
  if (!isNew) return refuse('account-has-organisation')
  await confirmRegistration(trx, found, { account, now })
  concerns({ council, kind: 'account', id: account })
  return answer(account, council, { organisation, organisationName, name })
}

/** Whoever confirmed is told so again; nobody else learns that the code was ever good. */
async function again(
  { caller, identity, hasAccount }: Confirming,
  trx: Trx,
  concerns: (what: Concerns) => void,
  council: string,
  account: string,
): Promise<ReturnType<typeof answer> | Refusal> {
  const made = await findAccount(trx, account)
  if (made?.issuer !== identity?.issuer || made?.subject !== identity?.subject || made === undefined)
    return refuse('registration-code-not-valid')
  // Their account was made a moment ago, by themselves: the next time they are known by it.
  if (!hasAccount) return refuse('service-unavailable', { headers: { 'retry-after': '1' } })
  concerns({ council, kind: 'account', id: caller.account })
  return answer(account, council, made)
}

const answer = (
  account: string,
  councilId: string,
  { organisation, organisationName, name }: { organisation: string; organisationName: string; name: string },
) => ({
  status: 201,
  body: {
    account,
    name,
    organisation: { id: organisation, name: organisationName },
    councilId,
    role: 'directory_provider',
  } satisfies ProviderAccount,
})
