import { uuidv7 } from 'uuidv7'
import type { FormConsent } from '#consent/index.ts'
import type { Caller } from '#platform/access.ts'
import { sha256 } from '#platform/canonical-json.ts'
import type { ReferralStatus } from '../lifecycle/status.ts'
import type { Issue, ReferralForm } from '../marf/index.ts'
import type { ReceiptCover } from '../receipt.ts'
import { newReference } from '../reference.ts'
import { dueOn } from './due.ts'
import { askFourQuestions, type FourAnswers, statusOf } from './four-questions.ts'
import { type MatchDigest, matchDigests } from './match-digests.ts'
import { nextSteps, telephonesFor } from './next-steps.ts'
import { whyOf } from './why.ts'

/** Everything about a submission that will be written, and the receipt that will be given. */
export type Submission = {
  readonly id: string
  readonly council: string
  readonly status: ReferralStatus
  readonly attention: 0 | 1 | 2
  readonly safeguarding: boolean
  readonly form: ReferralForm
  readonly formBytes: Buffer
  readonly cover: ReceiptCover
  readonly coverBytes: Buffer
  readonly answers: FourAnswers
  readonly evaluationId: string
  readonly evaluationBytes: Buffer
  readonly digests: readonly MatchDigest[]
  readonly caller: Caller
  readonly submittedAt: Date
}

export type SubmissionInput = {
  form: ReferralForm
  formBytes: Buffer
  issues: Issue[]
  caller: Caller
  now: Date
  /** For a new revision of a referral that is already there. */
  earlier?: { id: string; reference: string; revision: number }
  /** What counts about consent, where more was said than the form says. */
  consent?: FormConsent
}

/** Puts the four answers together into what is kept and what is answered. Only ids and the reference are drawn at random. */
export function prepareSubmission({
  form,
  formBytes,
  issues,
  caller,
  now,
  earlier,
  consent = form.consent,
}: SubmissionInput): Submission {
  const answers = askFourQuestions(consent === undefined ? form : { ...form, consent }, now)
  const status = statusOf(form, answers)
  const due = dueOn(status, answers, now)
  const id = earlier?.id ?? uuidv7()
  const cover: ReceiptCover = {
    id,
    reference: earlier?.reference ?? newReference(),
    revision: (earlier?.revision ?? 0) + 1,
    council: answers.council.id,
    status,
    why: whyOf(status, answers),
    next: nextSteps(status, form, answers, due),
    dueOn: due,
    telephones: telephonesFor(status, answers),
    consent: answers.gate,
    assessmentOutstanding: form.assessment === undefined,
    issues,
    submittedAt: now.toISOString(),
    receivedAt: status === 'received' ? now.toISOString() : null,
    formSha256: sha256(formBytes),
  }
  return {
    id,
    council: answers.council.id,
    status,
    attention: attentionOf(answers),
    safeguarding: answers.safeguarding,
    form,
    formBytes,
    cover,
    coverBytes: bytesOf(cover),
    answers,
    evaluationId: uuidv7(),
    evaluationBytes: bytesOf(answers.evaluation),
    digests: matchDigests(form),
    caller,
    submittedAt: now,
  }
}

/** Documents as they are stored and sent: encoded once, not by each who passes them on. */
const bytesOf = (document: object): Buffer => Buffer.from(JSON.stringify(document))

/** Emergencies first, then those with a safety question unanswered. */
const attentionOf = (answers: FourAnswers): 0 | 1 | 2 =>
  answers.danger ? 0 : answers.safetyUnanswered ? 1 : 2
