import { Type } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { keyReused } from '#platform/idempotency.ts'
import { operation } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { councilId, councilIn } from '../../council.ts'
import { FeedbackThanks, NewFeedback } from '../feedback.ts'
import { claimFeedbackKey, insertFeedback, isPublishedService } from '../queries/give.ts'

export const giveFeedback = operation({
  id: 'giveFeedback',
  method: 'POST',
  path: '/v1/councils/{councilId}/directory/feedback',
  tag: 'Directory',
  summary: 'Tell the council what you think: of the Local Offer, a service or the site',
  description:
    'Read by the council’s editors and published by nobody as it is: what is published is the council’s wording of it with its answer (`listFeedback`). Not for worries about a child: those go to the council’s front door by telephone.',
  allow: 'anyone',
  limit: { per: 'address', max: 30, windowSeconds: 3600 },
  params: Type.Object({ councilId }),
  body: NewFeedback,
  bodyExamples: {
    offer: {
      summary: 'Something is missing',
      value: { about: 'local_offer', text: 'There is no swimming for children who use a wheelchair.' },
    },
  },
  idempotent: true,
  answers: { 201: { description: 'Thank you.', schema: FeedbackThanks } },
  problems: ['feedback-not-about-a-service'],
  handle: async ({ params, body, db, now, idempotency }) => {
    const council = councilIn(params.councilId)
    if (isRefusal(council)) return council
    const { about, service, text, email } = body
    const isNamed = service !== undefined && (await isPublishedService(db, council, service))
    if ((about === 'service') !== isNamed || (service !== undefined && !isNamed))
      return refuse('feedback-not-about-a-service')
    const row = {
      council_id: council,
      id: uuidv7(),
      about,
      record_id: service ?? null,
      text,
      state: 'received' as const,
      not_published_because: null,
      version: 1,
      received_at: now,
      settled_at: null,
      settled_by: null,
    }
    const claim = {
      council_id: council,
      key_hash: idempotency?.keyHash ?? '',
      fingerprint: idempotency?.fingerprint ?? '',
      feedback_id: row.id,
      received_at: now,
    }
    // There is no caller whose answers could be kept: the key itself leads to what was answered.
    const earlier = await db.transaction().execute(async (trx) => {
      const known = await claimFeedbackKey(trx, claim)
      if (known === undefined) await insertFeedback(trx, row, email)
      return known
    })
    if (earlier !== undefined && earlier.fingerprint !== claim.fingerprint) return keyReused()
    const { feedback_id: id, received_at } = earlier ?? claim
    return {
      status: 201,
      body: { id, receivedAt: received_at.toISOString() },
      headers: earlier === undefined ? {} : { 'Idempotency-Replayed': 'true' },
    }
  },
})
