import type { DraftForm } from './draft-form.ts'

type SafetyQuestion = 'immediateDanger' | 'significantHarmSuspected'

/** Does any report on the form say yes: for the family, for one child, or in a dispute? One is enough. */
function anyReport(form: DraftForm, question: SafetyQuestion): boolean {
  const disputed = (form.disputes ?? []).filter((dispute) =>
    new RegExp(`^(/children/\\d+)?/safety/${question}$`).test(dispute.pointer ?? ''),
  )
  return (
    form.safety?.[question] === true ||
    (form.children ?? []).some((child) => child.safety?.[question] === true) ||
    disputed.some((dispute) => (dispute.reports ?? []).some((report) => report.value === true))
  )
}

/** Is anybody reported to be in immediate danger? */
export const reportsImmediateDanger = (form: DraftForm): boolean => anyReport(form, 'immediateDanger')

/**
 * Are there safeguarding reasons (N16): danger or significant harm reported, or an override for
 * safeguarding recorded?
 */
export const hasSafeguardingReasons = (form: DraftForm): boolean =>
  reportsImmediateDanger(form) ||
  anyReport(form, 'significantHarmSuspected') ||
  form.consent?.override?.basis === 'safeguarding'

/**
 * Does a body that could not be read as a form still say that somebody is in danger? Its refusal must
 * then say "ring 999" as well.
 */
export function mayReportImmediateDanger(body: unknown, depth = 0): boolean {
  if (typeof body !== 'object' || body === null || depth > 6) return false
  return Object.entries(body).some(([name, value]) =>
    name === 'immediateDanger'
      ? value === true || /^(true|yes|y|1)$/i.test(String(value))
      : mayReportImmediateDanger(value, depth + 1),
  )
}
