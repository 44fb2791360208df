import { changing, newWork } from '../../openapi/client/index.ts'
import { formOf, hold, must, REFERRER, SCREENING, type Scene } from './scene.ts'

/** Somebody is in danger: the form stops, and says to ring. */
export async function anEmergency(scene: Scene): Promise<void> {
  const { as, say } = scene
  const body = formOf(scene, 'emergency')
  const receipt = must(await as(REFERRER).POST('/v1/referrals', { body, params: { header: newWork() } }), 201)
  hold(
    receipt.status === 'emergency_stopped' && receipt.telephones.length > 0,
    'it is stopped, with numbers to ring',
  )
  say(`A form reports danger: ${receipt.status}. ${receipt.next[0]?.what}`)
  for (const { number, name } of receipt.telephones) say(`  ${number}  ${name}`)

  const top = async () =>
    must(await as(SCREENING).GET('/v1/referrals', { params: { query: { limit: 1 } } }), 200).items[0]
  hold((await top())?.id === receipt.id, 'the list of the screening staff begins with it')
  say('The list of the screening staff begins with it.')

  const path = { referralId: receipt.id }
  const read = await as(SCREENING).GET('/v1/referrals/{referralId}', { params: { path } })
  must(read, 200)
  const confirmed = await as(SCREENING).POST('/v1/referrals/{referralId}/telephone-confirmation', {
    body: { note: 'The club leader rang at once; police are on their way (made up).' },
    params: { path, header: { ...newWork(), ...changing(read.response) } },
  })
  must(confirmed, 200)
  hold((await top())?.id !== receipt.id, 'it stands first no longer')
  say('Somebody confirms that the call was made; it stands first no longer, and stays what it was.')
}
