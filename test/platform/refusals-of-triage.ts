import { randomUUID } from 'node:crypto'
import type { Operation } from '#platform/operation.ts'
import { aboutReferral, decisionOf } from '../helpers/decisions.ts'
import { rightParts, whoMay } from '../helpers/right-parts.ts'
import type { StagedService } from '../helpers/stage.ts'
import { ask, askWith, type Bringing, inState, notInThisState } from './bringing.ts'

const OFFICER = 'screening_officer@westminster'
const DECIDER = 'decision_maker@westminster'

/** Sent by somebody who decides as well, and who is the one to do it. */
export const onTheirOwn: Bringing = async (stage, operation) => {
  const parts = await rightParts(stage, operation)
  const who = whoMay(operation)
  const { admin } = stage.database
  const { id } = await admin
    .selectFrom('account')
    .select('id')
    .where('subject', '=', who)
    .executeTakeFirstOrThrow()
  await admin
    .updateTable('referral')
    .set({ account_id: id })
    .where('id', '=', String(parts.params['referralId']))
    .execute()
  return stage.as(who, operation.id, parts)
}

/** Something was added since the criteria were read. */
const afterAnAddition: Bringing = async (stage, operation) => {
  const parts = await rightParts(stage, operation)
  await stage.as('referrer', 'reevaluateReferral', { params: parts.params })
  return stage.as(whoMay(operation), operation.id, { ...parts, headers: { 'if-match': '"2"' } })
}

const noSuchChild = (decision: Record<string, unknown>) => ({
  ...decision,
  children: (decision['children'] as object[]).map((child) => ({ ...child, key: 'nobody' })),
})

/** A review whose answer is a new decision. */
const changing = async (
  stage: StagedService,
  operation: Operation,
  outcome: string,
  change: (decision: Record<string, unknown>) => object = (decision) => decision,
  who = whoMay(operation),
) => {
  const { params } = await rightParts(stage, operation)
  const about = await aboutReferral(stage.database, String(params['referralId']), randomUUID())
  const decision = change(decisionOf(outcome, about) as Record<string, unknown>)
  return stage.as(who, operation.id, {
    params,
    body: { outcome: 'changed', answer: 'Another decision (made up).', decision },
  })
}

/** Refusals of one of triage's operations, by its id and their code. */
export const TRIAGE_REFUSALS: Readonly<Record<string, Bringing>> = {
  'claimReferral not-in-this-state': notInThisState,
  'releaseReferral not-in-this-state': notInThisState,
  'requestInformation not-in-this-state': notInThisState,
  'requestInformation information-request-not-valid': (stage, operation) =>
    askWith(stage, operation, (body) => ({ ...body, answerBy: '2026-11-22' })),
  'answerInformationRequest not-in-this-state': notInThisState,
  'answerInformationRequest information-request-not-open': async (stage, operation) => {
    const parts = await rightParts(stage, operation)
    await stage.database.admin
      .updateTable('information_request')
      .set({ state: 'closed' })
      .where('id', '=', String(parts.params['requestId']))
      .execute()
    return stage.as(whoMay(operation), operation.id, parts)
  },
  'answerInformationRequest form-not-valid': (stage, operation) =>
    askWith(stage, operation, (body) => ({ ...body, answers: [{ pointer: '/referrer/name', value: 'x' }] })),
  'recordDecision not-in-this-state': notInThisState,
  'recordDecision needs-another-person': onTheirOwn,
  'recordDecision evaluation-not-latest': afterAnAddition,
  'recordDecision challenge-open': (stage, operation) =>
    inState(stage, operation, { status: 'under_review', challenge_open: true }),
  'recordDecision outcome-not-yours': (stage, operation) => ask(stage, operation, {}, OFFICER),
  'recordDecision decision-not-valid': (stage, operation) => askWith(stage, operation, noSuchChild),
  'confirmDecision not-in-this-state': notInThisState,
  'confirmDecision needs-another-person': (stage, operation) => ask(stage, operation, {}, DECIDER),
  'confirmDecision evaluation-not-latest': async (stage, operation) => {
    const parts = await rightParts(stage, operation)
    const { params } = parts
    await stage.as('referrer', 'amendReferral', {
      params,
      body: { text: 'New bruises (made up).', significantHarmSuspected: true },
    })
    return stage.as(whoMay(operation), operation.id, { ...parts, headers: { 'if-match': '"2"' } })
  },
  'confirmDecision outcome-not-yours': async (stage, operation) => {
    const parts = await rightParts(stage, operation)
    await stage.database.admin
      .updateTable('decision_child')
      .set({ outcome: 'transfer_social_care' })
      .where('decision_id', '=', String(parts.params['decisionId']))
      .execute()
    return stage.as('early_help_manager@westminster', operation.id, parts)
  },
  'challengeDecision not-in-this-state': notInThisState,
  'decideChallenge not-in-this-state': notInThisState,
  'decideChallenge needs-another-person': onTheirOwn,
  'decideChallenge challenge-already-decided': async (stage, operation) => {
    const parts = await rightParts(stage, operation)
    await stage.database.admin
      .updateTable('challenge')
      .set({ outcome: 'upheld' })
      .where('id', '=', String(parts.params['challengeId']))
      .execute()
    return stage.as(whoMay(operation), operation.id, parts)
  },
  'decideChallenge decision-not-valid': (stage, operation) =>
    changing(stage, operation, 'accept_targeted_early_help', noSuchChild),
  'decideChallenge outcome-not-yours': (stage, operation) =>
    changing(stage, operation, 'transfer_social_care', undefined, 'early_help_manager@westminster'),
  'decideChallenge evaluation-not-latest': (stage, operation) =>
    changing(stage, operation, 'accept_targeted_early_help', (decision) => ({
      ...decision,
      evaluation: randomUUID(),
    })),
}
