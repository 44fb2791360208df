import { readFileSync } from 'node:fs'
import { changing, type FrontDoorClient, newWork, type Schema } from '../../openapi/client/index.ts'

/** What a story is told with: clients of the made-up people, a voice, and forms nobody has sent before. */
export type Scene = {
  /** A client with the token of a demonstration account, e.g. `screening_officer@westminster`. */
  as: (subject: string) => FrontDoorClient
  /** Where the service is, for those who have no client: a family's browser. */
  baseUrl: string
  say: (line: string) => void
  /** Tells this telling from every other on the same database. */
  telling: string
  /** The code of the mail that was asked for last, where whoever tells the story can read the log of the worker. */
  mailedCode?: () => Promise<string>
}

export const REFERRER = 'referrer'
export const OTHER_SCHOOL = 'other-referrer'
export const SCREENING = 'screening_officer@westminster'
export const DECIDING = 'decision_maker@westminster'
export const SECOND = 'second_decision_maker@westminster'
export const EARLY_HELP = 'early_help_manager@westminster'
export const EARLY_HELP_OFFICER = 'early_help_officer@westminster'
export const CASE_SYSTEM = 'case_system@westminster'
export const SUPPORT_TEAM = 'intensive_family_support_team@westminster'
export const RBKC_SCREENING = 'screening_officer@rbkc'
export const RBKC_EARLY_HELP = 'early_help_manager@rbkc'

/** One of the example forms, under a case reference of this telling's own. */
export function formOf(scene: Scene, example: string): Schema<'ReferralForm'> {
  const file = new URL(`../../examples/${example}.json`, import.meta.url)
  const form = JSON.parse(readFileSync(file, 'utf8')) as Schema<'ReferralForm'>
  return { ...form, caseReference: `TOLD-${scene.telling}-${example}` }
}

/** A referral as somebody reads it now, and the headers of a change to what they read. */
export async function read({ as }: Scene, subject: string, referralId: string) {
  const params = { path: { referralId } }
  const answer = await as(subject).GET('/v1/referrals/{referralId}', { params })
  const referral = must(answer, 200)
  return { referral, change: () => ({ ...newWork(), ...changing(answer.response) }) }
}

/** The words of a code, for a line of the story. */
export const words = (code: string): string => code.replaceAll('_', ' ')

/** Something is off: the story ends here. */
export class Off extends Error {
  override name = 'Off'
}

type Answer<Data> = { data?: Data; error?: unknown; response: Response }

/** The body of an answer that has to have this status. */
export function must<Data>({ data, error, response }: Answer<Data>, status: number): NonNullable<Data> {
  if (response.status === status && data !== undefined && data !== null) return data
  throw new Off(
    `${response.url} answered ${response.status} instead of ${status}: ${JSON.stringify(error ?? data ?? null)}`,
  )
}

/** The problem of an answer that has to be this refusal. */
export function refused(
  { data, error, response }: Answer<unknown>,
  status: number,
  code: string,
): Schema<'Problem'> {
  const problem = error as Schema<'Problem'> | undefined
  if (response.status === status && problem?.type === `/problems/${code}`) return problem
  throw new Off(
    `${response.url} answered ${response.status} instead of ${status} ${code}: ${JSON.stringify(error ?? data ?? null)}`,
  )
}

/** Ends the story where what it tells is not so. */
export function hold(isSo: boolean, what: string): asserts isSo {
  if (!isSo) throw new Off(`It does not hold that ${what}.`)
}
