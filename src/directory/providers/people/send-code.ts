import { uuidv7 } from 'uuidv7'
import type { Config } from '#platform/config.ts'
import type { Answer, Call, Concerns, Trx } from '#platform/operation.ts'
import { isRefusal, type Refusal, refuse } from '#platform/problems.ts'
import type { MailKind } from '../mail/kinds.ts'
import { insertMail } from '../mail/queries/insert-mail.ts'
import { mailIsSetUp } from '../mail/set-up.ts'
import {
  askByRegistration,
  countAsked,
  insertRegistration,
  type NewRegistration,
} from '../queries/registrations.ts'
import { CODE_HOURS, codeHash, codeOf, emailHash } from '../registration/codes.ts'
import type { ProviderRegistered } from '../registration/new-registration.ts'
import { type OnOwn, ownProvider } from './own.ts'

/** Mails to one address while a code lasts. Whoever asks for more is told what everybody is told. */
const MOST_TO_ONE = 3

/** Mails that one organisation has sent to addresses of its choice in that time. */
const MOST_OF_ONE = 20

const HOUR_MS = 3_600_000

type For = Pick<
  NewRegistration,
  'purpose' | 'organisation_id' | 'asked_by' | 'contact_name' | 'organisation_name' | 'organisation_kind'
> & { readonly council: string; readonly email: string }

const KINDS = {
  registration: 'provider_confirmation',
  invitation: 'colleague_invitation',
  address: 'address_confirmation',
} as const satisfies Record<NewRegistration['purpose'], MailKind>

/** The key that codes are made with, where there is anywhere to hand mails in. */
export function mailKey(config: Config): Buffer | Refusal {
  const { key } = config
  return key === undefined || !mailIsSetUp(config)
    ? refuse('mail-not-set-up', { headers: { 'retry-after': '3600' } })
    : key
}

/** Has a code sent. What anybody's address leads to is never looked at: one row, one mail, whoever they are. */
export async function sendCode(trx: Trx, key: Buffer, asked: For, now: Date): Promise<void> {
  const { council, email, ...row } = asked
  const named = { council_id: council, id: uuidv7() }
  const email_hash = emailHash(key, council, email)
  const since = new Date(now.getTime() - CODE_HOURS * HOUR_MS)
  const ofOne = row.organisation_id === null ? 0 : await countAsked(trx, row.organisation_id, since)
  await askByRegistration(trx, email_hash)
  const toOne = await insertRegistration(
    trx,
    {
      ...named,
      ...row,
      email_hash,
      code_hash: codeHash(codeOf(key, named)),
      email: email.trim(),
      registered_at: now,
      expires_at: new Date(now.getTime() + CODE_HOURS * HOUR_MS),
    },
    since,
  )
  const held = toOne >= MOST_TO_ONE || ofOne >= MOST_OF_ONE
  await insertMail(trx, { council, kind: KINDS[row.purpose], about: named.id, held }, now)
}

type Asking = OnOwn & Pick<Call<{ readonly name: string; readonly email: string }>, 'body' | 'config' | 'now'>

/** Has a code sent to an address that somebody names for their own organisation. */
export async function sendForOwn(
  call: Asking,
  trx: Trx,
  concerns: (what: Concerns) => void,
  purpose: 'invitation' | 'address',
): Promise<Answer | Refusal> {
  const { caller, body, config, now } = call
  const own = await ownProvider(call, trx)
  if (isRefusal(own)) return own
  const key = mailKey(config)
  if (isRefusal(key)) return key
  const { council, provider } = own
  concerns({ council, kind: 'account', id: caller.account })
  const asked = {
    ...{ council, purpose, organisation_id: caller.organisation, asked_by: caller.account },
    ...{ organisation_name: caller.organisationName, organisation_kind: provider.kind },
    ...{ contact_name: body.name, email: body.email },
  }
  await sendCode(trx, key, asked, now)
  return codeSent()
}

/** The same for every address. */
export const codeSent = (): Answer => ({
  status: 202,
  body: {
    message: 'If mail can reach this address, a link is on its way. It is good once, for two days.',
    codeValidForHours: CODE_HOURS,
  } satisfies ProviderRegistered,
})
