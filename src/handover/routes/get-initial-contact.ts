import { councilsWithRole } from '#platform/access.ts'
import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { composeContact, contactParams, findContact, InitialContact } from '../contacts/index.ts'

export const getInitialContact = operation({
  id: 'getInitialContact',
  method: 'GET',
  path: '/v1/initial-contacts/{contactId}',
  tag: 'Hand-over',
  summary: 'Read what is handed over of a referral: the family, the limits word for word, who may be told',
  description:
    'As it was when the contact was made, however late it is read. Whether it may be handed over is asked when it is: after a withdrawal of consent that nothing stands in for, it says so instead.',
  allow: ['case_system'],
  params: contactParams,
  answers: { 200: { description: 'The initial contact.', schema: InitialContact } },
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const councils = councilsWithRole(call.caller, ['case_system'])
      const contact = await findContact(trx, councils, call.params.contactId)
      if (contact === undefined) return refuse('not-found')
      concerns({ council: contact.council_id, kind: 'referral', id: contact.referral_id })
      return { status: 200, json: await composeContact(trx, contact, call.now) }
    }),
})
