import { changing, newWork } from '../../openapi/client/index.ts'
import { formOf, hold, must, REFERRER, refused, type Scene } from './scene.ts'

/** What may be done with a referral, done; and its history. */
export async function withdrawn(scene: Scene): Promise<void> {
  const { as, say } = scene
  const body = formOf(scene, 'not-eligible')
  const receipt = must(await as(REFERRER).POST('/v1/referrals', { body, params: { header: newWork() } }), 201)
  const path = { referralId: receipt.id }
  const possible = async () => {
    const answer = await as(REFERRER).GET('/v1/referrals/{referralId}/actions', { params: { path } })
    const { actions } = must(answer, 200)
    return {
      response: answer.response,
      names: actions.filter(({ allowed }) => allowed).map(({ operation }) => operation),
    }
  }
  const before = await possible()
  hold(before.names.includes('withdrawReferral'), 'the sender may withdraw it')
  say(`What the referrer may do with ${receipt.reference}: ${before.names.join(', ')}.`)

  const header = { ...newWork(), ...changing(before.response) }
  const reason = { reason: 'The family has found help (made up).' }
  const done = await as(REFERRER).POST('/v1/referrals/{referralId}/withdrawal', {
    body: reason,
    params: { path, header },
  })
  hold(must(done, 200).status === 'withdrawn', 'it is withdrawn')
  const late = { ...newWork(), 'If-Match': header['If-Match'] }
  const again = await as(REFERRER).POST('/v1/referrals/{referralId}/withdrawal', {
    body: reason,
    params: { path, header: late },
  })
  refused(again, 409, 'not-in-this-state')
  const left = (await possible()).names
  hold(left.join() === 'withdrawConsent', 'what a family said can always be taken back')
  say(`She withdraws it. A second time is refused. What is left to do: ${left.join(', ')}.`)

  const history = must(
    await as(REFERRER).GET('/v1/referrals/{referralId}/history', { params: { path } }),
    200,
  )
  const types = history.items.map(({ type }) => type)
  hold(types.join() === 'referral.received,referral.withdrawn', 'its history tells both')
  say(`Its history: ${types.join(', ')}.`)
}
