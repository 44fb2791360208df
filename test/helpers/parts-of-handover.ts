import type { Operation } from '#platform/operation.ts'
import { pathMembers } from './catalog.ts'
import { formFrom } from './forms.ts'
import type { StagedService } from './stage.ts'

export const CASE_SYSTEM = 'case_system@westminster'

export const HANDOVER_DOERS: Readonly<Record<string, string>> = {
  listInitialContacts: CASE_SYSTEM,
  getInitialContact: CASE_SYSTEM,
  acknowledgeInitialContact: CASE_SYSTEM,
}

/** An initial contact of its own, where one is named. */
export async function handoverParts(
  stage: StagedService,
  operation: Operation,
): Promise<{ params: Record<string, string> } | undefined> {
  if (!pathMembers(operation).includes('contactId')) return undefined
  const sent = await stage.as('referrer', 'submitReferral', { body: formFrom('eligible') })
  const { id } = await stage.database.admin
    .selectFrom('initial_contact')
    .select('id')
    .where('referral_id', '=', sent.json<{ id: string }>().id)
    .executeTakeFirstOrThrow()
  return { params: { contactId: id } }
}
