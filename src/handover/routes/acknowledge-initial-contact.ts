import { councilsWithRole } from '#platform/access.ts'
import { operation } from '#platform/operation.ts'
import { refuse } from '#platform/problems.ts'
import { insertEvent } from '#referrals/index.ts'
import {
  acknowledgeContact,
  ContactAcknowledgement,
  contactParams,
  contactSummary,
  findContact,
  InitialContactSummary,
  referralOf,
} from '../contacts/index.ts'

export const acknowledgeInitialContact = operation({
  id: 'acknowledgeInitialContact',
  method: 'POST',
  path: '/v1/initial-contacts/{contactId}/acknowledgement',
  tag: 'Hand-over',
  summary: 'Say that the case system has an initial contact, and under which id',
  description:
    'Only then is it handed over. Saying so again with the same id changes nothing; another id is refused.',
  allow: ['case_system'],
  params: contactParams,
  body: ContactAcknowledgement,
  bodyExamples: { taken: { summary: 'Taken over', value: { caseSystemId: 'IC-1000-made-up' } } },
  idempotent: true,
  answers: { 200: { description: 'Acknowledged.', schema: InitialContactSummary } },
  problems: ['contact-already-acknowledged'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, now, params, body } = call
      const councils = councilsWithRole(caller, ['case_system'])
      const contact = await findContact(trx, councils, params.contactId, 'locked')
      if (contact === undefined) return refuse('not-found')
      concerns({ council: contact.council_id, kind: 'referral', id: contact.referral_id })
      if (contact.state === 'acknowledged') {
        if (contact.case_system_id === body.caseSystemId)
          return { status: 200, body: contactSummary(contact) }
        return refuse('contact-already-acknowledged', {
          detail: `It was acknowledged as ${contact.case_system_id}.`,
        })
      }
      const { status } = await referralOf(trx, contact)
      await acknowledgeContact(trx, contact, {
        account: caller.account,
        at: now,
        caseSystemId: body.caseSystemId,
      })
      await insertEvent(
        trx,
        { council_id: contact.council_id, id: contact.referral_id },
        {
          type: 'initial_contact.acknowledged',
          at: now,
          account: caller.account,
          actor: 'council',
          audience: 'council',
          from: status,
          to: status,
          about: contact.id,
        },
      )
      const acknowledged = {
        state: 'acknowledged' as const,
        acknowledged_at: now,
        case_system_id: body.caseSystemId,
      }
      return { status: 200, body: contactSummary({ ...contact, ...acknowledged }) }
    }),
})
