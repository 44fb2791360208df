import { sql } from 'kysely'
import t from 'tap'
import { raiseHoldBackAlarms } from '#sharing/index.ts'
import type { Body } from '../helpers/call.ts'
import { familyOf, linkFor, share, withEarlyHelp, withThePolice } from '../helpers/family.ts'
import { createService } from '../helpers/service.ts'

const service = await createService(t)
const family = familyOf(service)
const DECIDER = family.as('decision_maker@westminster')

/** Looks on a day as the worker does, three at once; how many alarms were raised. */
async function lookOn(day: string): Promise<number> {
  const now = new Date(`${day}T08:00:00Z`)
  service.clock.now = now
  const look = () => raiseHoldBackAlarms(service.database.databases.app, ['westminster', 'rbkc'], now)
  const raised = await Promise.all([look(), look(), look()])
  return raised.reduce((sum, count) => sum + count, 0) + (await look())
}

async function overrideOn(day: string, override: object = {}) {
  service.clock.now = new Date(`${day}T09:30:00Z`)
  const url = await family.send('eligible')
  return { url, id: await share(family.officer, url, withThePolice(override)) }
}

const holdBack = (of: { url: string; id: string }, until: string | null) =>
  DECIDER.post(`${of.url}/disclosures/${of.id}/hold-backs`, {
    until,
    reasons: 'He would learn of it (made up).',
  })

const typesFor = async (who: string, { url }: { url: string }) =>
  ((await family.as(who).get(`${url}/history`)).body['items'] as Body[]).map(({ type }) => type)

t.test(
  'a working day before it is shown, somebody is reminded once, and the council alone is told',
  async (t) => {
    // A Monday; the last day is a Sunday.
    const made = await overrideOn('2026-11-23')
    t.equal((await holdBack(made, '2026-12-13')).status, 201)
    t.equal(await lookOn('2026-12-10'), 0, 'two working days are left')
    t.equal(await lookOn('2026-12-11'), 1, 'on the Friday')
    t.equal(await lookOn('2026-12-12'), 0)
    t.ok((await typesFor('screening_officer@westminster', made)).includes('alarm.hold_back_due'))
    t.notOk((await typesFor('referrer', made)).includes('alarm.hold_back_due'))
    const event = await service.database.admin
      .selectFrom('referral_event')
      .select(['about', 'audience', 'actor', 'reason'])
      .where('type', '=', 'alarm.hold_back_due')
      .execute()
    t.strictSame(event, [{ about: made.id, audience: 'council', actor: 'service', reason: null }])

    t.equal((await holdBack(made, '2027-01-20')).status, 201)
    t.equal(await lookOn('2026-12-14'), 0, 'decided again')
    t.equal(await lookOn('2027-01-19'), 1, 'and due again')
  },
)

t.test('also where nobody has decided, and the first week is ending', async (t) => {
  await service.database.admin.deleteFrom('alarm').execute()
  const made = await overrideOn('2026-11-23')
  t.equal(await lookOn('2026-11-26'), 0)
  t.equal(await lookOn('2026-11-27'), 1, 'shown after the Monday')
  t.ok((await typesFor('decision_maker@westminster', made)).includes('alarm.hold_back_due'))
})

t.test('what an outage kept back is raised after it, and not for ever', async (t) => {
  await holdBack(await overrideOn('2027-03-01'), '2027-03-09')
  await holdBack(await overrideOn('2027-03-02'), '2027-03-03')
  t.equal(await lookOn('2027-03-19'), 1)
})

t.test('nobody is reminded of what the family sees already', async (t) => {
  await service.database.admin.deleteFrom('alarm').execute()
  await overrideOn('2027-02-01', { familyTold: true })
  await holdBack(await overrideOn('2027-02-01'), null)
  service.clock.now = new Date('2027-02-01T09:30:00Z')
  await share(family.officer, await family.send('eligible'), withEarlyHelp())
  t.equal(await lookOn('2027-02-08'), 0)
  t.equal(await lookOn('2027-02-12'), 0)
})

t.test('a family’s session is shown no decision by the walls either: it says whose risk it is', async (t) => {
  const made = await overrideOn('2027-05-03')
  await holdBack(made, '2027-05-04')
  service.clock.now = new Date('2027-05-10T09:30:00Z')
  const session = await family.session(made.url, linkFor('maribel', ['jonah']))
  const { entries } = JSON.parse((await family.ledger(session)).body) as { entries: Body[] }
  t.equal(entries.length, 1, 'it is shown by now')
  const { session_hash } = await service.database.admin
    .selectFrom('family_link')
    .select('session_hash')
    .where('referral_id', '=', made.url.split('/').at(-1) as string)
    .executeTakeFirstOrThrow()
  const seen = await service.database.databases.app.transaction().execute(async (trx) => {
    await sql`select set_config('front_door.family', ${session_hash}, true),
      set_config('front_door.now', ${service.clock.now.toISOString()}, true)`.execute(trx)
    const count = async (table: 'disclosure' | 'disclosure_hold_back') =>
      (await trx.selectFrom(table).select('council_id').execute()).length
    return { shown: await count('disclosure'), decisions: await count('disclosure_hold_back') }
  })
  t.strictSame(seen, { shown: 1, decisions: 0 })
})
