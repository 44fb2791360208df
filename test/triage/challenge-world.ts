import { callerOf } from '../helpers/call.ts'
import { formFrom } from '../helpers/forms.ts'
import { createService } from '../helpers/service.ts'

interface Test {
  equal(found: unknown, wanted: unknown, message: string): unknown
  ok(found: unknown, message: string): unknown
  match(found: unknown, wanted: unknown, message: string): unknown
  teardown(work: () => Promise<void>): void
}

export type Item = Record<string, unknown>

export type Outcome = { outcome: string; reasonCodes: string[]; [member: string]: unknown }

export const ACCEPT: Outcome = { outcome: 'accept_targeted_early_help', reasonCodes: ['criteria_met'] }

export const DECLINE: Outcome = { outcome: 'no_further_action', reasonCodes: ['checks_show_otherwise'] }

export const PROTECT: Outcome = {
  outcome: 'transfer_social_care',
  reasonCodes: ['safeguarding_concern'],
  route: 'section17_assessment',
}

export const REFER_BACK: Outcome = { outcome: 'refer_back_no_consent', reasonCodes: ['consent_not_valid'] }

export const EMERGENCY: Outcome = { outcome: 'emergency_redirected', reasonCodes: ['safeguarding_concern'] }

export const REASONS = 'The school’s work with the family was not considered (made up).'

export const ANSWER = 'I have read everything again (made up).'

export const NOTES = 'The first reader had not rung the school (made up).'

/** A sender who challenges, and those who may answer. */
export async function challengeWorld(t: Test) {
  const service = await createService(t)
  const as = callerOf(service)
  const sender = as('referrer')
  const manager = as('early_help_manager@westminster')
  const reviewer = as('decision_maker@westminster')
  const second = as('second_decision_maker@westminster')
  const itemsOf = async (subject: string, url: string) => (await as(subject).get(url)).body['items'] as Item[]

  const decisionOn = async (url: string, outcome: Outcome) => {
    const { body } = await reviewer.get(url)
    const form = body['form'] as { children: { key: string }[] }
    const [latest] = await itemsOf('decision_maker@westminster', `${url}/evaluations?limit=1`)
    return {
      children: form.children.map(({ key }) => ({ key, levelOfNeed: 2, ...outcome })),
      reasons: 'The internal reasons of the one who decided, in enough words to be of substance (made up).',
      evaluation: latest?.['id'],
      sourcesConsulted: [{ source: 'school', note: 'Rang the school (made up).' }],
      referrer: { text: 'What you are told of it (made up).' },
      family: { state: 'told', text: 'By telephone (made up).', by: 'A worker (made up)', on: '2026-11-23' },
    }
  }
  const versionOf = async (url: string) => (await reviewer.get(url)).etag
  const decide = async (by: typeof sender, url: string, outcome: Outcome) =>
    by.post(`${url}/decisions`, await decisionOn(url, outcome), { ifMatch: await versionOf(url) })
  /** A referral that the Early Help manager has declined. */
  const declined = async (from = sender) => {
    service.clock.now = new Date('2026-11-23T09:30:00Z')
    const url = String((await from.post('/v1/referrals', formFrom('eligible'))).headers['location'])
    const made = await decide(manager, url, DECLINE)
    if (made.status !== 201) throw new Error(JSON.stringify(made.body))
    return { url, decision: made.body['id'] as string, etag: made.etag }
  }
  const challenge = async (url: string, by = sender) => {
    const raised = await by.post(
      `${url}/challenges`,
      { reasons: REASONS, wanted: 'Targeted early help.' },
      { ifMatch: await versionOf(url) },
    )
    return { ...raised, answer: `${url}/challenges/${raised.body['id']}/decision` }
  }
  const answer = async (by: typeof sender, url: string, at: string, body: object = {}) =>
    by.post(
      at,
      { outcome: 'upheld', answer: ANSWER, notes: NOTES, ...body },
      { ifMatch: await versionOf(url) },
    )
  const stateOf = async (url: string) => (await reviewer.get(url)).body['status']
  return {
    service,
    as,
    sender,
    manager,
    reviewer,
    second,
    itemsOf,
    decisionOn,
    versionOf,
    decide,
    declined,
    challenge,
    answer,
    stateOf,
  }
}
