import t from 'tap'
import type { Role } from '#platform/access.ts'
import { createAskers } from '../helpers/askers.ts'
import { operationsOf } from '../helpers/catalog.ts'
import { formFrom } from '../helpers/forms.ts'
import { send } from '../helpers/requests.ts'
import { createService } from '../helpers/service.ts'
import { putInto, STAGES, sendReferral } from './stages.ts'

// Typed by hand, and computed from nothing: if the data of the matrix is wrong, these still say so.
const service = await createService(t)
const { app } = service
const askers = await createAskers(service)
const operations = operationsOf(app)

const named = <Item extends { id?: string; name?: string }>(items: readonly Item[], wanted: string): Item => {
  const found = items.find(({ id, name }) => id === wanted || name === wanted)
  if (found === undefined) throw new Error(`There is no ${wanted}.`)
  return found
}

const ask = (id: string, asker: string, referralId: string, query = '') =>
  send(app, named(operations, id), {
    authorization: named(askers, asker).authorization,
    params: { referralId },
    query,
  })

const westminster = await sendReferral(service, 'referrer', 'westminster')
const rbkc = await sendReferral(service, 'referrer', 'rbkc')

const stage = (status: string, service: string, withheld = false) =>
  STAGES.find(
    (each) => each.status === status && each.service === service && each.withheld === withheld,
  ) as (typeof STAGES)[number]

const READS = [
  'getReferral',
  'listReferralHistory',
  'listEvaluations',
  'getReferralActions',
  'listInformationRequests',
  'listDecisions',
  'listChallenges',
] as const

t.test('who reads a referral', async (t) => {
  const cases: readonly (readonly [asker: string, referral: string, service: string, status: number])[] = [
    ['referrer', westminster, 'early_help', 200],
    ['referrer', rbkc, 'early_help', 200],
    ['organisation_lead', westminster, 'social_care', 200],
    ['lead-only', westminster, 'social_care', 200],
    ['colleague', westminster, 'early_help', 404],
    ['case-system', westminster, 'early_help', 404],
    ['other-referrer', westminster, 'early_help', 404],
    ['other-organisation_lead', westminster, 'early_help', 404],
    ['screening_officer@westminster', westminster, 'early_help', 200],
    ['screening_officer@westminster', westminster, 'social_care', 200],
    ['screening_officer@westminster', rbkc, 'early_help', 404],
    ['screening_officer@rbkc', westminster, 'early_help', 404],
    ['screening_officer@rbkc', rbkc, 'social_care', 200],
    ['decision_maker@westminster', westminster, 'social_care', 200],
    ['decision_maker@rbkc', westminster, 'social_care', 404],
    ['early_help_manager@westminster', westminster, 'early_help', 200],
    ['early_help_manager@westminster', westminster, 'social_care', 404],
    ['early_help_officer@westminster', westminster, 'early_help', 200],
    ['early_help_officer@westminster', westminster, 'social_care', 404],
    ['early_help_officer@rbkc', westminster, 'early_help', 404],
    ['two-councils', westminster, 'early_help', 200],
    ['two-councils', westminster, 'social_care', 404],
    ['two-councils', rbkc, 'social_care', 200],
    ['officer-of-nowhere', westminster, 'early_help', 404],
    ['directory_provider', westminster, 'early_help', 403],
    ['directory_editor@westminster', westminster, 'early_help', 403],
    ['analyst@westminster', westminster, 'early_help', 403],
    ['information_governance@westminster', westminster, 'early_help', 403],
    ['case_system@westminster', westminster, 'early_help', 403],
    ['without-role', westminster, 'early_help', 403],
    ['disabled', westminster, 'early_help', 401],
    ['no token', westminster, 'early_help', 401],
  ]
  for (const [asker, referral, kind, status] of cases) {
    await putInto(service, referral, stage('received', kind))
    for (const operation of READS) {
      const answer = await ask(operation, asker, referral)
      t.equal(
        answer.statusCode,
        status,
        `${operation}: ${asker} ${kind} ${referral === rbkc ? 'rbkc' : 'westminster'}`,
      )
    }
  }
})

t.test('who is shown a referral in a list', async (t) => {
  await putInto(service, westminster, stage('received', 'social_care'))
  await putInto(service, rbkc, stage('received', 'early_help'))
  const cases: Readonly<Record<string, readonly string[]>> = {
    referrer: [westminster, rbkc],
    organisation_lead: [westminster, rbkc],
    colleague: [],
    'other-referrer': [],
    'other-organisation_lead': [],
    'screening_officer@westminster': [westminster],
    'early_help_officer@westminster': [],
    'early_help_manager@rbkc': [rbkc],
    'screening_officer@rbkc': [rbkc],
    'two-councils': [rbkc],
  }
  for (const [asker, shown] of Object.entries(cases)) {
    for (const query of [
      '',
      'view=council',
      'view=sent',
      'council=westminster',
      'council=rbkc',
      'service=social_care',
    ]) {
      const { items } = (await ask('listReferrals', asker, '', query)).json<{ items: { id: string }[] }>()
      const ids = items.map(({ id }) => id)
      t.strictSame(
        ids.filter((id) => !shown.includes(id)),
        [],
        `${asker} ?${query} sees no other`,
      )
      if (query === '') t.strictSame(ids.toSorted(), [...shown].sort(), `${asker} sees theirs`)
    }
  }
})

t.test(
  'while content is withheld (N16), the council knows that there is one and nothing of it',
  async (t) => {
    for (const status of ['referred_back', 'withdrawn']) {
      await putInto(service, westminster, stage(status, 'early_help', true))
      for (const asker of [
        'screening_officer@westminster',
        'decision_maker@westminster',
        'early_help_officer@westminster',
      ]) {
        const read = (await ask('getReferral', asker, westminster)).json()
        t.equal(read.contentWithheld, 'no_consent', `${asker} ${status}`)
        for (const member of ['form', 'receipt', 'amendments', 'links', 'caseReference'])
          t.notOk(member in read, member)
        for (const content of [
          'listEvaluations',
          'listInformationRequests',
          'listDecisions',
          'listChallenges',
        ])
          t.equal((await ask(content, asker, westminster)).statusCode, 404, content)
        for (const deed of ['claimReferral', 'requestInformation', 'recordDecision'])
          t.equal((await ask(deed, asker, westminster)).statusCode, 409, deed)
        t.equal((await ask('amendReferral', asker, westminster)).statusCode, 409)
        t.equal((await ask('reevaluateReferral', asker, westminster)).statusCode, 409)
      }
      for (const asker of ['referrer', 'organisation_lead']) {
        const read = (await ask('getReferral', asker, westminster)).json()
        t.ok(read.form && read.receipt, `${asker} still reads what they sent`)
        t.notOk('contentWithheld' in read)
      }
    }
  },
)

t.test('a draft is nobody’s but its author’s and their lead’s', async (t) => {
  const create = named(operations, 'createDraft')
  const { authorization } = named(askers, 'referrer')
  const draftId = (await send(app, create, { authorization, body: { form: formFrom('eligible') } })).json<{
    id: string
  }>().id
  const may = ['referrer', 'organisation_lead', 'lead-only']
  const read = ['getDraft', 'checkDraft'].map((id) => named(operations, id))
  for (const asker of askers) {
    const outside = asker.caller === undefined ? 401 : undefined
    const senders: readonly Role[] = ['referrer', 'organisation_lead']
    const noRole = asker.caller?.memberships.some(({ role }) => senders.includes(role)) ? undefined : 403
    const expected = outside ?? noRole ?? (may.includes(asker.name) ? 200 : 404)
    for (const operation of read) {
      const answer = await send(app, operation, { authorization: asker.authorization, params: { draftId } })
      t.equal(answer.statusCode, expected, `${operation.id}: ${asker.name}`)
    }
    if (expected === 200) continue
    for (const id of ['updateDraft', 'submitDraft', 'deleteDraft']) {
      const answer = await send(app, named(operations, id), {
        authorization: asker.authorization,
        params: { draftId },
      })
      t.equal(answer.statusCode, expected, `${id}: ${asker.name}`)
    }
    if (expected !== 404) continue
    const list = await send(app, named(operations, 'listDrafts'), { authorization: asker.authorization })
    t.notMatch(list.body, draftId, `listDrafts: ${asker.name}`)
  }
})
