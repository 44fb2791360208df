import { newWork } from '../../openapi/client/index.ts'
import { formOf, hold, must, REFERRER, SCREENING, type Scene } from './scene.ts'

/** A mother agrees, and not to everything: her words are kept as she said them. The referral's id, and her words. */
export async function limits(scene: Scene): Promise<{ referral: string; words: string[] }> {
  const { as, say } = scene
  const body = formOf(scene, 'consent-limited')
  const words = (body.consent?.records?.[0]?.limitations ?? []).map((limitation) => limitation.words)
  const receipt = must(await as(REFERRER).POST('/v1/referrals', { body, params: { header: newWork() } }), 201)
  hold(receipt.status === 'received', 'with limits it goes on')
  const n17 = receipt.why.find(({ sentence }) => sentence?.id === 'N17')
  hold(n17 !== undefined, 'the receipt names the promise')
  say(`A mother agrees, with limits: ${receipt.status}. “${n17.sentence?.text}” (${n17.sentence?.id})`)

  const consents = must(
    await as(SCREENING).GET('/v1/referrals/{referralId}/consents', {
      params: { path: { referralId: receipt.id } },
    }),
    200,
  )
  const inForce = consents.gate.limitations.map(({ limitation }) => limitation.words)
  hold(JSON.stringify(inForce) === JSON.stringify(words), 'her limits stand letter for letter')
  say('What stands, in her words:')
  for (const each of inForce) say(`  “${each}”`)
  return { referral: receipt.id, words }
}
