import { findCouncil } from '#councils/index.ts'
import type { Call, Trx } from '#platform/operation.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import {
  type AfterConsent,
  afterConsent,
  amendedForm,
  closeInformationRequests,
  dueBy,
  insertConsentEvent,
  insertContactChange,
  insertEvent,
  isSender,
  latestEvaluationId,
  type ReferralForm,
  type ReferralRow,
  reachOf,
  readFormAndAmendments,
  updateReferral,
} from '#referrals/index.ts'
import { stopDisclosures } from '../disclosures/stop.ts'
import { checkConsent, type Said, standsFor } from './check-consent.ts'
import type { ConsentReceipt } from './receipt.ts'

type Recording = Pick<Call, 'caller' | 'now'>

/**
 * Records what was said about consent of a referral that this transaction holds, and what follows at once: the gate
 * is asked again, what was shared and may no longer be is stopped, and the history tells both sides.
 */
export async function recordSaid(
  trx: Trx,
  call: Recording,
  referral: ReferralRow,
  what: Said,
  aim: 'says' | 'takes back' = 'says',
): Promise<{ receipt: ConsentReceipt; version: number } | Refusal> {
  const { caller, now } = call
  const before = await formNow(trx, referral)
  const { faults, issues } = checkConsent(before, what, now)
  const late = aim === 'takes back' ? withoutEffect(before, what, now) : []
  if (faults.length + late.length > 0) return refuse('consent-not-valid', { errors: [...faults, ...late] })

  const id = await insertConsentEvent(trx, referral, { ...what, at: now, account: caller.account })
  const after = afterConsent(referral, await formNow(trx, referral), opens(what), now)
  await tellWhat(trx, call, referral, what, id)
  // While it can still be read: what nothing carries any more is withheld from the council below.
  const disclosuresStopped = [...(await stopDisclosures(trx, referral, now))]
  if (after.status === 'referred_back' && referral.open_requests > 0)
    await closeInformationRequests(trx, referral)
  await tellWhere(trx, call, referral, after, id)
  const version = await updateReferral(trx, referral, await changes(trx, referral, after, now))
  await insertContactChange(trx, referral, { cause: typeOf(what), at: now })
  const missing = what.kind === 'override' ? after.gate.missing.filter(isOfTheNote) : []
  const council = findCouncil(referral.council_id)
  if (council === undefined) throw new Error(`There is no council called ${referral.council_id}.`)
  const receipt: ConsentReceipt = {
    id,
    referral: referral.id,
    recordedAt: now.toISOString(),
    gate: after.gate,
    status: after.status,
    heldForAPerson: after.held,
    disclosuresStopped,
    ...(missing.length > 0 ? { noteAsked: { what: missing, by: dueBy(council, 'next_steps', now) } } : {}),
    issues,
  }
  return { receipt, version }
}

async function formNow(trx: Trx, referral: ReferralRow): Promise<ReferralForm> {
  const { form, amendments } = await readFormAndAmendments(trx, referral)
  return amendedForm(form, amendments)
}

const isOfTheNote = ({ code }: { code: string }) => code.startsWith('override_')

/** What may let a referral go on that was sent back: nothing else than a yes, or a reason to go on without one. */
const opens = ({ kind, said }: Said): boolean =>
  kind === 'override' || said.state === 'given' || said.state === 'given_with_limitations'

/** A withdrawal that would change nothing is not taken in silence. */
const withoutEffect = (form: ReferralForm, what: Said, now: Date) =>
  what.kind === 'record' &&
  what.said.subjects.some((key) => !standsFor(key, [...(form.consent?.records ?? []), what.said], form, now))
    ? [
        {
          pointer: `${what.place}/at`,
          code: 'before_the_permission',
          message: 'The same person gave permission after this instant: it would take nothing back.',
        },
      ]
    : []

async function changes(trx: Trx, referral: ReferralRow, after: AfterConsent, now: Date) {
  const { status, held, due, safeguarding } = after
  const moved = status !== referral.status
  return {
    status,
    due_on: due,
    consent_hold: held,
    safeguarding: referral.safeguarding || safeguarding,
    ...(moved && status === 'referred_back' ? { withheld: true, proposed_by: null, open_requests: 0 } : {}),
    ...(moved && referral.status === 'referred_back'
      ? { withheld: false, evaluations_from: await latestEvaluationId(trx, referral) }
      : {}),
    ...(status === 'received' && referral.received_at === null ? { received_at: now } : {}),
  }
}

/** What it is told as, to both sides and to the case system. */
const typeOf = ({ kind, said }: Said): string =>
  kind === 'record' && said.state === 'withdrawn' ? 'consent.withdrawn' : 'consent.recorded'

const telling = ({ caller, now }: Recording, referral: ReferralRow, about: string) => {
  const actor = isSender(reachOf(caller), referral) ? 'sender' : 'council'
  return { at: now, account: caller.account, actor, about } as const
}

/** Both sides are told, in ids and codes, what was recorded: before what it causes, for those who read in order. */
const tellWhat = (trx: Trx, call: Recording, referral: ReferralRow, what: Said, id: string): Promise<void> =>
  insertEvent(trx, referral, {
    ...telling(call, referral, id),
    type: typeOf(what),
    from: referral.status,
    to: referral.status,
    reason: what.kind === 'record' ? what.said.state : `override_${what.said.basis}`,
  })

/** And where that leads, and that people do not agree. */
async function tellWhere(
  trx: Trx,
  call: Recording,
  referral: ReferralRow,
  after: AfterConsent,
  id: string,
): Promise<void> {
  const event = telling(call, referral, id)
  const { status } = referral
  if (after.status !== status)
    await insertEvent(trx, referral, {
      ...event,
      type: `referral.${after.status}`,
      from: status,
      to: after.status,
    })
  if (after.held && !referral.consent_hold)
    await insertEvent(trx, referral, {
      ...event,
      type: 'consent.disagreement',
      from: after.status,
      to: after.status,
    })
}
