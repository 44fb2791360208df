import type { LightMyRequestResponse } from 'fastify'
import type { Operation } from '#platform/operation.ts'
import { bodyOf, type Parts } from '../helpers/requests.ts'
import { type Changes, rightParts, standsAs, whoMay } from '../helpers/right-parts.ts'
import type { StagedService } from '../helpers/stage.ts'

export type Answer = Promise<LightMyRequestResponse>

/** Brings one refusal about: the operation, called so that it must answer with it. */
export type Bringing = (stage: StagedService, operation: Operation) => Answer

/** Asks for it rightly, but for these parts. */
export const ask = async (
  stage: StagedService,
  operation: Operation,
  parts: Parts = {},
  who = whoMay(operation),
) => stage.as(who, operation.id, { ...(await rightParts(stage, operation)), ...parts })

/** The same, with the body changed. */
export async function askWith(
  stage: StagedService,
  operation: Operation,
  change: (body: Record<string, unknown>) => object,
  who = whoMay(operation),
) {
  const { params, body = bodyOf(operation) } = await rightParts(stage, operation)
  return stage.as(who, operation.id, { params, body: change(body as Record<string, unknown>) })
}

/** The same, of a referral that is in another state by then. */
export const inState = async (
  stage: StagedService,
  operation: Operation,
  changes: Changes,
  who = whoMay(operation),
) => {
  const parts = await rightParts(stage, operation)
  await standsAs(stage, String(parts.params['referralId']), changes)
  return stage.as(who, operation.id, parts)
}

export const notInThisState: Bringing = (stage, operation) =>
  inState(stage, operation, { status: 'withdrawn', attention: 2 })
