import { newWork } from '../../openapi/client/index.ts'
import { decisionOf, decisionsFor } from './deciding.ts'
import { formOf, hold, must, RBKC_EARLY_HELP, REFERRER, read, SCREENING, type Scene, words } from './scene.ts'

const TOLD = 'Early help rings the family this week (made up).'

/** The form that Westminster decided on, for a family in Kensington and Chelsea. */
export async function theSameInTheOtherBorough(scene: Scene): Promise<void> {
  const { as, say } = scene
  const form = formOf(scene, 'undetermined')
  const body = {
    ...form,
    borough: 'kensington-and-chelsea' as const,
    caseReference: `${form.caseReference}-rbkc`,
  }
  const receipt = must(await as(REFERRER).POST('/v1/referrals', { body, params: { header: newWork() } }), 201)
  hold(receipt.council === 'rbkc' && receipt.status === 'received', 'Kensington and Chelsea receives it')
  hold(receipt.evaluation.result === 'undetermined', 'no criteria are published there')
  const queue = async (subject: string, councilId: string) => {
    const params = { path: { councilId }, query: { reference: receipt.reference } }
    return must(await as(subject).GET('/v1/councils/{councilId}/triage-queue', { params }), 200).items
  }
  const [item] = await queue(RBKC_EARLY_HELP, 'rbkc')
  hold(item?.id === receipt.id, 'it stands in that council’s queue')
  hold((await queue(SCREENING, 'westminster')).length === 0, 'and not in Westminster’s')
  say(`It stands in Kensington and Chelsea’s queue alone, waits for: ${words(item.waitingFor)}.`)

  const forEachChild = {
    outcome: 'accept_targeted_early_help' as const,
    levelOfNeed: 2,
    reasonCodes: ['need_is_higher' as const],
  }
  const said = { reasons: 'No criteria are published: her own judgement (made up).', told: TOLD }
  must(
    await as(RBKC_EARLY_HELP).POST('/v1/referrals/{referralId}/decisions', {
      body: await decisionOf(scene, RBKC_EARLY_HELP, receipt.id, forEachChild, said),
      params: {
        path: { referralId: receipt.id },
        header: (await read(scene, RBKC_EARLY_HELP, receipt.id)).change(),
      },
    }),
    201,
  )
  const [told] = await decisionsFor(scene, REFERRER, receipt.id)
  hold(told?.children[0]?.outcome === 'accept_targeted_early_help', 'the referrer reads the outcome')
  say('Its Early Help manager accepts; her signature is enough. The referrer reads it at once.')
}
