import type { Trx } from '#platform/operation.ts'
import type { MailKind } from '../kinds.ts'
import '../../tables.ts'

export type NewMail = {
  readonly council: string
  readonly kind: MailKind
  readonly about: string
  readonly organisation?: string
  /** `held`: it is written down and never sent. */
  readonly held?: boolean
}

/** Has a mail sent, if the transaction commits. Ids alone: whoever writes it need not know to whom it goes. */
export async function insertMail(trx: Trx, mail: NewMail, now: Date): Promise<void> {
  const { council, kind, about, organisation = null, held = false } = mail
  await trx
    .insertInto('outgoing_mail')
    .values({
      ...{ council_id: council, kind, about, organisation_id: organisation, failure: null },
      ...{ next_at: now, created_at: now, lease: null, leased_until: null },
      state: held ? 'cancelled' : 'pending',
      ended_at: held ? now : null,
    })
    .execute()
}
