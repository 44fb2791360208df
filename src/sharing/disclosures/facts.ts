import {
  type ConsentOverride,
  type ConsentRecord,
  decideSharing,
  type JudgedLimit,
  type SharingCategory,
  type SharingDecision,
  type SharingOverride,
  type SharingRecipient,
} from '#consent/index.ts'
import type { Trx } from '#platform/operation.ts'
import {
  amendedForm,
  consentOf,
  hasSafeguardingReasons,
  type ReferralForm,
  readFormAndAmendments,
} from '#referrals/index.ts'
import { listConsentNos } from '../queries/disclosures.ts'

type Key = { council_id: string; id: string; revision: number }

/** What the policy has to know of a referral. */
export type SharingFacts = {
  council: string
  /** As its amendments leave it. */
  form: ReferralForm
  records: readonly ConsentRecord[]
  recordIds: readonly string[]
  overrides: readonly ConsentOverride[]
  overrideIds: readonly string[]
  /** What takes something back, from when. */
  nos: Awaited<ReturnType<typeof listConsentNos>>
}

export async function readSharingFacts(trx: Trx, referral: Key): Promise<SharingFacts> {
  const { form, amendments } = await readFormAndAmendments(trx, referral)
  const consent = await consentOf(trx, referral)
  return {
    council: referral.council_id,
    form: amendedForm(form, amendments),
    records: consent.records,
    recordIds: consent.recordIds,
    overrides: consent.overrides,
    overrideIds: consent.overrideIds,
    nos: await listConsentNos(trx, referral),
  }
}

/** What is asked of the policy for one recipient; kept with the disclosure, so that it can be asked again. */
export type Asked = {
  recipient: SharingRecipient
  subjects: readonly string[]
  categories: readonly string[]
  purpose: string
  /** The override it leans on, with what it says of this recipient. */
  override: SharingOverride | undefined
  judged: readonly JudgedLimit[]
}

/** The policy's answer now, and which of the categories each ground would carry by itself. */
export type Answered = {
  decision: SharingDecision
  byConsent: readonly SharingCategory[]
  byOverride: readonly SharingCategory[]
}

/** Asks the one policy. Overrides that say nothing of this recipient are shown to it too: it says that they do not help. */
export function askPolicy(facts: SharingFacts, asked: Asked, now: Date): Answered {
  const { form } = facts
  const people = [...form.children, ...(form.people ?? [])]
  const question = {
    action: 'share',
    at: now.toISOString(),
    council: facts.council,
    records: facts.records,
    safeguardingReasons: hasSafeguardingReasons(form),
    named: form.professionals ?? [],
    subjects: asked.subjects.map((key) => {
      const { dateOfBirth } = people.find((one) => one.key === key) ?? {}
      return { key, dateOfBirth }
    }),
    purpose: asked.purpose,
    recipient: asked.recipient,
    categories: asked.categories,
    judgedLimits: asked.judged,
  } as const
  const overrides = asked.override === undefined ? facts.overrides : [asked.override]
  const decision = decideSharing({ ...question, overrides })
  return {
    decision,
    byConsent: decideSharing({ ...question, overrides: [] }).allowedCategories,
    byOverride: decideSharing({ ...question, overrides, records: [] }).allowedCategories,
  }
}

/** Whether something that binds nobody, or did not by then, was said and was looked at. */
export const consideredBy = (facts: SharingFacts, now: Date): string[] =>
  facts.nos.filter((no) => isInEffect(no, now)).map(({ id }) => id)

const isInEffect = ({ effective_at }: { effective_at: Date | null }, now: Date) =>
  effective_at === null || effective_at <= now

/** What of its grounds has not been taken back since, as the walls of the database see it. */
export function groundsLeft(
  facts: SharingFacts,
  made: {
    subjects: readonly string[]
    considered: readonly string[]
    consent_events: readonly string[]
    override_event: string | null
  },
  now: Date,
): { consent: boolean; override: boolean } {
  const since = facts.nos.filter((no) => isInEffect(no, now) && !made.considered.includes(no.id))
  return {
    consent:
      made.consent_events.length > 0 &&
      !since.some(
        ({ kind, subjects }) => kind === 'record' && subjects.some((key) => made.subjects.includes(key)),
      ),
    override:
      made.override_event !== null &&
      !since.some(({ kind, ends }) => kind === 'override' && (ends === null || ends === made.override_event)),
  }
}
