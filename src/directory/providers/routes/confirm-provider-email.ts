import type { Call, Concerns, Trx } from '#platform/operation.ts'
import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { insertMail } from '../mail/queries/insert-mail.ts'
import { ProviderContact } from '../people/schemas.ts'
import { findProvider, readdress } from '../queries/colleagues.ts'
import { askByRegistration, confirmRegistration, holdByCode } from '../queries/registrations.ts'
import { codeHash } from '../registration/codes.ts'
import { ProviderConfirmation } from '../registration/new-registration.ts'

export const confirmProviderEmail = operation({
  id: 'confirmProviderEmail',
  method: 'POST',
  path: '/v1/directory/providers/email-confirmation',
  tag: 'Directory providers',
  summary: 'Confirm the new address of your organisation',
  description:
    'Called by whoever opened the link, signed in as somebody of that organisation: the code alone changes nothing. From then on mails go there, and the old address is told. Sent again by the same person, it answers where they are written to now.',
  allow: ['directory_provider'],
  limit: { per: 'address', max: 60, windowSeconds: 3600 },
  body: ProviderConfirmation,
  bodyExamples: {
    code: { summary: 'As it came', value: { code: 'bWFkZS11cC1jb2RlLXRoYXQtaXMtbm9uZQ'.slice(0, 32) } },
  },
  answers: { 200: { description: 'It is where you are written to.', schema: ProviderContact } },
  problems: ['registration-code-not-valid'],
  handle: (call) => call.transaction((trx, concerns) => confirm(call, trx, concerns)),
})

type Confirming = Pick<Call<{ readonly code: string }>, 'body' | 'caller' | 'now'>

async function confirm({ caller, now, body }: Confirming, trx: Trx, concerns: (what: Concerns) => void) {
  const hash = codeHash(body.code)
  await askByRegistration(trx, hash)
  const found = await holdByCode(trx, hash)
  const { organisation, account } = caller
  const before = await findProvider(trx, organisation)
  if (found?.purpose !== 'address' || found.organisation_id !== organisation || before === undefined)
    return refuse('registration-code-not-valid')
  const { council_id: council, contact_name: name, email } = found
  concerns({ council, kind: 'account', id: account })
  if (found.confirmed_by === account)
    return { status: 200, body: { name: before.name, email: before.email } satisfies ProviderContact }
  if (found.confirmed_by !== null || found.expires_at <= now || name === null || email === null)
    return refuse('registration-code-not-valid')
  await readdress(trx, organisation, { email, name })
  await confirmRegistration(trx, found, { account, now, previous: before.email })
  await insertMail(trx, { council, kind: 'address_changed', about: found.id }, now)
  return { status: 200, body: { name, email } satisfies ProviderContact }
}
