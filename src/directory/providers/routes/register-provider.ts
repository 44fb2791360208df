import { uuidv7 } from 'uuidv7'
import { operation } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { councilIn } from '../../council.ts'
import { insertMail } from '../mail/queries/insert-mail.ts'
import { mailIsSetUp } from '../mail/set-up.ts'
import { askByRegistration, insertRegistration } from '../queries/registrations.ts'
import { CODE_HOURS, codeHash, codeOf, emailHash } from '../registration/codes.ts'
import { NewProvider, ofCouncil, ProviderRegistered } from '../registration/new-registration.ts'

/** Mails to one address while a code lasts. Whoever asks for more is told what everybody is told. */
const MOST_MAILS = 3

const HOUR_MS = 3_600_000

export const registerProvider = operation({
  id: 'registerProvider',
  method: 'POST',
  path: '/v1/councils/{councilId}/directory/providers',
  tag: 'Directory providers',
  summary: 'Register as a provider',
  description:
    'Free of charge. A link goes to the e-mail address; nothing is made of it before it is confirmed (`confirmProvider`). The answer is the same for every address, known or not. Sent again it is another registration: three mails in two days go to one address at most, each with a code of its own.',
  allow: 'anyone',
  limit: { per: 'address', max: 10, windowSeconds: 3600 },
  params: ofCouncil,
  body: NewProvider,
  bodyExamples: {
    toddlers: {
      summary: 'A community group',
      value: {
        organisation: { name: 'Example Toddlers (made up)', kind: 'community_group' },
        contact: { name: 'Jo Example', email: 'jo@toddlers.example.org' },
      },
    },
  },
  answers: { 202: { description: 'If it can be, a mail is on its way.', schema: ProviderRegistered } },
  problems: ['mail-not-set-up'],
  handle: async ({ params, body, config, db, now }) => {
    const council = councilIn(params.councilId)
    if (isRefusal(council)) return council
    const { key } = config
    if (key === undefined || !mailIsSetUp(config))
      return refuse('mail-not-set-up', { headers: { 'retry-after': '3600' } })
    const { organisation, contact } = body
    const named = { council_id: council, id: uuidv7() }
    const email_hash = emailHash(key, council, contact.email)
    // What anybody's address leads to is never looked at: one row, one mail, whoever they are.
    await db.transaction().execute(async (trx) => {
      await askByRegistration(trx, email_hash)
      const earlier = await insertRegistration(
        trx,
        {
          ...named,
          email_hash,
          code_hash: codeHash(codeOf(key, named)),
          email: contact.email.trim(),
          contact_name: contact.name,
          organisation_name: organisation.name,
          organisation_kind: organisation.kind,
          registered_at: now,
          expires_at: new Date(now.getTime() + CODE_HOURS * HOUR_MS),
        },
        new Date(now.getTime() - CODE_HOURS * HOUR_MS),
      )
      const mail = { council, kind: 'provider_confirmation', about: named.id } as const
      await insertMail(trx, { ...mail, held: earlier >= MOST_MAILS }, now)
    })
    return {
      status: 202,
      body: {
        message: 'If mail can reach this address, a link is on its way. It is good once, for two days.',
        codeValidForHours: CODE_HOURS,
      },
    }
  },
})
