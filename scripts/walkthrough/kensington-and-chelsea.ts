import { newWork } from '../../openapi/client/index.ts'
import { formOf, hold, must, RBKC_SCREENING, REFERRER, refused, SCREENING, type Scene } from './scene.ts'

/** The other borough takes early help here, and social care elsewhere (N1). */
export async function kensingtonAndChelsea(scene: Scene): Promise<void> {
  const { as, say } = scene
  const form = formOf(scene, 'rbkc-early-help')
  const send = async (body: typeof form) =>
    must(await as(REFERRER).POST('/v1/referrals', { body, params: { header: newWork() } }), 201)
  const help = await send(form)
  hold(help.status === 'received' && help.council === 'rbkc', 'early help is received for its own borough')
  const params = { path: { referralId: help.id } }
  must(await as(RBKC_SCREENING).GET('/v1/referrals/{referralId}', { params }), 200)
  refused(await as(SCREENING).GET('/v1/referrals/{referralId}', { params }), 404, 'not-found')
  say('Early help in Kensington and Chelsea: received, read there, and 404 for Westminster.')

  const care = await send({
    ...form,
    serviceRequested: 'social_care',
    caseReference: `${form.caseReference}-care`,
  })
  hold(
    care.status === 'redirected' && care.telephones.length > 0,
    'social care is sent elsewhere, with a number',
  )
  say(`Social care there: ${care.status}. ${care.next[0]?.what} ${care.telephones[0]?.number}`)
}
