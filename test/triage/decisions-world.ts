import { callerOf } from '../helpers/call.ts'
import { aboutReferral, decisionOf } from '../helpers/decisions.ts'
import { type Form, formFrom } from '../helpers/forms.ts'
import { createService } from '../helpers/service.ts'
import { registerColleagues } from './colleagues.ts'

interface Test {
  equal(found: unknown, wanted: unknown, message: string): unknown
  teardown(work: () => Promise<void>): void
}

export type Event = { type: string; actor: string; from: string; to: string; reason?: string }

export type Change = (form: Form) => void

/** Somebody who decides, a second one who signs, and how both go about it. */
export async function decisionsWorld(t: Test) {
  const service = await createService(t)
  await registerColleagues(service.database.admin, [
    { subject: 'second-decision_maker', memberships: [{ role: 'decision_maker', council: 'westminster' }] },
    {
      subject: 'refers-and-decides',
      memberships: [{ role: 'referrer' }, { role: 'decision_maker', council: 'westminster' }],
    },
  ])
  const as = callerOf(service)
  const worker = as('decision_maker@westminster')
  const second = as('second-decision_maker')

  const send = async (example = 'eligible', change?: Change, subject = 'referrer') => {
    const sent = await as(subject).post('/v1/referrals', formFrom(example, change))
    t.equal(sent.status, 201, `${example} is sent`)
    const id = String(sent.body['id'])
    return { id, url: `/v1/referrals/${id}`, etag: sent.etag }
  }
  const about = (id: string, duplicateOf = id) => aboutReferral(service.database, id, duplicateOf)
  const decide = async (
    referral: { id: string; url: string; etag: string },
    outcome: string,
    { subject = 'decision_maker@westminster', more = {}, ifMatch = referral.etag } = {},
  ) => {
    const body = { ...decisionOf(outcome, await about(referral.id)), ...more }
    return as(subject).post(`${referral.url}/decisions`, body, { ifMatch })
  }
  const sign = (referral: { url: string }, id: unknown, ifMatch: string, agrees = true, by = second) =>
    by.post(`${referral.url}/decisions/${id}/confirmation`, { agrees, note: 'Read (made up).' }, { ifMatch })
  const historyOf = async (url: string, subject: string) =>
    (await as(subject).get(`${url}/history`)).body['items'] as Event[]
  const decisionsOf = async (url: string, subject: string) =>
    (await as(subject).get(`${url}/decisions`)).body['items'] as Record<string, unknown>[]
  const rowOf = (id: string) =>
    service.database.admin.selectFrom('referral').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return { service, as, worker, second, send, about, decide, sign, historyOf, decisionsOf, rowOf }
}
