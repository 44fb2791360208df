import { changing, newWork } from '../../openapi/client/index.ts'
import { formOf, hold, must, REFERRER, refused, SCREENING, type Scene } from './scene.ts'

/** A mother refuses: the referral goes back, the council sees nothing of it. Then she agrees. */
export async function consentRefused(scene: Scene): Promise<void> {
  const { as, say } = scene
  const body = formOf(scene, 'consent-refused')
  const receipt = must(await as(REFERRER).POST('/v1/referrals', { body, params: { header: newWork() } }), 201)
  hold(receipt.status === 'referred_back' && receipt.receivedAt === null, 'it goes back and is not received')
  say(`Consent is refused: ${receipt.status}. What would let it go on:`)
  for (const { what } of receipt.next) say(`  ${what}`)

  const path = { referralId: receipt.id }
  const asStaff = () => as(SCREENING).GET('/v1/referrals/{referralId}', { params: { path } })
  const withheld = must(await asStaff(), 200)
  hold(
    withheld.contentWithheld === 'no_consent' && withheld.form === undefined,
    'staff see nothing of the form',
  )
  hold(withheld.receipt === undefined && withheld.amendments === undefined, 'nor of what came of it')
  refused(
    await as(SCREENING).GET('/v1/referrals/{referralId}/evaluations', { params: { path } }),
    404,
    'not-found',
  )
  say('Screening staff see that there is one, and nothing of its content.')

  const read = await as(REFERRER).GET('/v1/referrals/{referralId}', { params: { path } })
  must(read, 200)
  const records = (body.consent?.records ?? []).map((record) => ({ ...record, state: 'given' as const }))
  const revised = await as(REFERRER).POST('/v1/referrals/{referralId}/revisions', {
    body: { ...body, consent: { records } },
    params: { path, header: { ...newWork(), ...changing(read.response) } },
  })
  const second = must(revised, 201)
  hold(second.id === receipt.id && second.revision === 2, 'it is the same referral, revised')
  hold(second.status === 'received', 'with consent it goes on')
  hold(must(await asStaff(), 200).form !== undefined, 'staff now read it')
  say(`The mother agrees, the referrer sends a revision: ${second.status}, and staff read it.`)
}
