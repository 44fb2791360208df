import { newWork } from '../../openapi/client/index.ts'
import { hold, must, REFERRER, read, refused, SCREENING, type Scene } from './scene.ts'

const questions = [
  {
    question: 'What is the main cause of the absences?',
    pointer: '/children/0/attendance/mainCause',
  },
  { question: 'Does the family know a family hub?' },
]

const answer = {
  text: 'They have been to the hub twice (made up).',
  answers: [
    {
      pointer: '/children/0/attendance/mainCause',
      value: 'parenting_capacity',
      source: { role: 'Attendance officer', on: '2026-11-20' },
    },
  ],
}

/** The council asks, the referrer answers; the clock goes on meanwhile. */
export async function theCouncilAsks(scene: Scene, referralId: string): Promise<void> {
  const { as, say } = scene
  const before = await read(scene, SCREENING, referralId)
  const asked = must(
    await as(SCREENING).POST('/v1/referrals/{referralId}/information-requests', {
      body: { questions, note: 'The school nurse did not know.' },
      params: { path: { referralId }, header: before.change() },
    }),
    201,
  )
  const waiting = (await read(scene, REFERRER, referralId)).referral
  hold(waiting.status === 'awaiting_information', 'the referral waits for an answer')
  hold(waiting.dueOn === before.referral.dueOn, 'the clock goes on')
  say(`Screening asks ${asked.questions.length} questions: ${waiting.status}. It stays due ${waiting.dueOn}.`)

  const listed = must(
    await as(REFERRER).GET('/v1/referrals/{referralId}/information-requests', {
      params: { path: { referralId } },
    }),
    200,
  )
  hold(listed.items[0]?.askedBy.name === undefined, 'the referrer is told the role and no name')
  hold(!JSON.stringify(listed).includes('did not know'), 'the note is the council’s own')
  for (const { question } of listed.items[0]?.questions ?? []) say(`  ${question}`)

  const path = { referralId, requestId: asked.id }
  const send = () =>
    as(REFERRER).POST('/v1/referrals/{referralId}/information-requests/{requestId}/answer', {
      body: answer,
      params: { path, header: newWork() },
    })
  const receipt = must(await send(), 201)
  hold(receipt.status === 'screening', 'it is back in screening')
  say(
    `The referrer answers: ${receipt.status} again, and the criteria now say: ${receipt.evaluation.result}.`,
  )
  refused(await send(), 409, 'not-in-this-state')
}
