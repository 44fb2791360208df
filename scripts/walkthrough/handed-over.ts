import { newWork } from '../../openapi/client/index.ts'
import { contactsOf } from './feeds.ts'
import { CASE_SYSTEM, hold, must, refused, type Scene } from './scene.ts'
import { until } from './until.ts'

/** The council's case system takes it over, with what the mother said about it, byte for byte. */
export async function handedOver(scene: Scene, referralId: string, words: readonly string[]): Promise<void> {
  const { as, say, telling } = scene
  const system = as(CASE_SYSTEM)
  const waiting = await until('the initial contact', async () => (await contactsOf(scene, referralId)).at(0))
  hold(waiting.kind === 'initial' && waiting.cause === 'referral.received', 'it is the first of its referral')
  const path = { contactId: waiting.id }
  const { content } = must(await system.GET('/v1/initial-contacts/{contactId}', { params: { path } }), 200)
  const said = content?.consent.gate.limitations.map(({ limitation }) => Buffer.from(limitation.words)) ?? []
  hold(said.length === words.length, 'it has every limit')
  hold(
    said.every((each, index) => each.equals(Buffer.from(words[index] as string))),
    'byte for byte',
  )
  const bytes = said.reduce((sum, each) => sum + each.length, 0)
  say(
    `The case system reads the initial contact of ${waiting.reference}: ${said.length} limits, ${bytes} bytes,`,
  )
  say('  the same as the referrer wrote.')
  say(`  Evaluated by ${content?.evaluation?.ruleSet.id}, version ${content?.evaluation?.ruleSet.version}.`)

  const acknowledge = (caseSystemId: string) =>
    system.POST('/v1/initial-contacts/{contactId}/acknowledgement', {
      body: { caseSystemId },
      params: { path, header: newWork() },
    })
  const acknowledged = must(await acknowledge(`MADE-UP-${telling}`), 200)
  hold(acknowledged.state === 'acknowledged', 'it is handed over')
  hold(
    must(await acknowledge(`MADE-UP-${telling}`), 200).id === waiting.id,
    'saying so twice changes nothing',
  )
  const other = refused(await acknowledge(`ANOTHER-${telling}`), 409, 'contact-already-acknowledged')
  say(`It acknowledges under its own id: handed over. Under another id: 409. ${other.detail}`)
}
