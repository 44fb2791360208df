import t from 'tap'
import { findCouncil } from '#councils/index.ts'
import { raiseContactAlarms } from '#handover/index.ts'
import { type Body, callerOf } from '../helpers/call.ts'
import { formFrom } from '../helpers/forms.ts'
import { createService } from '../helpers/service.ts'

const service = await createService(t)
const as = callerOf(service)
const councils = ['westminster', 'rbkc'].map((id) => {
  const { handoverAlarmMinutes = 0 } = findCouncil(id) ?? {}
  return { id, handoverAlarmMinutes }
})
const MINUTES = councils[0]?.handoverAlarmMinutes ?? 0
const raise = () => raiseContactAlarms(service.database.databases.app, councils, service.clock.now)

const alarms = () =>
  service.database.admin.selectFrom('alarm').select(['council_id', 'referral_id', 'kind', 'about']).execute()

t.test('what nobody acknowledges in the council’s time is alarmed about, once, to the council', async (t) => {
  const sent = await as('referrer').post('/v1/referrals', formFrom('eligible'))
  const url = String(sent.headers['location'])
  const referral_id = String(sent.body['id'])
  const { id: about } = await service.database.admin
    .selectFrom('initial_contact')
    .select('id')
    .executeTakeFirstOrThrow()
  const sentAt = service.clock.now.getTime()
  service.clock.now = new Date(sentAt + MINUTES * 60_000)
  t.equal(await raise(), 0, 'to the minute it is not late')
  service.clock.now = new Date(sentAt + MINUTES * 60_000 + 1)
  const counts = await Promise.all([raise(), raise(), raise()])
  t.equal(counts.reduce((sum, count) => sum + count, 0) + (await raise()), 1)
  t.strictSame(await alarms(), [
    { council_id: 'westminster', referral_id, kind: 'contact_unacknowledged', about },
  ])
  const typesFor = async (subject: string) =>
    ((await as(subject).get(`${url}/history`)).body['items'] as Body[]).map(({ type }) => type)
  t.ok((await typesFor('screening_officer@westminster')).includes('alarm.contact_unacknowledged'))
  t.notOk((await typesFor('referrer')).includes('alarm.contact_unacknowledged'))
})

t.test(
  'neither what is acknowledged, nor what nobody hands over; a decided referral’s as well',
  async (t) => {
    await service.database.admin.deleteFrom('alarm').execute()
    const taken = await as('referrer').post('/v1/referrals', formFrom('eligible'))
    await as('referrer').post('/v1/referrals', formFrom('consent-refused'))
    const decided = await as('referrer').post('/v1/referrals', formFrom('eligible'))
    const contactOf = (referral: unknown) =>
      service.database.admin
        .selectFrom('initial_contact')
        .select('id')
        .where('referral_id', '=', String(referral))
        .executeTakeFirstOrThrow()
    const { id } = await contactOf(taken.body['id'])
    const body = { caseSystemId: 'IC-1 (made up)' }
    const url = `/v1/initial-contacts/${id}/acknowledgement`
    t.equal((await as('case_system@westminster').post(url, body)).status, 200)
    await service.database.admin
      .updateTable('referral')
      .set({ status: 'decided' })
      .where('id', '=', String(decided.body['id']))
      .execute()
    service.clock.now = new Date(service.clock.now.getTime() + 24 * 3600_000)
    await raise()
    const raised = (await alarms()).map(({ referral_id }) => referral_id)
    t.notOk(raised.includes(String(taken.body['id'])))
    t.ok(raised.includes(String(decided.body['id'])))
    t.equal(raised.length, 2, 'and the first one’s, whose alarm was taken away')
  },
)
