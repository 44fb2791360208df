import { changing, newWork } from '../../openapi/client/index.ts'
import { formOf, hold, must, REFERRER, type Scene } from './scene.ts'

/** A referrer begins with what she knows, asks what is missing, adds it and submits: the referral's id. */
export async function fromDraftToDesk(scene: Scene): Promise<string> {
  const { as, say } = scene
  const { borough, serviceRequested, safety, children, ...rest } = formOf(scene, 'undetermined')
  const body = { form: { borough, serviceRequested, safety, children } }
  const created = await as(REFERRER).POST('/v1/drafts', { body, params: { header: newWork() } })
  const draft = must(created, 201)
  const path = { draftId: draft.id }
  say(`A referrer begins a draft; it is kept until ${draft.expiresOn}.`)

  const early = must(await as(REFERRER).GET('/v1/drafts/{draftId}/check', { params: { path } }), 200)
  hold(
    !early.ready && early.missing.some(({ pointer }) => pointer === '/referrer'),
    'the draft lacks its referrer',
  )
  hold(early.evaluation.result === 'undetermined', 'the criteria cannot settle it so far')
  say(`The check says what it lacks: ${early.missing.map(({ pointer }) => pointer).join(', ')}.`)
  say(
    `So far the criteria say: ${early.evaluation.result}. Their first question: ${early.evaluation.missing[0]?.question}`,
  )

  const header = changing(created.response)
  const patched = await as(REFERRER).PATCH('/v1/drafts/{draftId}', {
    body: { ...rest },
    params: { path, header },
  })
  must(patched, 200)
  const late = must(await as(REFERRER).GET('/v1/drafts/{draftId}/check', { params: { path } }), 200)
  hold(late.ready && late.would?.status === 'received', 'the filled draft is ready and would be received')
  say('A merge patch adds the rest. The check now says: ready.')

  const work = { ...newWork(), ...changing(patched.response) }
  const submit = () =>
    as(REFERRER).POST('/v1/drafts/{draftId}/submission', { params: { path, header: work } })
  const receipt = must(await submit(), 201)
  hold(receipt.status === 'received' && receipt.dueOn !== null, 'it is received and a clock runs')
  say(`Submitted: ${receipt.reference}, ${receipt.status}. The council decides by ${receipt.dueOn}.`)
  for (const { text, sentence } of receipt.why)
    say(`  ${text}${sentence === undefined ? '' : ` (${sentence.id})`}`)

  const repeated = await submit()
  hold(must(repeated, 201).id === receipt.id, 'the repeated submission made no second referral')
  hold(repeated.response.headers.get('Idempotency-Replayed') === 'true', 'the first answer came again')
  say('The answer got lost, the front-end sends it again under the same key: the same receipt, nothing new.')
  return receipt.id
}
