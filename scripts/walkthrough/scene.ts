import { readFileSync } from 'node:fs'
import type { FrontDoorClient, Schema } from '../../openapi/client/index.ts'

/** What a story is told with: clients of the made-up people, a voice, and forms nobody has sent before. */
export type Scene = {
  /** A client with the token of a demonstration account, e.g. `screening_officer@westminster`. */
  as: (subject: string) => FrontDoorClient
  say: (line: string) => void
  /** Tells this telling from every other on the same database. */
  telling: string
}

export const REFERRER = 'referrer'
export const OTHER_SCHOOL = 'other-referrer'
export const SCREENING = 'screening_officer@westminster'
export const RBKC_SCREENING = 'screening_officer@rbkc'

/** One of the example forms, under a case reference of this telling's own. */
export function formOf(scene: Scene, example: string): Schema<'ReferralForm'> {
  const file = new URL(`../../examples/${example}.json`, import.meta.url)
  const form = JSON.parse(readFileSync(file, 'utf8')) as Schema<'ReferralForm'>
  return { ...form, caseReference: `TOLD-${scene.telling}-${example}` }
}

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
