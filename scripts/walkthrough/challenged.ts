import { decisionOf, decisionsFor, type Outcome } from './deciding.ts'
import { DECIDING, EARLY_HELP, hold, must, REFERRER, read, refused, type Scene, SECOND } from './scene.ts'

const ACCEPTED = {
  outcome: 'accept_targeted_early_help',
  levelOfNeed: 3,
  reasonCodes: ['criteria_met'],
} satisfies Outcome
const TOLD = 'We take them on after all: a family worker rings this week (made up).'

/** The referrer does not agree, and somebody who took no part looks at it again. */
export async function challenged(scene: Scene, referralId: string, decided: string): Promise<void> {
  const { as, say } = scene
  const challenge = must(
    await as(REFERRER).POST('/v1/referrals/{referralId}/challenges', {
      body: {
        reasons: 'The family worker leaves at the end of the month (made up).',
        wanted: 'Targeted early help.',
      },
      params: { path: { referralId }, header: (await read(scene, REFERRER, referralId)).change() },
    }),
    201,
  )
  hold(challenge.decision === decided && challenge.stage === 1, 'it is that decision’s first challenge')
  say(
    `The referrer challenges it: ${challenge.status}, answered by ${challenge.dueOn}. ${challenge.whoLooks}`,
  )
  for (const { text } of challenge.alsoOpen) say(`  ${text}`)

  const review = async (subject: string) => {
    const decision = await decisionOf(scene, subject, referralId, ACCEPTED, {
      reasons: 'From next month on nobody works with them any more (made up).',
      told: TOLD,
    })
    return as(subject).POST('/v1/referrals/{referralId}/challenges/{challengeId}/decision', {
      body: { outcome: 'changed', answer: TOLD, decision },
      params: {
        path: { referralId, challengeId: challenge.id },
        header: (await read(scene, subject, referralId)).change(),
      },
    })
  }
  for (const involved of [DECIDING, SECOND]) refused(await review(involved), 409, 'needs-another-person')
  say('Both who signed it are refused (409). The Early Help manager had no part in it, and decides.')
  must(await review(EARLY_HELP), 200)

  const { referral } = await read(scene, REFERRER, referralId)
  hold(referral.status === 'decided', 'it is decided again')
  const told = await decisionsFor(scene, REFERRER, referralId)
  hold(
    told.map(({ children }) => children[0]?.outcome).join() ===
      'accept_targeted_early_help,no_further_action',
    'both decisions stay readable, the one in effect first',
  )
  say(
    `The referrer reads: ${told[0]?.children[0]?.outcome}. “${told[0]?.referrer.text}” The first one stays readable.`,
  )

  const params = { path: { referralId }, query: { limit: 100 } }
  const history = must(await as(EARLY_HELP).GET('/v1/referrals/{referralId}/history', { params }), 200)
  say(`Its history, as the council reads it: ${history.items.map(({ type }) => type).join(', ')}.`)
}
