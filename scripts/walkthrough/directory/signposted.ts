import { newWork } from '../../../openapi/client/index.ts'
import { decisionOf, decisionsFor } from '../deciding.ts'
import { EARLY_HELP, formOf, hold, must, REFERRER, read, type Scene } from '../scene.ts'

const TOLD = 'Help is to be had near the family without us: here is where (made up).'

/** Not for early help; the council says what there is instead, from the directory. */
export async function signposted(scene: Scene): Promise<void> {
  const { as, say } = scene
  const form = formOf(scene, 'not-eligible')
  const body = { ...form, caseReference: `${form.caseReference}-signposted` }
  const receipt = must(await as(REFERRER).POST('/v1/referrals', { body, params: { header: newWork() } }), 201)
  const path = { referralId: receipt.id }
  const suggested = must(
    await as(EARLY_HELP).GET('/v1/referrals/{referralId}/service-suggestions', { params: { path } }),
    200,
  )
  const services = suggested.children[0]?.services ?? []
  hold(services.length > 0, 'the directory has something for the child')
  say(`A referral does not meet the criteria. The directory suggests ${services.length} services, the first:`)
  const [first] = services
  say(`  ${first?.name}: ${first?.reasons.map(({ text }) => text).join(' ')}`)
  const forEachChild = {
    outcome: 'signpost_universal' as const,
    levelOfNeed: 1,
    reasonCodes: ['need_met_universally' as const, 'criteria_not_met' as const],
    services: services.slice(0, 2).map(({ id, name }) => ({ id, name })),
  }
  const said = { reasons: 'What is open to every family is enough (made up).', told: TOLD }
  must(
    await as(EARLY_HELP).POST('/v1/referrals/{referralId}/decisions', {
      body: await decisionOf(scene, EARLY_HELP, receipt.id, forEachChild, said),
      params: { path, header: (await read(scene, EARLY_HELP, receipt.id)).change() },
    }),
    201,
  )
  const [told] = await decisionsFor(scene, REFERRER, receipt.id)
  hold(told?.children[0]?.services?.[0]?.id === first?.id, 'the referrer reads which')
  say(
    `The Early Help manager signposts to them, and the referrer reads which: ${told?.children[0]?.outcome}.`,
  )
}
