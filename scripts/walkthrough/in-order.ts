import { eventsFor } from './feeds.ts'
import { CASE_SYSTEM, hold, REFERRER, type Scene } from './scene.ts'
import { until } from './until.ts'

/** The same for those who poll: from the beginning to the end, nothing passed over and nothing twice. */
export async function inOrder(scene: Scene, referralId: string): Promise<void> {
  const { say } = scene
  const typesFor = async (subject: string, last: string) =>
    until(`the last event for ${subject}`, async () => {
      const all = await eventsFor(scene, subject)
      hold(new Set(all.map(({ data }) => data.event)).size === all.length, 'no event comes twice')
      const types = all.filter(({ data }) => data.referral === referralId).map(({ type }) => type)
      return types.includes(last) ? { types, count: all.length } : undefined
    })
  const { types, count } = await typesFor(CASE_SYSTEM, 'disclosure.acknowledged')
  hold(types[0] === 'referral.received', 'the beginning comes first')
  hold(types.indexOf('disclosure.made') < types.indexOf('consent.withdrawn'), 'and the rest in its order')
  hold(types.includes('initial_contact.acknowledged'), 'with the hand-over in it')
  say(`The case system polls to the end, ${count} events. Of the mother who took it back:`)
  say(`  ${types.join(', ')}`)
  const sender = await typesFor(REFERRER, 'consent.withdrawn')
  hold(
    !sender.types.some((type) => type.startsWith('initial_contact.acknowledged')),
    'some are the council’s',
  )
  say(`The school is told of what it sent: ${sender.types.join(', ')}.`)
}
