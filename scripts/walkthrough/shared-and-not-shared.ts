import { newWork, type Schema } from '../../openapi/client/index.ts'
import { hold, must, OTHER_SCHOOL, refused, SCREENING, type Scene, SUPPORT_TEAM, words } from './scene.ts'

const WITH_THE_TEAM = {
  recipient: { kind: 'internal_team', team: 'intensive_family_support_team' },
  subjects: ['edmund'],
  purpose: 'support_family',
  categories: ['identity', 'education'],
  reasons: 'To find a worker for him (made up).',
} satisfies Schema<'SharingRequest'>
const WITH_HOUSING = {
  ...WITH_THE_TEAM,
  recipient: { kind: 'internal_team', team: 'housing' },
} satisfies Schema<'SharingRequest'>

/** Inside the council with permission, and not with whom the mother does not want: the disclosure's id. */
export async function sharedAndNotShared(scene: Scene, referralId: string): Promise<string> {
  const { as, say } = scene
  const params = () => ({ path: { referralId }, header: newWork() })
  const assess = async (body: Schema<'SharingRequest'>) =>
    must(
      await as(SCREENING).POST('/v1/referrals/{referralId}/sharing-assessments', { body, params: params() }),
      201,
    )
  const disclose = (body: Schema<'SharingRequest'>) =>
    as(SCREENING).POST('/v1/referrals/{referralId}/disclosures', { body, params: params() })

  const { decision: asked } = await assess(WITH_THE_TEAM)
  hold(asked.humanCheck.length > 0, 'what only a person can judge is asked of a person')
  const denied = refused(await disclose(WITH_THE_TEAM), 409, 'sharing-not-allowed')
  hold(denied.sharing?.row === asked.row, 'asking and sharing are answered alike')
  for (const { words: said, question } of asked.humanCheck)
    say(`May the Intensive Family Support Team have it? Not before a person has judged “${said}” ${question}`)

  const judged = {
    ...WITH_THE_TEAM,
    judgedLimits: asked.humanCheck.map(({ pointer }) => ({ pointer, covers: false })),
  }
  const made = must(await disclose(judged), 201)
  hold(made.state === 'in_force' && made.sentence.id === 'N8', 'it is shared inside the council')
  say(`She judges, and shares ${made.categories.map(words).join(' and ')}: row ${made.row} of the table.`)
  say(`  “${made.sentence.text}” (${made.sentence.id})`)

  const read = (subject: string) =>
    as(subject).GET('/v1/shared-referrals/{disclosureId}', { params: { path: { disclosureId: made.id } } })
  const shared = must(await read(SUPPORT_TEAM), 200)
  hold(Object.keys(shared.content).sort().join() === 'education,identity', 'the team reads that, and no more')
  hold(shared.contactRestricted, 'the team is told to ask before it makes contact')
  refused(await read('disabled_childrens_team@westminster'), 404, 'not-found')
  refused(await read(OTHER_SCHOOL), 404, 'not-found')
  say('Its worker reads those two categories. For another team, and for a school, it is not there (404).')

  const no = refused(await disclose(WITH_HOUSING), 409, 'sharing-not-allowed').sharing
  hold(no !== undefined && no.reasons.length > 0, 'the refusal says why')
  say(`With Housing: 409, row ${no.row}. “${no.sentence.text}” (${no.sentence.id})`)
  for (const { text } of no.reasons) say(`  ${text}`)
  return made.id
}
