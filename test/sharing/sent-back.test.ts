import t from 'tap'
import { type Body, callerOf } from '../helpers/call.ts'
import { consentFrom } from '../helpers/consents.ts'
import { aboutReferral, decisionOf } from '../helpers/decisions.ts'
import { formFrom } from '../helpers/forms.ts'
import { createService } from '../helpers/service.ts'

const service = await createService(t)
const as = callerOf(service)
const OFFICER = as('screening_officer@westminster')
const TEAM = as('intensive_family_support_team@westminster')

const TO_TEAM = {
  recipient: { kind: 'internal_team', team: 'intensive_family_support_team' },
  subjects: ['jonah'],
  purpose: 'support_family',
  categories: ['identity'],
}

t.test(
  'a new form that is sent back for want of consent stops what was shared on the one before',
  async (t) => {
    const emergency = formFrom('eligible', ({ safety }) => Object.assign(safety, { immediateDanger: true }))
    const sent = await as('referrer').post('/v1/referrals', emergency)
    const url = String(sent.headers['location'])
    const made = await OFFICER.post(`${url}/disclosures`, TO_TEAM)
    const shared = `/v1/shared-referrals/${made.body['id']}`
    t.equal((await TEAM.get(shared)).status, 200, JSON.stringify(made.body))
    // The permission is of somebody who may not give it: nothing was taken back, and nothing is given.
    const wanting = formFrom('eligible', ({ consent }) =>
      Object.assign(consent?.records[0] as object, {
        givenBy: { name: 'A neighbour (made up)', relation: 'other', entitlement: 'none' },
      }),
    )
    const revised = await as('referrer').post(`${url}/revisions`, wanting, { ifMatch: sent.etag })
    t.match(revised, { status: 201, body: { status: 'referred_back' } }, JSON.stringify(revised.body))
    const types = ((await as('referrer').get(`${url}/history`)).body['items'] as Body[]).map(
      ({ type }) => type,
    )
    t.strictSame(types.slice(-2), ['referral.referred_back', 'disclosure.stopped'])
    const again = await as('referrer').post(`${url}/revisions`, formFrom('eligible'), {
      ifMatch: revised.etag,
    })
    t.match(again, { status: 201, body: { status: 'received' } })
    t.equal((await TEAM.get(shared)).status, 410)
  },
)

t.test('what was shared before a person found that consent is wanting does not open again', async (t) => {
  const form = formFrom('eligible')
  const sent = await as('referrer').post('/v1/referrals', form)
  const id = String(sent.body['id'])
  const url = `/v1/referrals/${id}`
  const made = await OFFICER.post(`${url}/disclosures`, TO_TEAM)
  const shared = `/v1/shared-referrals/${made.body['id']}`
  t.equal((await TEAM.get(shared)).status, 200)
  const decision = decisionOf('refer_back_no_consent', await aboutReferral(service.database, id, id))
  const { etag } = await OFFICER.get(url)
  t.match(await OFFICER.post(`${url}/decisions`, decision, { ifMatch: etag }), { status: 201 })
  t.equal((await TEAM.get(shared)).status, 410)
  t.match((await as('referrer').get(`${url}/disclosures`)).body['items'], [
    { state: 'stopped', endCode: 'no_longer_allowed' },
  ])
  const { items } = (await as('referrer').get(`${url}/history`)).body as { items: Body[] }
  t.strictSame(
    items.map(({ type }) => type).slice(-2),
    ['decision.recorded', 'disclosure.stopped'],
    'the cause first',
  )
  t.match(await TEAM.post(`${shared}/acknowledgement`, {}), { status: 200, body: { state: 'ended' } })

  const { etag: latest } = await as('referrer').get(url)
  const record = consentFrom(form, 'given', { at: '2026-11-23T09:30:00Z' })
  t.match(await as('referrer').post(`${url}/consents`, { record }, { ifMatch: latest }), {
    status: 201,
    body: { status: 'received' },
  })
  t.equal((await TEAM.get(shared)).status, 410, 'it is disclosed anew or not at all')
})
