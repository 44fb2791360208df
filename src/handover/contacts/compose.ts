import { londonDate } from '#calendar/index.ts'
import { mayGoOn } from '#consent/index.ts'
import type { Evaluation } from '#eligibility/index.ts'
import type { Trx } from '#platform/operation.ts'
import {
  amendedForm,
  consentOf,
  endedOverrides,
  formWithoutOthers,
  hasSafeguardingReasons,
  type KeptConsentEvent,
  leftOut,
  type ReferralForm,
  withMembers,
} from '#referrals/index.ts'
import type { NewChildDecision } from '#triage/index.ts'
import { type ContactRow, referralOf } from './queries/contacts.ts'
import { listAmendmentsBefore, readDecision, readEvaluation, readRevision } from './queries/content.ts'
import { contactSummary } from './summary.ts'

/**
 * An initial contact as the text of its JSON, put together from what is never updated: read again, however late, it
 * says the same. Whether it may be handed over is asked now, when it is: consent that has been withdrawn since then
 * hands over nothing more.
 */
export async function composeContact(trx: Trx, contact: ContactRow, now: Date): Promise<string> {
  const referral = await referralOf(trx, contact)
  const head = { ...contactSummary(contact), referralStatus: referral.status }
  const isCarried = !referral.withheld && (await isCarriedNow(trx, referral, now))
  if (!isCarried) return JSON.stringify({ ...head, contentWithheld: 'no_consent' })
  return withMembers(head, { content: await contentOf(trx, contact) })
}

/** The gate over all that was said until now (rows 1 to 5), as when the referral was let go on. */
async function isCarriedNow(
  trx: Trx,
  referral: Awaited<ReturnType<typeof referralOf>>,
  now: Date,
): Promise<boolean> {
  const { form } = await consentOf(trx, referral)
  const { children } = await sentForm(trx, {
    council_id: referral.council_id,
    referral_id: referral.id,
    revision: referral.revision,
  })
  const safeguardingReasons = referral.safeguarding
  return mayGoOn(form, { children, safeguardingReasons, on: londonDate(now) }).outcome !== 'refer_back'
}

type OfRevision = Parameters<typeof readRevision>[1]

const sentForm = async (trx: Trx, of: OfRevision): Promise<ReferralForm> =>
  JSON.parse((await readRevision(trx, of)).form) as ReferralForm

async function contentOf(trx: Trx, contact: ContactRow): Promise<string> {
  const revision = await readRevision(trx, contact)
  const added = await listAmendmentsBefore(trx, contact)
  const referral = { council_id: contact.council_id, id: contact.referral_id, revision: contact.revision }
  const consent = await consentOf(trx, referral, contact.created_at)
  const form = amendedForm(
    { ...(JSON.parse(revision.form) as ReferralForm), consent: consent.form },
    added.map(({ amendment }) => JSON.parse(amendment)),
  )
  const gate = mayGoOn(consent.form, {
    children: form.children,
    safeguardingReasons: hasSafeguardingReasons(form),
    on: londonDate(contact.created_at),
  })
  const { professionals = [], leadProfessional } = form
  const { rest, pointers } = formWithoutOthers(form)
  return withMembers(
    {
      revision: contact.revision,
      submittedAt: revision.submitted_at.toISOString(),
      serviceRequested: form.serviceRequested,
      children: rest.children,
      safety: form.safety,
      professionals,
      ...(leadProfessional === undefined ? {} : { leadProfessional }),
      ...leftOut(pointers.filter((pointer) => pointer.startsWith('/children/'))),
    },
    {
      evaluation: await evaluationOf(trx, contact),
      consent: withMembers(
        { gate },
        {
          records: said(consent.events, 'record'),
          overrides: said(consent.events, 'override'),
        },
      ),
      decision: await decisionOf(trx, contact),
    },
  )
}

/** What was said, letter for letter as it was recorded. */
function said(events: readonly KeptConsentEvent[], kind: 'record' | 'override'): string {
  const ends = endedOverrides(events)
  const each = events
    .filter((event) => event.kind === kind)
    .map(({ id, recordedAt, recordedWith, json }) => {
      const endedAt = ends.get(id)?.recordedAt.toISOString()
      const head = { recordedAt: recordedAt.toISOString(), recordedWith }
      return withMembers({ ...head, ...(endedAt === undefined ? {} : { endedAt }) }, { [kind]: json })
    })
  return `[${each.join(',')}]`
}

async function evaluationOf(trx: Trx, contact: ContactRow): Promise<string | undefined> {
  const row = await readEvaluation(trx, contact)
  if (row === undefined) return undefined
  const { result, children } = JSON.parse(row.document) as Evaluation
  return JSON.stringify({
    id: row.id,
    ruleSet: { id: row.rule_set_id, version: row.rule_set_version, hash: row.rule_set_hash },
    evaluatedOn: row.evaluated_on,
    result,
    children: children.map((child) => ({
      ...(child.key === undefined ? {} : { key: child.key }),
      result: child.result,
    })),
  })
}

async function decisionOf(trx: Trx, contact: ContactRow): Promise<string | undefined> {
  const row = await readDecision(trx, contact)
  if (row === undefined) return undefined
  const { children } = JSON.parse(row.document) as { children: NewChildDecision[] }
  return JSON.stringify({
    id: row.id,
    tookEffectAt: row.took_effect_at?.toISOString(),
    decidedBy: [row.proposed_role, ...(row.confirmed_role === null ? [] : [row.confirmed_role])],
    children,
  })
}
