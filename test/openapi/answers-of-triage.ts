import type { Answered, callerOf } from '../helpers/call.ts'
import { formFrom } from '../helpers/forms.ts'

type Show = (operation: string, answer: Answered) => Answered
type As = ReturnType<typeof callerOf>

const hub = 'The family hub goes on. Send it again if things change.'

/** One referral through the council's work, every answer shown. */
export async function showTriage(as: As, show: Show): Promise<void> {
  const [sender, screening] = [as('referrer'), as('screening_officer@westminster')]
  const [decider, second] = [as('decision_maker@westminster'), as('second_decision_maker@westminster')]
  const queue = '/v1/councils/westminster/triage-queue'
  const sent = await sender.post('/v1/referrals', formFrom('eligible'))
  const at = `/v1/referrals/${String(sent.body['id'])}`

  const claimed = show('claimReferral', await screening.post(`${at}/claim`, {}, { ifMatch: sent.etag }))
  show('listTriageQueue', await screening.get(`${queue}?assignee=me`))
  show('getTriageCounts', await screening.get(`${queue}/counts`))
  const reason = { reason: 'I know the family (made up).' }
  const released = show(
    'releaseReferral',
    await screening.post(`${at}/release`, reason, { ifMatch: claimed.etag }),
  )
  const questions = { questions: [{ question: 'Does the family know a family hub?' }] }
  const asked = show(
    'requestInformation',
    await screening.post(`${at}/information-requests`, questions, { ifMatch: released.etag }),
  )
  const answered = show(
    'answerInformationRequest',
    await sender.post(`${at}/information-requests/${String(asked.body['id'])}/answer`, {
      text: 'They go there every week (made up).',
    }),
  )
  show('listInformationRequests', await sender.get(`${at}/information-requests`))

  const evaluations = await decider.get(`${at}/evaluations?limit=1`)
  const [latest] = evaluations.body['items'] as { id: string }[]
  const decision = {
    children: [
      { key: 'jonah', outcome: 'no_further_action', levelOfNeed: 2, reasonCodes: ['help_in_place'] },
    ],
    reasons: 'The family hub sees them every week, and the mother wants no more than that (made up).',
    evaluation: latest?.id,
    sourcesConsulted: [{ source: 'school' }],
    referrer: { text: hub },
    family: { state: 'will_be_told', text: hub, by: 'The family hub (made up)' },
  }
  const recorded = show(
    'recordDecision',
    await decider.post(`${at}/decisions`, decision, { ifMatch: answered.etag }),
  )
  const decisionAt = `${at}/decisions/${String(recorded.body['id'])}`
  const note = { agrees: true, note: 'I have rung the hub (made up).' }
  const confirmed = show(
    'confirmDecision',
    await second.post(`${decisionAt}/confirmation`, note, { ifMatch: recorded.etag }),
  )
  show('getDecision', await sender.get(decisionAt))
  show('listDecisions', await decider.get(`${at}/decisions`))

  const challenged = show(
    'challengeDecision',
    await sender.post(
      `${at}/challenges`,
      { reasons: 'The hub closes (made up).' },
      { ifMatch: confirmed.etag },
    ),
  )
  const stands = { outcome: 'upheld', answer: 'The council’s own worker takes over from the hub (made up).' }
  show(
    'decideChallenge',
    await as('early_help_manager@westminster').post(
      `${at}/challenges/${String(challenged.body['id'])}/decision`,
      stands,
      { ifMatch: challenged.etag },
    ),
  )
  show('listChallenges', await sender.get(`${at}/challenges`))
}
