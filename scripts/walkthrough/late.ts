import type { Schema } from '../../openapi/client/index.ts'
import { decisionsFor } from './deciding.ts'
import { hold, must, REFERRER, SCREENING, type Scene } from './scene.ts'

/** What nobody decided in time shows as overdue; what was decided too late, as late. */
export async function late(scene: Scene): Promise<void> {
  const { as, say } = scene
  const queue = await as(SCREENING).GET('/v1/councils/{councilId}/triage-queue', {
    params: { path: { councilId: 'westminster' }, query: { overdue: true } },
  })
  const overdue = must(queue, 200).items
  hold(overdue.length > 0 && overdue.every((each) => each.overdue), 'the demonstration holds overdue ones')
  for (const { reference, dueOn, waitingFor } of overdue)
    say(`  ${reference} was due ${dueOn} and waits for: ${waitingFor}`)
  const decision = await lateDecision(scene)
  hold(decision !== undefined, 'the demonstration holds a decision that came late')
  say(
    `One was due ${decision.dueOn} and decided at ${decision.tookEffectAt}: the referrer reads that it was late.`,
  )
}

/** Looked for among what the referrer has had decided; what was due first is tried first. */
async function lateDecision(scene: Scene) {
  for (const { id } of (await decidedReferrals(scene)).toSorted(byDueDay)) {
    const late = (await decisionsFor(scene, REFERRER, id)).find((decision) => decision.late)
    if (late !== undefined) return late
  }
  return undefined
}

const byDueDay = (one: Schema<'ReferralSummary'>, other: Schema<'ReferralSummary'>) =>
  (one.dueOn ?? '').localeCompare(other.dueOn ?? '')

async function decidedReferrals(
  { as }: Pick<Scene, 'as'>,
  cursor?: string,
): Promise<Schema<'ReferralSummary'>[]> {
  const query = { status: 'decided' as const, limit: 100, ...(cursor === undefined ? {} : { cursor }) }
  const page = must(await as(REFERRER).GET('/v1/referrals', { params: { query } }), 200)
  const next = /[?&]cursor=([^&]+)/.exec(page.links.next ?? '')?.[1]
  return next === undefined
    ? page.items
    : [...page.items, ...(await decidedReferrals({ as }, decodeURIComponent(next)))]
}
