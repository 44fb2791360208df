import type { LocalDate } from '#calendar/index.ts'
import type { FormConsent } from './form-consent.ts'
import type { GateDecision } from './gate-decision.ts'
import { disagreements, problemReasons, toGoOn } from './gate-reasons.ts'
import { withConsent, withoutConsent } from './gate-rows.ts'
import { limitationsInForce } from './limitations-in-force.ts'
import { permissionFor } from './permission.ts'
import { missingOfRecords, missingWhyNotSought } from './record-notes.ts'
import type { Subject } from './subject.ts'

/** What the gate must know besides the consent on the form. */
export type GateFacts = {
  children: readonly Subject[]
  /** Immediate danger or suspected significant harm is reported on the form (N16). */
  safeguardingReasons: boolean
  /** The day it is asked: all that is dated on it counts. */
  on: LocalDate
  /** The instant (RFC 3339), where it is asked to the instant: then only what was said at or before it counts. */
  at?: string | undefined
}

/**
 * May the referral go on? Rows 1 to 5 of the decision table. Consent counts first, so that its limits are
 * kept; an override is leaned on only where consent does not cover every child.
 */
export function mayGoOn(consent: FormConsent | null | undefined, facts: GateFacts): GateDecision {
  const { children, safeguardingReasons, on } = facts
  const moment = { on, at: facts.at === undefined ? undefined : Date.parse(facts.at) }
  const records = consent?.records ?? []
  const permissions = children.map((child) => permissionFor(child, records, moment))
  const limitations = limitationsInForce(records, moment, children)
  const isCovered = children.length > 0 && permissions.every((permission) => permission.given)
  const row = isCovered
    ? withConsent(limitations.length > 0, consent?.override)
    : withoutConsent(consent?.override, safeguardingReasons, problemReasons(permissions))
  return {
    outcome: row.outcome,
    row: row.row,
    sentence: row.sentence,
    reasons: [...row.reasons, ...disagreements(permissions)],
    toGoOn: row.outcome === 'refer_back' ? toGoOn(permissions) : [],
    limitations,
    missing: [...row.missing, ...missingOfRecords(permissions, on), ...missingWhyNotSought(records)],
  }
}
