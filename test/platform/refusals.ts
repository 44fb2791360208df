import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Operation } from '#platform/operation.ts'
import { pathMembers } from '../helpers/catalog.ts'
import { consentFrom } from '../helpers/consents.ts'
import { type Form, formFrom } from '../helpers/forms.ts'
import { ANOTHER_RECORD } from '../helpers/parts-of-directory-editing.ts'
import { ANOTHER_IMPORT } from '../helpers/parts-of-directory-feed.ts'
import { ANOTHER_HOOK } from '../helpers/parts-of-webhooks.ts'
import { bodyOf } from '../helpers/requests.ts'
import { rightParts, whoMay, whoMayNot } from '../helpers/right-parts.ts'
import type { StagedService } from '../helpers/stage.ts'
import { type Answer, ask, askWith, type Bringing, inState, notInThisState } from './bringing.ts'
import { CONTENT_REFUSALS } from './refusals-of-directory-content.ts'
import { EDITING_REFUSALS } from './refusals-of-directory-editing.ts'
import { FEED_REFUSALS } from './refusals-of-directory-feed.ts'
import { FINDING_REFUSALS } from './refusals-of-directory-finding.ts'
import { oftenFromOneAddress, PROVIDER_REFUSALS } from './refusals-of-directory-providers.ts'
import { DISCLOSURE_REFUSALS } from './refusals-of-disclosures.ts'
import { HANDOVER_REFUSALS } from './refusals-of-handover.ts'
import { onTheirOwn, TRIAGE_REFUSALS } from './refusals-of-triage.ts'
import { WEBHOOK_REFUSALS } from './refusals-of-webhooks.ts'

const OFFICER = 'screening_officer@westminster'

const withChild = (change: (child: Form['children'][number]) => void) =>
  formFrom('eligible', ({ children: [child] }) => child && change(child))

const ofNobody = (state: string) => consentFrom(formFrom('eligible'), state, { subjects: ['nobody'] })

const bornTomorrow = () => withChild((child) => Object.assign(child, { dateOfBirth: '2031-01-01' }))

const NOWHERE: Readonly<Record<string, string>> = {
  councilId: 'nowhere',
  ruleSetId: 'nowhere',
  version: '99',
  number: '99',
  code: 'nothing',
  taxonomyId: 'nowhere',
  importedTaxonomyId: 'nowhere',
  termCode: 'nowhere',
}
const nowhere = (operation: Operation) =>
  Object.fromEntries(pathMembers(operation).map((name) => [name, NOWHERE[name] ?? randomUUID()]))

/** Refusals that come of an operation's shape: brought about in the same way for each. */
export const ANYWHERE: Readonly<Record<string, Bringing>> = {
  'invalid-request': (stage, operation) => {
    if (operation.body !== undefined) return ask(stage, operation, { body: { notKnownHere: true } })
    if (operation.query !== undefined) return ask(stage, operation, { query: 'limit=0' })
    return ask(stage, operation, {
      params: Object.fromEntries(pathMembers(operation).map((name) => [name, 'NO_SUCH!'])),
    })
  },
  'malformed-request': (stage, operation) =>
    operation.body === undefined
      ? ask(stage, operation, {
          params: Object.fromEntries(pathMembers(operation).map((name) => [name, '%zz'])),
        })
      : ask(stage, operation, { body: '{"broken' }),
  'payload-too-large': (stage, operation) => ask(stage, operation, { body: `"${'x'.repeat(1_100_000)}"` }),
  'unsupported-media-type': (stage, operation) =>
    ask(stage, operation, { headers: { 'content-type': 'text/plain' } }),
  'not-authenticated': (stage, operation) => ask(stage, operation, { authorization: undefined }),
  'not-allowed': async (stage, operation) => ask(stage, operation, {}, await whoMayNot(stage, operation)),
  'not-found': (stage, operation) => ask(stage, operation, { params: nowhere(operation) }),
  'precondition-required': (stage, operation) =>
    ask(stage, operation, { headers: { 'if-match': undefined } }),
  'precondition-failed': (stage, operation) => ask(stage, operation, { headers: { 'if-match': '"999"' } }),
  'idempotency-key-required': (stage, operation) =>
    ask(stage, operation, { headers: { 'idempotency-key': undefined } }),
  'idempotency-key-reused': async (stage, operation) => {
    const headers = { 'idempotency-key': randomUUID() }
    const who = whoMay(operation)
    if (operation.tag === 'Webhooks')
      await ask(stage, stage.operation('createWebhookSubscription'), { headers, body: ANOTHER_HOOK })
    // Of another contact, or another record: another work.
    else if (operation.id === 'acknowledgeInitialContact' || operation.tag === 'Directory providers')
      await ask(stage, operation, { headers })
    else if (operation.id === 'createRecord') await ask(stage, operation, { headers, body: ANOTHER_RECORD })
    else if (operation.id in ANOTHER_IMPORT)
      await ask(stage, operation, { headers, body: ANOTHER_IMPORT[operation.id] })
    else if (who === 'referrer')
      await stage.as(who, operation.id === 'createDraft' ? 'submitReferral' : 'createDraft', { headers })
    else {
      const { params } = await rightParts(stage, operation)
      await stage.as(who, 'amendReferral', { headers, body: { text: 'Another work (made up).' }, params })
    }
    return ask(stage, operation, { headers })
  },
  'idempotency-key-in-progress': async (stage, operation) => {
    const key = randomUUID()
    const parts = await rightParts(stage, operation)
    const { id: account } = await stage.database.admin
      .selectFrom('account')
      .select('id')
      .where('subject', '=', whoMay(operation))
      .executeTakeFirstOrThrow()
    const claimed = `${account} ${createHash('sha256').update(key).digest('hex')}`
    // As the first request would while it runs.
    return stage.database.admin.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${claimed}, 0))`.execute(trx)
      return stage.as(whoMay(operation), operation.id, { ...parts, headers: { 'idempotency-key': key } })
    })
  },
  'too-many-requests': oftenFromOneAddress,
  'cursor-not-valid': (stage, operation) => ask(stage, operation, { query: 'cursor=abc' }),
  'internal-error': (stage, operation) => whileAuditFails(stage, operation, 'XX000'),
  'service-unavailable': async (stage, operation) => {
    if (operation.allow !== 'anyone') return whileAuditFails(stage, operation, '53100')
    stage.app.draining = true
    return ask(stage, operation).finally(() => {
      stage.app.draining = false
    })
  },
}

/** The database takes no audit event, as with a full disk or a fault of its own. */
async function whileAuditFails(stage: StagedService, operation: Operation, code: string): Answer {
  const { admin } = stage.database
  const parts = await rightParts(stage, operation)
  await sql
    .raw(`create function fail() returns trigger language plpgsql as
      $$ begin raise exception 'made to fail' using errcode = '${code}'; end $$`)
    .execute(admin)
  await sql`create trigger fail before insert on audit_event execute function fail()`.execute(admin)
  const answer = await stage.as(whoMay(operation), operation.id, parts)
  await sql`drop function fail cascade`.execute(admin)
  return answer
}

/** Refusals of one operation, by its id and their code. */
export const OF_ONE: Readonly<Record<string, Bringing>> = {
  ...CONTENT_REFUSALS,
  ...EDITING_REFUSALS,
  ...FEED_REFUSALS,
  ...FINDING_REFUSALS,
  ...PROVIDER_REFUSALS,
  ...WEBHOOK_REFUSALS,
  ...HANDOVER_REFUSALS,
  ...DISCLOSURE_REFUSALS,
  ...TRIAGE_REFUSALS,
  'submitReferral form-not-valid': (stage, operation) => ask(stage, operation, { body: bornTomorrow() }),
  'submitReferral case-reference-already-sent': async (stage, operation) => {
    const body = { ...formFrom('eligible'), caseReference: randomUUID() }
    await ask(stage, operation, { body })
    return ask(stage, operation, { body })
  },
  'submitRevision form-not-valid': (stage, operation) => ask(stage, operation, { body: bornTomorrow() }),
  'submitRevision not-in-this-state': notInThisState,
  'submitRevision other-council': (stage, operation) =>
    ask(stage, operation, { body: formFrom('rbkc-early-help') }),
  'amendReferral not-in-this-state': notInThisState,
  'amendReferral form-not-valid': (stage, operation) =>
    ask(stage, operation, {
      body: { text: 'A name (made up).', answers: [{ pointer: '/referrer/name', value: 'x' }] },
    }),
  'withdrawReferral not-in-this-state': notInThisState,
  'withdrawReferral safeguarding-recorded': (stage, operation) =>
    inState(stage, operation, { status: 'received', safeguarding: true }),
  'reevaluateReferral not-in-this-state': notInThisState,
  'confirmEmergencyCall not-in-this-state': notInThisState,
  'recordConsent not-in-this-state': (stage, operation) => inState(stage, operation, { status: 'withdrawn' }),
  'recordConsent consent-not-valid': (stage, operation) =>
    ask(stage, operation, { body: { record: ofNobody('given') } }),
  'withdrawConsent not-in-this-state': (stage, operation) =>
    inState(stage, operation, { status: 'referred_back', withheld: true }, OFFICER),
  'withdrawConsent consent-not-valid': (stage, operation) =>
    askWith(stage, operation, (body) => ({ ...body, subjects: ['nobody'] })),
  'endOverride not-in-this-state': (stage, operation) =>
    inState(stage, operation, { status: 'referred_back', withheld: true }),
  'endOverride override-not-in-force': async (stage, operation) => {
    const parts = await rightParts(stage, operation)
    await stage.as(whoMay(operation), operation.id, parts)
    return stage.as(whoMay(operation), operation.id, parts)
  },
  'endOverride needs-another-person': onTheirOwn,
  'createFamilyLink family-link-not-valid': (stage, operation) =>
    askWith(stage, operation, (body) => ({ ...body, person: 'nobody' })),
  'holdBackDisclosure hold-back-not-valid': (stage, operation) =>
    askWith(stage, operation, (body) => ({ ...body, until: '2020-01-01' })),
  'showFamilyLink invalid-request': (stage, operation) => ask(stage, operation, { query: 'link=a&link=b' }),
  'openFamilyLink invalid-request': (stage, operation) => ask(stage, operation, { body: 'link=%00' }),
  'openFamilyLink malformed-request': (stage, operation) =>
    ask(stage, operation, { body: '{"broken', headers: { 'content-type': 'application/json' } }),
  'getFamilyLedger not-found': (stage, operation) => ask(stage, operation, { headers: {} }),
  'createDraft not-found': (stage, operation) => ask(stage, operation, { body: { basedOn: randomUUID() } }),
  'createDraft reuse-not-allowed': async (stage, operation) => {
    const earlier = await stage.as('referrer', 'submitReferral', { body: formFrom('consent-refused') })
    return ask(stage, operation, { body: { basedOn: earlier.json<{ id: string }>().id } })
  },
  'submitDraft form-not-valid': async (stage, operation) => {
    const draft = await stage.as('referrer', 'createDraft', { body: {} })
    return ask(stage, operation, { params: { draftId: draft.json<{ id: string }>().id } })
  },
  'submitDraft case-reference-already-sent': async (stage, operation) => {
    const form = { ...formFrom('eligible'), caseReference: randomUUID() }
    await stage.as('referrer', 'submitReferral', { body: form })
    const draft = await stage.as('referrer', 'createDraft', { body: { form } })
    return ask(stage, operation, { params: { draftId: draft.json<{ id: string }>().id } })
  },
  'evaluateEligibility not-found': (stage, operation) =>
    ask(stage, operation, { body: { ...(bodyOf(operation) as object), council: 'nowhere' } }),
}

/** Documented, and never answered: each with the reason. */
export function whyNever({ id, allow, body, params }: Operation, code: string): string | undefined {
  if (code === 'malformed-request' && body === undefined && params === undefined)
    return 'only bytes that are no request can be malformed here; no route sees them (unreadable-requests.test.ts)'
  if (code === 'idempotency-key-in-progress' && id === 'submitReferral')
    return 'its one statement waits for the first and answers as that did (submissions.test.ts)'
  if (code === 'idempotency-key-in-progress' && id === 'giveFeedback')
    return 'its key waits for the first and answers as that did (directory/feedback)'
  if (code === 'internal-error' && allow === 'anyone') return 'it touches nothing that can fail'
  if (code === 'service-unavailable' && allow === 'anyone' && id !== 'checkReadiness')
    return 'it touches nothing that can fail'
  return undefined
}
