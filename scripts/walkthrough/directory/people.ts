import { changing, type Schema } from '../../../openapi/client/index.ts'
import { must, type Scene } from '../scene.ts'

export const PROVIDER = 'directory_provider'
export const OTHER_PROVIDER = 'other-directory_provider'
export const EDITOR = 'directory_editor@westminster'
export const COUNCIL = 'westminster'

const AT = '/v1/councils/{councilId}/directory/records/{recordId}'

/** Where a record is, as a path of the client. */
export const pathTo = (recordId: string) => ({ councilId: COUNCIL, recordId })

/** A record as somebody reads it now, and the header of a change to what they read. */
export async function readRecord({ as }: Scene, subject: string, recordId: string) {
  const answer = await as(subject).GET(AT, { params: { path: pathTo(recordId) } })
  return { record: must(answer, 200), change: () => changing(answer.response) }
}

type DeedPath = `${typeof AT}/${'submission' | 'approval' | 'assurance'}`

/** What somebody does to the record as it is now, where there is nothing more to say of it. */
export async function doTo(
  scene: Scene,
  subject: string,
  recordId: string,
  deed: 'submission' | 'approval' | 'assurance',
): Promise<Schema<'DirectoryRecord'>> {
  const { change } = await readRecord(scene, subject, recordId)
  const path: DeedPath = `${AT}/${deed}`
  const params = { path: pathTo(recordId), header: change() }
  return must(await scene.as(subject).POST(path, { params }), 200)
}

/** The same with the reasons that it takes. */
export async function doWithReasons(
  scene: Scene,
  subject: string,
  recordId: string,
  deed: 'return' | 'archival',
  reasons: string,
): Promise<Schema<'DirectoryRecord'>> {
  const { change } = await readRecord(scene, subject, recordId)
  const params = { path: pathTo(recordId), header: change() }
  const path: `${typeof AT}/${'return' | 'archival'}` = `${AT}/${deed}`
  return must(await scene.as(subject).POST(path, { params, body: { reasons } }), 200)
}

/** *Update Record*. */
export async function update(
  scene: Scene,
  subject: string,
  recordId: string,
  body: Record<string, unknown>,
): Promise<Schema<'DirectoryRecord'>> {
  const { change } = await readRecord(scene, subject, recordId)
  const params = { path: pathTo(recordId), header: change() }
  return must(await scene.as(subject).PATCH(AT, { params, body }), 200)
}

/** Approved by the council after it was submitted. */
export async function publish(
  scene: Scene,
  subject: string,
  recordId: string,
): Promise<Schema<'DirectoryRecord'>> {
  await doTo(scene, subject, recordId, 'submission')
  return doTo(scene, EDITOR, recordId, 'approval')
}

/** What anybody reads of a service, without a token. */
export const asPublic = (scene: Scene, serviceId: string) =>
  fetch(`${scene.baseUrl}/v1/directory/services/${serviceId}`)
