import { newWork, type Schema } from '../../openapi/client/index.ts'
import { hold, must, REFERRER, SCREENING, type Scene } from './scene.ts'

const source = { role: 'School nurse', on: '2026-11-20' }

const answers: Schema<'FactAnswer'>[] = [
  { pointer: '/priorWork/evidence', value: 'supplied', source },
  { pointer: '/priorWork/result', value: 'no_change', source },
  { pointer: '/statutoryRisk/withoutService', value: 'clear', source },
  { pointer: '/parentalFactors/mentalHealth', value: true, source },
  { pointer: '/children/0/parentalImpact/willEscalate', value: true, source },
]

/** The referrer answers what the criteria asked; the new evaluation stands beside the old one. */
export async function aQuestionAnswered({ as, say }: Scene, referralId: string): Promise<void> {
  const path = { referralId }
  const evaluations = async (subject: string) =>
    must(await as(subject).GET('/v1/referrals/{referralId}/evaluations', { params: { path } }), 200).items
  const [first] = await evaluations(REFERRER)
  const asked = [first?.evaluation, ...(first?.evaluation.children ?? [])].flatMap(
    (part) => part?.missing ?? [],
  )
  for (const { pointer } of answers)
    hold(
      asked.some((each) => each.pointer === pointer),
      `${pointer} was asked for`,
    )
  say(`The evaluation is ${first?.evaluation.result} and asks ${asked.length} questions.`)

  const body = { text: 'The nurse has spoken with the mother and the school.', answers }
  const params = { path, header: newWork() }
  const amended = must(
    await as(REFERRER).POST('/v1/referrals/{referralId}/amendments', { body, params }),
    201,
  )
  hold(amended.evaluation.result === 'eligible', 'five answers settle it')
  for (const { code, sentence } of amended.why)
    if (code.startsWith('TEH-')) say(`  ${code} is met: “${sentence?.text}”`)
  say(`An amendment answers ${answers.length} of them: ${amended.evaluation.result}.`)

  const kept = await evaluations(SCREENING)
  hold(
    kept.map(({ evaluation }) => evaluation.result).join() === 'eligible,undetermined',
    'both evaluations are kept',
  )
  const referral = must(await as(SCREENING).GET('/v1/referrals/{referralId}', { params: { path } }), 200)
  hold(referral.form?.parentalFactors?.mentalHealth === 'not_known', 'the form stays as it was sent')
  hold(referral.amendments?.length === 1, 'the amendment stands beside it')
  say('Staff see both evaluations, the form as it was sent, and the amendment beside it.')

  const again = await as(SCREENING).POST('/v1/referrals/{referralId}/evaluations', {
    body: { reason: 'A look before the meeting.' },
    params: { path, header: newWork() },
  })
  hold(must(again, 201).evaluation.result === 'eligible', 'a third look says the same')
  say('They evaluate it once more before their meeting; that is kept too.')
}
