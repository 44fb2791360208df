import { uuidv7 } from 'uuidv7'
import type { SharingRecipient } from '#consent/index.ts'
import type { Evaluation } from '#eligibility/index.ts'
import type { Call, Trx } from '#platform/operation.ts'
import { isRefusal } from '#platform/problems.ts'
import type { ReferralRow } from '#referrals/index.ts'
import { projectForm, type RecordedDecision } from '../categories-of-form/index.ts'
import { recordSaid } from '../consents/record-said.ts'
import { insertDisclosure, readOfTheCouncil } from '../queries/disclosures.ts'
import { eventsOf } from './assessment.ts'
import { type Answered, consideredBy, type SharingFacts } from './facts.ts'
import type { ReadRequest } from './read-request.ts'
import type { SharingRequest } from './request.ts'

type Made = {
  body: SharingRequest
  request: ReadRequest
  facts: SharingFacts
  answered: Answered
  by: Pick<Call, 'caller' | 'now'> & { role: string }
}

/** Records what the policy allowed and keeps the copy that the recipient reads. Answers its id. */
export async function disclose(trx: Trx, referral: ReferralRow, made: Made): Promise<string> {
  const { body, request, facts, answered, by } = made
  const { decision } = answered
  const rests = eventsOf(answered, facts)
  const overrideEvent = rests.leansOnOverride ? await overrideEventOf(trx, referral, made) : null
  const content = projectForm({
    form: facts.form,
    subjects: body.subjects,
    categories: decision.allowedCategories,
    recipientNames: namesOf(request.asked.recipient),
    records: [...facts.records],
    ...(await ofTheCouncil(trx, referral)),
  })
  const id = uuidv7()
  await insertDisclosure(trx, referral, {
    disclosure: {
      id,
      revision: referral.revision,
      state: 'in_force',
      recipient_kind: body.recipient.kind,
      recipient: JSON.stringify(request.asked.recipient),
      subjects: body.subjects,
      categories: [...decision.allowedCategories],
      purpose: body.purpose,
      policy_row: decision.row,
      sentence: decision.sentence.id,
      consent_events: rests.consent,
      override_event: overrideEvent,
      override: overrideEvent === null ? null : JSON.stringify(request.asked.override),
      judged: request.asked.judged.length === 0 ? null : JSON.stringify(request.asked.judged),
      considered: consideredBy(facts, by.now),
      reasons: body.reasons ?? null,
      disclosed_at: by.now,
      disclosed_by: by.caller.account,
      disclosed_role: by.role,
      until: body.until ?? null,
      ended_at: null,
      ended_by: null,
      end_code: null,
      end_reason: null,
    },
    recipient: { account_id: request.account, team_id: request.team },
    content: [...content].map(([category, document]) => ({
      category,
      rests_on: answered.byOverride.includes(category) ? 'override' : 'consent',
      document: JSON.stringify(document),
    })),
  })
  return id
}

/** The event of an override: the one it names, or a new one, recorded like any other with what it says already. */
async function overrideEventOf(
  trx: Trx,
  referral: ReferralRow,
  { body, request, by }: Made,
): Promise<string> {
  if (request.overrideEvent !== null || body.override === undefined) return request.overrideEvent ?? ''
  const {
    recorded: _,
    partInProtecting: _part,
    entitledByLaw: _entitled,
    relevantCategories: _categories,
    ...said
  } = body.override
  const kept = await recordSaid(trx, by, referral, { kind: 'override', said, place: '/override' })
  if (isRefusal(kept)) throw new Error('Nothing that an override says or leaves out holds it up.')
  return kept.receipt.id
}

async function ofTheCouncil(
  trx: Trx,
  referral: ReferralRow,
): Promise<{ evaluation: Evaluation | undefined; decision: RecordedDecision | undefined }> {
  const { evaluation, decided } = await readOfTheCouncil(trx, referral)
  const [first] = decided
  return {
    evaluation: evaluation === undefined ? undefined : (JSON.parse(evaluation.document) as Evaluation),
    decision:
      first?.took_effect_at == null
        ? undefined
        : {
            tookEffectAt: first.took_effect_at.toISOString(),
            children: decided.map(({ child_key, outcome }) => ({ key: child_key, outcome })),
          },
  }
}

/** Every name that a recipient goes by. */
const namesOf = (recipient: SharingRecipient): string[] => {
  if (recipient.kind === 'statistics') return []
  const person = recipient.person === undefined ? [] : [recipient.person.name]
  return recipient.kind === 'internal_team' ? person : [...recipient.organisation.names, ...person]
}
