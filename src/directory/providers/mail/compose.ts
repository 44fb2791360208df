import { findCouncil } from '#councils/index.ts'
import type { Trx } from '#platform/operation.ts'
import { codeOf } from '../registration/codes.ts'
import type { ClaimedMail } from './queries/claim-mails.ts'
import {
  findChangedAddress,
  findContact,
  findOpenRegistration,
  findPublishedOrganisation,
  findRecordFor,
  findRequestFor,
} from './queries/find-subjects.ts'
import { type MailSubject, type MailWords, wordsOf } from './words.ts'

/** A mail as it is handed in. */
export type Mail = MailWords & {
  /** The same at every try. */
  readonly id: string
  readonly kind: ClaimedMail['kind']
  readonly to: string
  readonly link?: string
}

export type ComposeWith = { readonly key: Buffer; readonly providerPage: string }

type Found = { readonly to: string | undefined; readonly about: Omit<MailSubject, 'council'> }

/**
 * Puts a mail into words from what is there now. Undefined where there is nothing to say any more (it was decided,
 * confirmed, assured in the meantime), or nobody to say it to: the council's own records have no provider.
 */
export async function compose(
  trx: Trx,
  mail: ClaimedMail,
  now: Date,
  { key, providerPage }: ComposeWith,
): Promise<Mail | undefined> {
  const council = findCouncil(mail.council_id)
  const found = WITH_CODE.includes(mail.kind)
    ? await ofRegistration(trx, mail, now, { key, providerPage })
    : mail.kind === 'address_changed'
      ? { to: (await findChangedAddress(trx, keyOf(mail)))?.previous_email ?? undefined, about: {} }
      : mail.kind.startsWith('rights_') && mail.kind !== 'rights_revoked'
        ? await ofRequest(trx, mail)
        : await ofRecord(trx, mail, council?.directory.hideDaysAfter ?? 0)
  if (found?.to === undefined || council === undefined) return undefined
  const { link } = found.about
  return {
    ...wordsOf(mail.kind, { council: council.name, ...found.about }),
    ...{ id: mail.id, kind: mail.kind, to: found.to },
    ...(link === undefined ? {} : { link }),
  }
}

/** Those that lead to the front-end with a code. */
const WITH_CODE: readonly ClaimedMail['kind'][] = [
  'provider_confirmation',
  'colleague_invitation',
  'address_confirmation',
]

const keyOf = ({ council_id, about }: ClaimedMail) => ({ council: council_id, id: about })

async function ofRegistration(
  trx: Trx,
  mail: ClaimedMail,
  now: Date,
  { key, providerPage }: ComposeWith,
): Promise<Found | undefined> {
  const row = await findOpenRegistration(trx, keyOf(mail), now)
  if (row === undefined) return undefined
  // After the # it stays in the browser: no server on the way writes it down.
  const link = `${providerPage}#${row.purpose === 'address' ? 'address-code' : 'code'}=${codeOf(key, row)}`
  if (row.purpose !== 'invitation' || row.organisation_id === null)
    return { to: row.email ?? undefined, about: { link } }
  // Anybody may register, and under any name: whoever is invited is told the one that the council has let through.
  const published = await findPublishedOrganisation(trx, mail.council_id, row.organisation_id)
  const organisation = published === undefined ? {} : { organisation: published.name }
  return { to: row.email ?? undefined, about: { link, ...organisation } }
}

async function ofRequest(trx: Trx, mail: ClaimedMail): Promise<Found | undefined> {
  const row = await findRequestFor(trx, keyOf(mail))
  if (row === undefined) return undefined
  const asked = mail.kind === 'rights_requested'
  if (asked !== (row.state === 'open')) return undefined
  const contact = await findContact(trx, asked ? row.owner : row.asker)
  const reasons = asked ? row.reasons : (row.decision_reasons ?? '')
  return {
    to: contact?.email,
    about: { record: row.record_name ?? 'a record', asker: row.asker_name, reasons },
  }
}

/** What the record has to be for what is said of it still to hold. */
const STANDS = {
  record_reminded: { freshness: 'reminded', publication: 'live' },
  record_flagged: { freshness: 'flagged', publication: 'live' },
  record_hidden: { freshness: 'flagged', publication: 'hidden' },
} as const

async function ofRecord(trx: Trx, mail: ClaimedMail, hideDaysAfter: number): Promise<Found | undefined> {
  const row = await findRecordFor(trx, keyOf(mail))
  if (row === undefined) return undefined
  const stands = mail.kind in STANDS ? STANDS[mail.kind as keyof typeof STANDS] : undefined
  if (stands && (stands.freshness !== row.freshness || stands.publication !== row.publication))
    return undefined
  const contact = await findContact(trx, mail.organisation_id ?? row.owner)
  const due = row.review_due_on === null ? {} : { reviewDueOn: row.review_due_on }
  return { to: contact?.email, about: { record: row.name, hideDaysAfter, ...due } }
}
