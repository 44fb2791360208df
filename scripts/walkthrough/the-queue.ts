import { hold, must, RBKC_SCREENING, REFERRER, read, refused, SCREENING, type Scene, words } from './scene.ts'

/** What waits for Westminster, in the order in which it cannot wait; and what may be done with one of it. */
export async function theQueue(scene: Scene, referralId: string): Promise<void> {
  const { as, say } = scene
  const path = { councilId: 'westminster' }
  const counts = must(
    await as(SCREENING).GET('/v1/councils/{councilId}/triage-queue/counts', { params: { path } }),
    200,
  )
  say(`${counts.total} referrals wait for Westminster, ${counts.overdue} of them overdue.`)

  const queue = async (subject: string, query: object = {}) =>
    as(subject).GET('/v1/councils/{councilId}/triage-queue', { params: { path, query } })
  const first = must(await queue(SCREENING), 200)
  const due = first.items.filter(({ attention }) => attention === 'none').map(({ dueOn }) => dueOn ?? '')
  hold(due.join() === due.toSorted().join(), 'what is due first comes first')
  for (const { reference, status, dueOn, waitingFor } of first.items.slice(0, 3))
    say(`  ${reference}  ${words(status)}, due ${dueOn ?? 'at once'}, waits for: ${words(waitingFor)}`)

  const { lastRanAt, stopped } = first.alarms
  say(stopped ? 'The alarms do not run: the queue says so.' : `The alarms looked at it last at ${lastRanAt}.`)

  const { referral } = await read(scene, SCREENING, referralId)
  const found = must(await queue(SCREENING, { reference: referral.reference.toLowerCase() }), 200)
  hold(found.items.map(({ id }) => id).join() === referralId, 'it is found by its reference')
  hold(!JSON.stringify(found).includes('Tremaine'), 'the queue names no family')
  say(`${referral.reference} is among them; the queue names nobody of the family.`)
  refused(await queue(RBKC_SCREENING), 404, 'not-found')
  refused(await queue(REFERRER), 403, 'not-allowed')
  say('Kensington and Chelsea’s staff get 404 for it, the referrer 403.')

  const actions = await as(SCREENING).GET('/v1/referrals/{referralId}/actions', {
    params: { path: { referralId } },
  })
  const allowed = must(actions, 200).actions.filter((each) => each.allowed)
  say(`What screening may do with it: ${allowed.map(({ operation }) => operation).join(', ')}.`)
}
