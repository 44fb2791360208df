import { findCouncil } from '#councils/index.ts'
import type { Trx } from '#platform/operation.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import { dueBy, insertConsentEvent, type ReferralForm, type ReferralRow } from '#referrals/index.ts'
import { checkConsent, type Said, standsFor } from './check-consent.ts'
import { followUp, formNow, type Recording } from './follow-up.ts'
import type { ConsentReceipt } from './receipt.ts'

/** Records what was said about consent of a referral that this transaction holds, and has follow what does at once. */
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
  const told = {
    id,
    type: typeOf(what),
    code: what.kind === 'record' ? what.said.state : `override_${what.said.basis}`,
  }
  const { receipt, version } = await followUp(trx, call, referral, told, opens(what) ? 'opens' : 'neither')
  const missing = what.kind === 'override' ? receipt.gate.missing.filter(isOfTheNote) : []
  const council = findCouncil(referral.council_id)
  if (council === undefined) throw new Error(`There is no council called ${referral.council_id}.`)
  const noteAsked = { what: missing, by: dueBy(council, 'next_steps', now) }
  return { receipt: { ...receipt, ...(missing.length > 0 ? { noteAsked } : {}), issues }, version }
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

/** What it is told as, to both sides and to the case system. */
const typeOf = ({ kind, said }: Said): string =>
  kind === 'record' && said.state === 'withdrawn' ? 'consent.withdrawn' : 'consent.recorded'
