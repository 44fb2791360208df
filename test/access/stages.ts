import { randomUUID } from 'node:crypto'
import { statuses } from '../../src/referrals/lifecycle/status.ts'
import type { ReferralRow } from '../../src/referrals/queries/find-referral.ts'
import { formFrom } from '../helpers/forms.ts'
import type { TestService } from '../helpers/service.ts'

/** A state a referral can be in, as far as anybody's right to do something depends on it. */
export type Stage = Pick<ReferralRow, 'status' | 'service' | 'safeguarding' | 'attention' | 'withheld'>

const ordinary = (status: Stage['status']): Omit<Stage, 'service'> => ({
  status,
  safeguarding: status === 'emergency_stopped',
  attention: status === 'emergency_stopped' ? 0 : 2,
  withheld: status === 'referred_back',
})

const unusual: readonly Omit<Stage, 'service'>[] = [
  { ...ordinary('received'), safeguarding: true, attention: 0 },
  { ...ordinary('withdrawn'), attention: 0 },
  { ...ordinary('withdrawn'), withheld: true },
]

/** Every status of each service, and those in which danger, an open telephone call or want of consent is left over. */
export const STAGES: readonly Stage[] = (['early_help', 'social_care'] as const).flatMap((service) =>
  [...statuses.map(ordinary), ...unusual].map((stage) => ({ ...stage, service })),
)

export const nameOf = ({ status, service, ...marks }: Stage) =>
  `${status} ${service} ${JSON.stringify(marks)}`

/** A form that each council keeps. */
export const FORMS = { westminster: 'eligible', rbkc: 'rbkc-early-help' } as const
export type CouncilId = keyof typeof FORMS

/** A referral sent to a council by one of the demonstration's senders; its id. */
export async function sendReferral(
  { app, token }: TestService,
  subject: string,
  council: CouncilId,
): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/referrals',
    headers: { authorization: `Bearer ${await token(subject)}`, 'idempotency-key': randomUUID() },
    payload: formFrom(FORMS[council]),
  })
  if (answer.statusCode !== 201) throw new Error(`The referral was not sent: ${answer.body}`)
  return answer.json<{ id: string }>().id
}

/** Puts a referral into a state, past every rule: the matrix asks what may be done there, not how one gets there. */
export async function putInto({ database }: TestService, id: string, stage: Stage): Promise<ReferralRow> {
  await database.admin
    .updateTable('referral')
    .set({ ...stage, version: 1 })
    .where('id', '=', id)
    .execute()
  const row = await database.admin
    .selectFrom('referral')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...row, organisation_name: '' } as ReferralRow
}
