import { londonDate } from '#calendar/index.ts'
import type { JudgedLimit, SharingCategory, SharingOverride, SharingRecipient } from '#consent/index.ts'
import { askPolicy, groundsLeft, type SharingFacts } from './facts.ts'
import type { DisclosureTable } from './tables.ts'

type Made = Pick<
  DisclosureTable,
  | 'recipient'
  | 'subjects'
  | 'categories'
  | 'purpose'
  | 'override'
  | 'override_event'
  | 'judged'
  | 'considered'
  | 'consent_events'
  | 'until'
>

/**
 * Which categories of a disclosure the policy still allows now. What was taken back since stays closed although
 * somebody says yes later: it is disclosed anew or not at all.
 */
export function stillAllowed(facts: SharingFacts, made: Made, now: Date): SharingCategory[] {
  if (made.until !== null && made.until < londonDate(now)) return []
  const left = groundsLeft(facts, made, now)
  const override =
    made.override === null || !left.override ? undefined : (JSON.parse(made.override) as SharingOverride)
  const asked = {
    recipient: JSON.parse(made.recipient) as SharingRecipient,
    subjects: made.subjects,
    categories: made.categories,
    purpose: made.purpose,
    judged: made.judged === null ? [] : (JSON.parse(made.judged) as JudgedLimit[]),
    override,
  }
  const { byConsent, byOverride, decision } = askPolicy(facts, asked, now)
  return decision.allowedCategories.filter(
    (one) => (left.consent && byConsent.includes(one)) || (left.override && byOverride.includes(one)),
  )
}
