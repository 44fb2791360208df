import { randomInt, randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Operation } from '#platform/operation.ts'
import { pathMembers } from './catalog.ts'
import { overrideFor, withdrawalFrom } from './consents.ts'
import { decisionOf } from './decisions.ts'
import { linkOn } from './family.ts'
import { formFrom } from './forms.ts'
import { CONTENT_BODIES, CONTENT_MEMBERS } from './parts-of-directory-content.ts'
import { EDITING_BODIES } from './parts-of-directory-editing.ts'
import { FEED_BODIES } from './parts-of-directory-feed.ts'
import { PROVIDER_BODIES } from './parts-of-directory-providers.ts'
import { sharingFrom } from './sharing.ts'

/** What a request is made of; whatever is left out is as the operation wants it. */
export type Parts = {
  readonly authorization?: string | undefined
  readonly params?: Readonly<Record<string, string>>
  readonly query?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string | undefined>>
  /** The address it comes from. */
  readonly from?: string
}

/** A body that each operation takes, where its examples in the OpenAPI file do not serve. A new one needs its line. */
const BODIES: Readonly<Record<string, () => unknown>> = {
  submitReferral: () => formFrom('eligible'),
  submitRevision: () => formFrom('eligible'),
  withdrawReferral: () => ({ reason: 'Sent twice by mistake (made up).' }),
  reevaluateReferral: () => ({ reason: 'A new term has ended (made up).' }),
  confirmEmergencyCall: () => ({ note: 'The school rang the front door at ten (made up).' }),
  amendReferral: () => ({ text: 'The school has sent its figures (made up).' }),
  createFamilyLink: () => linkOn(formFrom('eligible')),
  holdBackDisclosure: () => ({ until: null, reasons: 'The family was told (made up).' }),
  openFamilyLink: () => ({ link: 'made-up' }),
  createDraft: () => ({ form: formFrom('eligible') }),
  recordConsent: () => ({ override: overrideFor() }),
  endOverride: () => ({ reasons: 'Nobody is at risk any more (made up).' }),
  withdrawConsent: () => withdrawalFrom(formFrom('eligible')),
  assessSharing: () => sharingFrom(formFrom('eligible')),
  discloseReferral: () => sharingFrom(formFrom('eligible')),
  revokeDisclosure: () => ({ reason: 'The wrong team (made up).' }),
  acknowledgeDisclosure: () => ({}),
  claimReferral: () => ({}),
  releaseReferral: () => ({ reason: 'Somebody else knows the school (made up).' }),
  requestInformation: () => ({ questions: [{ question: 'Who lives at home (made up)?' }] }),
  answerInformationRequest: () => ({ text: 'Her mother and an uncle (made up).' }),
  recordDecision: () => decisionOf('no_further_action', NO_REFERRAL),
  confirmDecision: () => ({ agrees: true, note: 'Read with the social worker (made up).' }),
  challengeDecision: () => ({ reasons: 'Nobody asked the school (made up).' }),
  decideChallenge: () => ({ outcome: 'upheld', answer: 'The school was asked in June (made up).' }),
  acknowledgeInitialContact: () => ({ caseSystemId: 'IC-1000-made-up' }),
  createWebhookSubscription: () => ({ url: 'https://93.184.215.14/hooks' }),
  updateWebhookSubscription: () => ({ state: 'paused' }),
  verifyWebhookSubscription: () => ({ code: 'made-up-made-up-made-up-made-up-' }),
  ...CONTENT_BODIES,
  ...EDITING_BODIES,
  ...FEED_BODIES,
  ...PROVIDER_BODIES,
  updateDraft: () => ({ borough: 'westminster' }),
  evaluateEligibility: () => ({
    facts: { borough: 'westminster', children: [{ dateOfBirth: '2015-03-09' }] },
  }),
}

/** A decision has to name what is there: of none it is right in shape alone. */
const NO_REFERRAL = { children: ['child-1'], evaluation: randomUUID(), duplicateOf: randomUUID() }

/** Values that lead somewhere, for the members of paths that are no tenant's. */
const PUBLIC_MEMBERS: Readonly<Record<string, string>> = {
  councilId: 'westminster',
  ruleSetId: 'westminster-teh',
  version: '1',
  number: '1',
  code: 'not-found',
  ...CONTENT_MEMBERS,
}

/** Members that name a row of somebody's: without one of their own, one that never was. */
export const ROWS_OF_A_REFERRAL = [
  'requestId',
  'decisionId',
  'challengeId',
  'contactId',
  'linkId',
  'disclosureId',
  'consentEventId',
  'subscriptionId',
  'recordId',
  'organisationId',
  'accountId',
  'serviceId',
  'id',
  'eventId',
  'pageId',
  'feedbackId',
]

export function bodyOf(operation: Operation): unknown {
  if (operation.body === undefined) return undefined
  const make = BODIES[operation.id]
  if (make === undefined) throw new Error(`test/helpers/requests.ts has no body for ${operation.id}.`)
  return make()
}

export function urlOf(
  operation: Operation,
  params: Readonly<Record<string, string>> = {},
  query = '',
): string {
  const path = pathMembers(operation).reduce((url, name) => {
    const value =
      params[name] ?? PUBLIC_MEMBERS[name] ?? (ROWS_OF_A_REFERRAL.includes(name) ? randomUUID() : undefined)
    if (value === undefined) throw new Error(`test/helpers/requests.ts has no ${name} for ${operation.id}.`)
    return url.replace(`{${name}}`, value)
  }, operation.path)
  return query === '' ? path : `${path}?${query}`
}

/** The headers a request to the operation needs; `undefined` takes one away. */
export function headersOf(
  operation: Operation,
  { authorization, headers = {} }: Parts,
): Record<string, string> {
  const all: Record<string, string | undefined> = {
    ...(authorization === undefined ? {} : { authorization }),
    ...(operation.idempotent ? { 'idempotency-key': randomUUID() } : {}),
    ...(operation.conditional ? { 'if-match': '"1"' } : {}),
    ...(operation.body === undefined ? {} : { 'content-type': operation.bodyType ?? 'application/json' }),
    ...headers,
  }
  return Object.fromEntries(
    Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
}

/** One of those that are for measuring, and nobody’s. */
export const anAddress = () => `198.18.${randomInt(256)}.${randomInt(256)}`

/** Sends one request to an operation: right in everything but what the parts say. */
export async function send(
  app: FastifyInstance,
  operation: Operation,
  parts: Parts = {},
): Promise<LightMyRequestResponse> {
  const body = 'body' in parts ? parts.body : bodyOf(operation)
  return app.inject({
    method: operation.method,
    url: urlOf(operation, parts.params, parts.query),
    headers: headersOf(operation, parts),
    // What is counted by the address comes from a new one each time.
    ...(operation.limit === undefined ? {} : { remoteAddress: parts.from ?? anAddress() }),
    ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}
