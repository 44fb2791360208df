import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '#platform/tables.ts'
import { type About, decisionOf } from './decisions.ts'
import { newSharingRows, putSharingRows, type SharingRows, type SharingWords } from './sharing-rows.ts'

/** What the paths of operations on a referral name, by the ids: a question, a decision, a challenge; a link, a disclosure. */
export type TriageRows = { requestId: string; decisionId: string; challengeId: string } & SharingRows

export const newTriageRows = (): TriageRows => ({
  requestId: randomUUID(),
  decisionId: randomUUID(),
  challengeId: randomUUID(),
  ...newSharingRows(),
})

type Referral = {
  readonly id: string
  readonly council_id: string
  readonly status: string
  readonly open_requests: number
  readonly challenge_open: boolean
  readonly proposed_by: string | null
}
/** Somebody of no interest, who did what had to be done before. */
const SOMEBODY = '00000000-0000-7000-8000-030000000064'

const FINDINGS = {
  consent: { outcome: 'allow', row: 1, sentence: { id: 'N15', text: 'Made up.' } },
  against: [],
  issues: [],
}

const issue = (words: string) => ({ pointer: '/children/0', code: 'made_up', message: `Made up. ${words}` })

/** What stands in every text that both sides are told, and in every text that is the council's own. */
type Words = { readonly told: string; readonly internal: string; readonly sharing?: SharingWords }

/**
 * Puts the rows of a referral's triage in place, as its state would have them, and takes away whatever else was
 * there: past every rule, for tests that ask what may be done in a state and not how one gets there.
 */
export async function putTriageRows(
  admin: Kysely<Database>,
  referral: Referral,
  { requestId, decisionId, challengeId, ...sharing }: TriageRows,
  about: About,
  words: Words = { told: '', internal: '' },
): Promise<void> {
  const { id, council_id } = referral
  const key = { council_id, referral_id: id }
  const proposed = referral.status === 'awaiting_confirmation'
  const at = new Date('2026-11-20T09:00:00Z')
  const document = JSON.stringify({
    ...decisionOf('accept_targeted_early_help', about),
    reasons: `The family was seen at home (made up). ${words.internal}`,
    sourcesConsulted: [{ source: 'school', note: `Asked by telephone (made up). ${words.internal}` }],
    referrer: { text: `Early help takes the family on (made up). ${words.told}` },
    family: {
      state: 'told',
      text: `The same (made up). ${words.told}`,
      by: 'A social worker (made up)',
      on: '2026-11-20',
      whyNot: `Nothing (made up). ${words.internal}`,
    },
  })
  await putSharingRows(admin, referral, sharing, words.sharing)
  for (const table of ['decision_child', 'challenge', 'decision', 'information_request'] as const)
    await admin.deleteFrom(table).where('referral_id', '=', id).execute()
  await admin
    .insertInto('information_request')
    .values({
      ...key,
      id: requestId,
      state: referral.open_requests > 0 ? 'open' : 'closed',
      asked_at: at,
      asked_by: SOMEBODY,
      asked_role: 'screening_officer',
      questions: JSON.stringify([{ question: `Who lives at home (made up)? ${words.told}` }]),
      answer_by: '2026-12-01',
    })
    .execute()
  await admin
    .insertInto('decision')
    .values({
      ...key,
      id: decisionId,
      revision: 1,
      state: proposed ? 'proposed' : 'recorded',
      from_status: 'screening',
      evaluation_id: about.evaluation,
      document,
      findings: JSON.stringify({ ...FINDINGS, against: [], issues: [issue(words.internal)] }),
      proposed_at: at,
      proposed_by: referral.proposed_by ?? SOMEBODY,
      proposed_role: 'decision_maker',
      ...(proposed
        ? {}
        : {
            took_effect_at: at,
            due_on: '2026-11-24',
            late: false,
            confirmed_at: at,
            confirmed_by: SOMEBODY,
            confirmed_role: 'decision_maker',
            confirmation_note: `Agreed (made up). ${words.internal}`,
          }),
    })
    .execute()
  await admin
    .insertInto('decision_child')
    .values(
      about.children.map((child_key, position) => ({
        ...key,
        decision_id: decisionId,
        position,
        child_key,
        outcome: proposed ? 'no_further_action' : 'accept_targeted_early_help',
        level_of_need: 2,
        result: 'eligible',
      })),
    )
    .execute()
  await admin
    .insertInto('challenge')
    .values({
      ...key,
      id: challengeId,
      decision_id: decisionId,
      stage: 1,
      raised_at: at,
      raised_by: SOMEBODY,
      reasons: `Nobody asked the school (made up). ${words.told}`,
      wanted: `That somebody does (made up). ${words.told}`,
      due_on: '2026-11-27',
      ...(referral.challenge_open
        ? {}
        : {
            outcome: 'upheld' as const,
            decided_at: at,
            decided_by: SOMEBODY,
            decided_role: 'decision_maker',
            late: false,
            notes: `Made up. ${words.internal}`,
            answer: `Made up. ${words.told}`,
          }),
    })
    .execute()
}
