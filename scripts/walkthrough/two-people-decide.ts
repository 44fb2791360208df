import type { Schema } from '../../openapi/client/index.ts'
import { decisionOf, decisionsFor, type Outcome } from './deciding.ts'
import { DECIDING, hold, must, REFERRER, read, refused, type Scene, SECOND } from './scene.ts'

const REASONS =
  'The school’s family worker sees them every week, and the mother says that is all she wants (made up).'
const TOLD = 'No further help from us: the school’s family worker goes on. Send it again if things change.'

const DECLINED = {
  outcome: 'no_further_action',
  levelOfNeed: 2,
  reasonCodes: ['help_in_place'],
} satisfies Outcome

/** No, although the criteria are met: that takes reasons and two people. */
export async function twoPeopleDecide(scene: Scene, referralId: string): Promise<string> {
  const { as, say } = scene
  const body = await decisionOf(scene, DECIDING, referralId, DECLINED, { reasons: REASONS, told: TOLD })
  const path = { referralId }
  const record = async (decision: Schema<'NewDecision'>) =>
    as(DECIDING).POST('/v1/referrals/{referralId}/decisions', {
      body: decision,
      params: { path, header: (await read(scene, DECIDING, referralId)).change() },
    })
  const silent = body.children.map((child) => ({ ...child, reasonCodes: ['no_need_found' as const] }))
  const fault = refused(await record({ ...body, children: silent }), 422, 'decision-not-valid').errors?.[0]
  say(`A decision maker declines, and does not say why the criteria do not count: 422. ${fault?.message}`)

  const proposed = must(await record(body), 201)
  hold((await read(scene, REFERRER, referralId)).referral.status === 'awaiting_confirmation', 'it waits')
  hold((await decisionsFor(scene, REFERRER, referralId)).length === 0, 'the referrer reads nothing yet')
  say('She says why. The criteria are met, so a second person signs: awaiting_confirmation.')

  const sign = async (subject: string) =>
    as(subject).POST('/v1/referrals/{referralId}/decisions/{decisionId}/confirmation', {
      body: { agrees: true, note: 'I have rung the school (made up).' },
      params: {
        path: { referralId, decisionId: proposed.id },
        header: (await read(scene, subject, referralId)).change(),
      },
    })
  say(`She signs it herself: 409. ${refused(await sign(DECIDING), 409, 'needs-another-person').detail}`)
  must(await sign(SECOND), 200)
  hold((await read(scene, SECOND, referralId)).referral.status === 'decided', 'it is decided')
  say('A second decision maker signs: decided.')

  const [told] = await decisionsFor(scene, REFERRER, referralId)
  hold(told?.children[0]?.outcome === 'no_further_action' && !told.late, 'the referrer reads the outcome')
  hold(!JSON.stringify(told).includes(REASONS), 'and not the reasons kept for the record')
  say(
    `The referrer reads: ${told.children[0].outcome}. “${told.referrer.text}” Nothing of what is the council’s own.`,
  )
  return proposed.id
}
