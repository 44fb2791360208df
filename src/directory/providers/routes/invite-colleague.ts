import { operation } from '#platform/operation.ts'
import { NewColleague, organisationParams } from '../people/schemas.ts'
import { sendForOwn } from '../people/send-code.ts'
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
  handle: (call) => call.transaction((trx, concerns) => sendForOwn(call, trx, concerns, 'invitation')),
})
