import { newWork } from '../../openapi/client/index.ts'
import { formOf, hold, must, REFERRER, refused, type Scene } from './scene.ts'

/** A case system sends a referral, and again, in every way a case system does. */
export async function sentTwice(scene: Scene): Promise<void> {
  const { as, say } = scene
  const form = formOf(scene, 'eligible')
  const key = newWork()
  const send = (body: typeof form, header: typeof key) =>
    as(REFERRER).POST('/v1/referrals', { body, params: { header } })
  const first = await send(form, key)
  const receipt = must(first, 201)
  say(`A case system sends a referral whole: ${receipt.reference}, ${receipt.evaluation.result}.`)

  const repeated = await send(form, key)
  hold(must(repeated, 201).id === receipt.id, 'the same key gives the same referral')
  hold(JSON.stringify(repeated.data) === JSON.stringify(receipt), 'the receipt is the same to the letter')
  hold(
    repeated.response.headers.get('Idempotency-Replayed') === 'true',
    'it says that it is the first answer again',
  )
  say('The same key again: the first receipt, to the letter, marked as replayed.')

  refused(await send({ ...form, serviceRequested: 'social_care' }, key), 422, 'idempotency-key-reused')
  say('The same key with another form: refused, nothing recorded.')

  const problem = refused(await send(form, newWork()), 409, 'case-reference-already-sent')
  hold(problem.existing === `/v1/referrals/${receipt.id}`, 'the refusal points to the first one')
  say(`The same case reference under a new key: 409, and where the first one is: ${problem.existing}.`)
}
