import { operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import { ownProvider } from '../people/own.ts'
import { NewColleague, organisationParams } from '../people/schemas.ts'
import { codeSent, mailKey, sendCode } from '../people/send-code.ts'
import { ProviderRegistered } from '../registration/new-registration.ts'

export const inviteColleague = operation({
  id: 'inviteColleague',
  method: 'POST',
  path: '/v1/councils/{councilId}/directory/providers/{organisationId}/colleagues',
  tag: 'Directory providers',
  summary: 'Invite a colleague to write your organisation’s records',
  description:
    'Of an organisation that registered itself. A link goes to the address; whoever opens it signs in and confirms (`confirmProvider`), and has the same rights as you. The answer is the same for every address, known or not: three mails in two days go to one address at most, and twenty from one organisation. Nobody joins who has an account already. An invitation of somebody who has left confirms nothing any more.',
  allow: ['directory_provider'],
  limit: { per: 'address', max: 30, windowSeconds: 3600 },
  params: organisationParams,
  body: NewColleague,
  bodyExamples: {
    second: { summary: 'A second person', value: { name: 'Kit Example', email: 'kit@toddlers.example.org' } },
  },
  idempotent: true,
  answers: { 202: { description: 'If it can be, a mail is on its way.', schema: ProviderRegistered } },
  problems: ['mail-not-set-up', 'people-kept-elsewhere'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, body, now } = call
      const own = await ownProvider(call, trx)
      if (isRefusal(own)) return own
      const key = mailKey(call.config)
      if (isRefusal(key)) return key
      concerns({ council: own.council, kind: 'account', id: caller.account })
      const asked = {
        ...({
          purpose: 'invitation',
          organisation_id: caller.organisation,
          asked_by: caller.account,
        } as const),
        ...{ organisation_name: caller.organisationName, organisation_kind: own.provider.kind },
      }
      const { name: contact_name, email } = body
      await sendCode(trx, key, { ...asked, council: own.council, contact_name, email }, now)
      return codeSent()
    }),
})
