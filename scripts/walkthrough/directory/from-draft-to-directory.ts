import { newWork, type Schema } from '../../../openapi/client/index.ts'
import { hold, must, refused, type Scene } from '../scene.ts'
import {
  asPublic,
  COUNCIL,
  doTo,
  doWithReasons,
  EDITOR,
  OTHER_PROVIDER,
  PROVIDER,
  pathTo,
  publish,
  readRecord,
  update,
} from './people.ts'

const REASONS = 'Please say when it is open (made up).'

const draft = ({ telling }: Scene): Schema<'ServiceRecord'> => ({
  name: `Story time ${telling} (made up)`,
  summary: 'Stories and songs for young children.',
  channels: ['family_information', 'local_offer'],
  categories: ['baby_and_toddler_groups'],
  state: 'open',
  ages: { to: 5 },
  referral: 'none',
  costs: [{ free: true }],
  languages: ['en'],
  contacts: [{ role: 'Librarian', telephones: [{ number: '020 7946 0199' }] }],
  links: [],
  places: [
    {
      key: 'library',
      visibility: 'public',
      address: { lines: ['9 Example Road'], town: 'London', postcode: 'W2 9ZZ' },
      accessibility: ['step_free'],
      schedules: [],
    },
  ],
  schedules: [],
  internalNotes: 'The key is with the caretaker (made up).',
})

const begin = async (scene: Scene, subject: string) => {
  const created = await scene.as(subject).POST('/v1/councils/{councilId}/directory/records', {
    body: { kind: 'service', document: draft(scene) },
    params: { path: { councilId: COUNCIL }, header: newWork() },
  })
  return must(created, 201)
}

/** Begun, answered for the Local Offer, sent back with reasons, sent again and published: its id. */
export async function fromDraftToDirectory(scene: Scene): Promise<string> {
  const { as, say } = scene
  const begun = await begin(scene, PROVIDER)
  say(`A provider begins “${begun.name}”. Quality ${begun.quality.score} of 100; it lacks:`)
  for (const { code, why } of begun.quality.findings.slice(0, 3)) say(`  ${code}: ${why}`)
  const answers = await as(PROVIDER).PUT(
    '/v1/councils/{councilId}/directory/records/{recordId}/local-offer',
    {
      params: {
        path: pathTo(begun.id),
        header: (await readRecord(scene, PROVIDER, begun.id)).change(),
      },
      body: {
        questionSet: 1,
        answers: [{ question: 'accessibility', answer: 'Pictures beside every word, and a quiet corner.' }],
        sendNeeds: ['communication_and_interaction'],
        headings: ['education'],
      },
    },
  )
  must(answers, 200)
  hold((await asPublic(scene, begun.id)).status === 404, 'the public sees nothing of a draft')
  await doTo(scene, PROVIDER, begun.id, 'submission')
  say('It answers for the Local Offer and submits. To the public it is not there (404).')

  const twin = await begin(scene, OTHER_PROVIDER)
  const { record } = await readRecord(scene, EDITOR, begun.id)
  const candidate = record.duplicates?.find(({ id }) => id === twin.id)
  hold(candidate !== undefined, 'the editor is shown what it may be a duplicate of')
  say(`The editor is shown a possible duplicate: ${candidate.because.map(({ text }) => text).join(' ')}`)
  const own = await readRecord(scene, PROVIDER, begun.id)
  hold(own.record.duplicates === undefined, 'providers are not shown what others write')

  await doWithReasons(scene, EDITOR, begun.id, 'return', REASONS)
  const returned = (await readRecord(scene, PROVIDER, begun.id)).record
  hold(returned.change === 'returned' && returned.returned?.reasons === REASONS, 'it came back with reasons')
  say(`The editor sends it back: “${REASONS}”`)
  await update(scene, PROVIDER, begun.id, { schedules: [{ days: ['SA'], opens: '10:00', closes: '11:00' }] })
  refused(
    await as(PROVIDER).POST('/v1/councils/{councilId}/directory/records/{recordId}/approval', {
      params: { path: pathTo(begun.id), header: (await readRecord(scene, PROVIDER, begun.id)).change() },
    }),
    403,
    'not-allowed',
  )
  const live = await publish(scene, PROVIDER, begun.id)
  hold(live.publication === 'live' && live.change === 'none', 'it is published')
  const text = await (await asPublic(scene, begun.id)).text()
  hold(text.includes('SA') && !text.includes('caretaker'), 'the public reads it without the internal notes')
  say(`It says when, and is approved: live, assured on ${live.assuredOn}, review due on ${live.reviewDueOn}.`)
  return begun.id
}
