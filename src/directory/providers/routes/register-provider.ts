import { operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import { councilIn } from '../../council.ts'
import { codeSent, mailKey, sendCode } from '../people/send-code.ts'
import { NewProvider, ofCouncil, ProviderRegistered } from '../registration/new-registration.ts'

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
    const key = mailKey(config)
    if (isRefusal(key)) return key
    const { organisation, contact } = body
    await db.transaction().execute((trx) =>
      sendCode(
        trx,
        key,
        {
          ...{ council, purpose: 'registration', organisation_id: null, asked_by: null },
          ...{ email: contact.email, contact_name: contact.name },
          ...{ organisation_name: organisation.name, organisation_kind: organisation.kind },
        },
        now,
      ),
    )
    return codeSent()
  },
})
