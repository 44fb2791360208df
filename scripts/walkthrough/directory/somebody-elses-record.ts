import { newWork } from '../../../openapi/client/index.ts'
import { hold, must, REFERRER, refused, type Scene } from '../scene.ts'
import { OTHER_PROVIDER, PROVIDER, pathTo, update } from './people.ts'

/** To everybody else a record is not there; who runs the service now asks its owner. */
export async function somebodyElsesRecord(scene: Scene, service: string): Promise<void> {
  const { as, say } = scene
  const params = { path: pathTo(service) }
  const look = (subject: string) =>
    as(subject).GET('/v1/councils/{councilId}/directory/records/{recordId}', { params })
  refused(await look(OTHER_PROVIDER), 404, 'not-found')
  refused(await look(REFERRER), 403, 'not-allowed')
  refused(await as(PROVIDER).GET('/v1/referrals'), 403, 'not-allowed')
  say('Another provider finds no such record (404), and no provider ever sees a referral (403).')
  const asked = must(
    await as(OTHER_PROVIDER).POST('/v1/councils/{councilId}/directory/records/{recordId}/rights-requests', {
      params: { ...params, header: newWork() },
      body: { reasons: 'We tell the stories (made up).' },
    }),
    201,
  )
  const decided = must(
    await as(PROVIDER).POST(
      '/v1/councils/{councilId}/directory/records/{recordId}/rights-requests/{requestId}/decision',
      {
        params: { path: { ...params.path, requestId: asked.id }, header: newWork() },
        body: { granted: true, reasons: 'You do (made up).' },
      },
    ),
    201,
  )
  hold(decided.state === 'granted', 'it is granted')
  const draft = await update(scene, OTHER_PROVIDER, service, { summary: 'Stories, songs and puppets.' })
  hold(draft.change === 'draft' && draft.publication === 'live', 'their change is a draft as the owner’s is')
  hold(!draft.actions.includes('archiveRecord'), 'to take it from the public is for others')
  say('It asks for the right to edit, the owner grants it, and its change is a draft that waits for review.')
}
