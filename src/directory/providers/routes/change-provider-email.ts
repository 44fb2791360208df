import { operation } from '#platform/operation.ts'
import { organisationParams, ProviderContact } from '../people/schemas.ts'
import { sendForOwn } from '../people/send-code.ts'
import { ProviderRegistered } from '../registration/new-registration.ts'

export const changeProviderEmail = operation({
  id: 'changeProviderEmail',
  method: 'POST',
  path: '/v1/councils/{councilId}/directory/providers/{organisationId}/email',
  tag: 'Directory providers',
  summary: 'Have your organisation written to at another address',
  description:
    'Of an organisation that registered itself. A link goes to the new address, and nothing changes before it is confirmed (`confirmProviderEmail`); then the old one is told. How you sign in is another matter: that is the identity provider’s. The answer is the same for every address, and mails are counted as those of `inviteColleague`.',
  allow: ['directory_provider'],
  limit: { per: 'address', max: 30, windowSeconds: 3600 },
  params: organisationParams,
  body: ProviderContact,
  bodyExamples: {
    office: { summary: 'The office', value: { name: 'The office', email: 'office@toddlers.example.org' } },
  },
  idempotent: true,
  answers: { 202: { description: 'If it can be, a mail is on its way.', schema: ProviderRegistered } },
  problems: ['mail-not-set-up', 'people-kept-elsewhere'],
  handle: (call) => call.transaction((trx, concerns) => sendForOwn(call, trx, concerns, 'address')),
})
