import { sql } from 'kysely'
import t from 'tap'
import { ask } from '#platform/asking.ts'
import { SERVICE_ACCOUNT } from '#platform/jobs/service-account.ts'
import { formFrom } from '../helpers/forms.ts'
import { createStage } from '../helpers/stage.ts'

// Row-level security alone: statements without any condition, as whoever asks.
const stage = await createStage(t)
const { admin, databases } = stage.database
const make = async (who: string) => {
  const made = await stage.as(who, 'createWebhookSubscription')
  return made.json<{ id: string }>().id
}
const [ofCouncil, ofSchool, ofOther] = [
  await make('case_system@westminster'),
  await make('organisation_lead'),
  await make('other-organisation_lead'),
]
const sent = await stage.as('referrer', 'submitReferral', { body: formFrom('eligible') })
const referral = sent.json<{ id: string }>().id
const event = await admin
  .selectFrom('referral_event')
  .selectAll()
  .where('referral_id', '=', referral)
  .orderBy('id')
  .limit(1)
  .executeTakeFirstOrThrow()
const at = new Date('2026-11-23T09:30:00Z')
const delivery = (subscription_id: string) => ({
  ...{ council_id: 'westminster', subscription_id, event_id: event.id, referral_id: referral },
  ...{ type: event.type, xid: event.xid, state: 'pending' as const, attempts: 0, log: '[]' },
  ...{ next_at: at, queued_at: at },
})
for (const id of [ofCouncil, ofSchool, ofOther])
  await admin.insertInto('webhook_delivery').values(delivery(id)).execute()

const organisationOf = async (subject: string) =>
  (
    await admin
      .selectFrom('account')
      .select('organisation_id')
      .where('subject', '=', subject)
      .executeTakeFirstOrThrow()
  ).organisation_id
const nobody = { account: '00000000-0000-7000-8000-000000000001', organisation: null, councils: [] }
const service = { account: SERVICE_ACCOUNT, organisation: null, councils: ['westminster'] }

const askers = {
  'the council': [{ ...nobody, councils: ['westminster'] }, [ofCouncil]],
  'another council': [{ ...nobody, councils: ['rbkc'] }, []],
  'the school': [{ ...nobody, organisation: await organisationOf('organisation_lead') }, [ofSchool]],
  'another school': [{ ...nobody, organisation: await organisationOf('other-organisation_lead') }, [ofOther]],
  nobody: [nobody, []],
  'the service': [service, [ofCouncil, ofSchool, ofOther]],
  'the service at another council': [{ ...service, councils: ['rbkc'] }, []],
} as const

t.test(
  'subscriptions and what is on its way are seen and changed by their owner and the service',
  async (t) => {
    for (const [name, [asking, expected]] of Object.entries(askers)) {
      const seen = await databases.app.transaction().execute(async (trx) => {
        await ask(trx, asking)
        const own = await trx.selectFrom('webhook_subscription').select('id').execute()
        const theirs = await trx.selectFrom('webhook_delivery').select('subscription_id as id').execute()
        const changed = await sql<{ id: string }>`
        update webhook_delivery set attempts = attempts returning subscription_id as id`.execute(trx)
        const ended = await sql<{ id: string }>`
        update webhook_subscription set version = version returning id`.execute(trx)
        return [own, theirs, changed.rows, ended.rows].map((rows) => rows.map(({ id }) => id).sort())
      })
      const ids = [...expected].sort()
      t.strictSame(seen, [ids, ids, ids, ids], name)
    }
  },
)

t.test('nobody subscribes for another, and none but the service queues', async (t) => {
  const { since_xid: _since, ...row } = await admin
    .selectFrom('webhook_subscription')
    .selectAll()
    .where('id', '=', ofCouncil)
    .executeTakeFirstOrThrow()
  const as = (
    asking: Parameters<typeof ask>[1],
    values: object,
    table: 'webhook_subscription' | 'webhook_delivery',
  ) =>
    databases.app.transaction().execute(async (trx) => {
      await ask(trx, asking)
      await trx
        .insertInto(table)
        .values(values as never)
        .execute()
    })
  const another = { ...row, id: '00000000-0000-7000-8000-000000000002' }
  const refused = { code: '42501' }
  await t.rejects(as({ ...nobody, councils: ['rbkc'] }, another, 'webhook_subscription'), refused)
  await t.rejects(as(service, { ...another, scope: 'organisation' }, 'webhook_subscription'), refused)
  await admin.deleteFrom('webhook_delivery').where('subscription_id', '=', ofCouncil).execute()
  await t.rejects(
    as({ ...nobody, councils: ['westminster'] }, delivery(ofCouncil), 'webhook_delivery'),
    refused,
  )
  await as(service, delivery(ofCouncil), 'webhook_delivery')
})

t.test('whose it is, and what is told, stays as it was first written; nothing is taken away', async (t) => {
  const kept = {
    webhook_subscription: [
      'council_id',
      'id',
      'scope',
      'organisation_id',
      'account_id',
      'client_id',
      'since_xid',
    ],
    webhook_delivery: [
      'council_id',
      'subscription_id',
      'event_id',
      'referral_id',
      'type',
      'xid',
      'queued_at',
    ],
  }
  const { app } = databases
  for (const [table, columns] of Object.entries(kept)) {
    for (const column of columns)
      await t.rejects(
        sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)}`.execute(app),
        { code: '42501' },
        `${table}.${column}`,
      )
    await t.rejects(sql`delete from ${sql.table(table)}`.execute(app), { code: '42501' }, table)
  }
})
