import { DECIDING, EARLY_HELP_OFFICER, hold, must, read, refused, SCREENING, type Scene } from './scene.ts'

/** Somebody takes it on; nobody else works on it by mistake. */
export async function takenOn(scene: Scene, referralId: string): Promise<void> {
  const { as, say } = scene
  const seen = await read(scene, SCREENING, referralId)
  const claim = (subject: string, header: ReturnType<typeof seen.change>) =>
    as(subject).POST('/v1/referrals/{referralId}/claim', {
      body: {},
      params: { path: { referralId }, header },
    })
  const claimed = must(await claim(SCREENING, seen.change()), 200)
  hold(claimed.status === 'screening', 'it is in screening now')
  hold(claimed.dueOn === seen.referral.dueOn, 'it is due when it was due')
  say(`The screening officer takes it on: ${claimed.status}, due ${claimed.dueOn} as before.`)

  refused(await claim(DECIDING, seen.change()), 412, 'precondition-failed')
  const fresh = await read(scene, EARLY_HELP_OFFICER, referralId)
  const problem = refused(await claim(EARLY_HELP_OFFICER, fresh.change()), 409, 'not-in-this-state')
  say(`Who read it before gets 412; a colleague who read it since gets 409: ${problem.detail}`)

  const mine = await as(SCREENING).GET('/v1/councils/{councilId}/triage-queue', {
    params: { path: { councilId: 'westminster' }, query: { assignee: 'me', limit: 100 } },
  })
  hold(
    must(mine, 200).items.some(({ id }) => id === referralId),
    'it stands in her own part of the queue',
  )
}
