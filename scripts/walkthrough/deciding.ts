import type { Schema } from '../../openapi/client/index.ts'
import { must, read, type Scene } from './scene.ts'

export type Outcome = Pick<
  Schema<'NewDecision'>['children'][number],
  'outcome' | 'levelOfNeed' | 'reasonCodes' | 'services'
>

/** A decision that says the same of each child, relying on the latest evaluation. */
export async function decisionOf(
  scene: Scene,
  subject: string,
  referralId: string,
  forEachChild: Outcome,
  { reasons, told }: { reasons: string; told: string },
): Promise<Schema<'NewDecision'>> {
  const { referral } = await read(scene, subject, referralId)
  const params = { path: { referralId }, query: { limit: 1 } }
  const latest = await scene.as(subject).GET('/v1/referrals/{referralId}/evaluations', { params })
  return {
    children: (referral.form?.children ?? []).map(({ key }) => ({ key, ...forEachChild })),
    reasons,
    evaluation: must(latest, 200).items[0]?.id ?? '',
    sourcesConsulted: [{ source: 'school', note: 'The school’s family worker (made up).' }],
    referrer: { text: told },
    family: { state: 'will_be_told', text: told, by: 'The school’s family worker (made up)' },
  }
}

/** The decisions as somebody reads them, the newest first. */
export async function decisionsFor({ as }: Scene, subject: string, referralId: string) {
  const params = { path: { referralId } }
  return must(await as(subject).GET('/v1/referrals/{referralId}/decisions', { params }), 200).items
}
