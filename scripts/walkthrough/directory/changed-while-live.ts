import { hold, must, type Scene } from '../scene.ts'
import { asPublic, doTo, EDITOR, PROVIDER, pathTo, update } from './people.ts'

/** What is published stays as it is until somebody of the council approves the change. */
export async function changedWhileLive(scene: Scene, service: string): Promise<void> {
  const { as, say } = scene
  const stateRead = async () => ((await (await asPublic(scene, service)).json()) as { state: string }).state
  await update(scene, PROVIDER, service, { state: 'waiting_list', stateNote: 'About four weeks (made up).' })
  await doTo(scene, PROVIDER, service, 'submission')
  hold((await stateRead()) === 'open', 'the public reads the old one')
  const params = { path: pathTo(service) }
  const changes = await as(EDITOR).GET('/v1/councils/{councilId}/directory/records/{recordId}/changes', {
    params,
  })
  const difference = must(changes, 200).changes
  hold(difference.length === 2, 'two members would change, and no other')
  say('Its provider says that there is a waiting list. The editor is shown the difference:')
  for (const { pointer, before, after } of difference)
    say(`  ${pointer}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`)
  say('Until it is approved the public reads: open.')
  await doTo(scene, EDITOR, service, 'approval')
  hold((await stateRead()) === 'waiting_list', 'then it reads the new one')
  const assured = await doTo(scene, PROVIDER, service, 'assurance')
  hold(assured.publication === 'live' && assured.change === 'none', 'assured as it stands')
  say(`Approved: waiting list. Assured without a change, in one call: review due on ${assured.reviewDueOn}.`)
}
