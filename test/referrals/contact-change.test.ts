import { type KyselyPlugin, sql } from 'kysely'
import t from 'tap'
import { ask } from '#platform/asking.ts'
import { insertContactChange } from '#referrals/index.ts'
import { callerOf } from '../helpers/call.ts'
import { formFrom } from '../helpers/forms.ts'
import { createService } from '../helpers/service.ts'

const service = await createService(t)
const { admin, databases } = service.database
const at = new Date('2026-11-23T11:00:00Z')

t.test('a contact is written in one statement, as the council, and who was asking asks on', async (t) => {
  const sent = await callerOf(service)('referrer').post('/v1/referrals', formFrom('eligible'))
  const id = String(sent.body['id'])
  const { account_id } = await admin
    .selectFrom('referral')
    .select('account_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const askers = {
    'its sender': { account: account_id, organisation: null, councils: [] },
    'its council': { account: account_id, organisation: null, councils: ['westminster'] },
    'two councils': { account: account_id, organisation: null, councils: ['rbkc', 'westminster'] },
  }
  for (const [name, asking] of Object.entries(askers)) {
    const seen = await databases.app.transaction().execute(async (trx) => {
      await ask(trx, asking)
      let statements = 0
      const counting: KyselyPlugin = {
        transformQuery: ({ node }) => {
          statements += 1
          return node
        },
        transformResult: async ({ result }) => result,
      }
      const counted = trx.withPlugin(counting)
      await insertContactChange(counted, { council_id: 'westminster', id }, { cause: 'consent.recorded', at })
      const { rows } = await sql<{ councils: string }>`
        select current_setting('front_door.councils') as councils`.execute(trx)
      const contacts = await trx.selectFrom('initial_contact').select('id').execute()
      return { statements, councils: rows[0]?.councils, sees: contacts.length > 0 }
    })
    const sees = asking.councils.length > 0
    t.strictSame(seen, { statements: 1, councils: asking.councils.join(','), sees }, name)
  }
  const contacts = await admin
    .selectFrom('initial_contact')
    .select(['id', 'kind', 'cause', 'corrects'])
    .where('referral_id', '=', id)
    .orderBy('xid')
    .execute()
  t.strictSame(
    contacts.map(({ kind, cause }) => `${kind} ${cause}`),
    ['initial referral.received', ...Array(3).fill('change consent.recorded')],
  )
  t.strictSame(
    contacts.slice(1).map(({ corrects }) => corrects),
    contacts.slice(0, 3).map((contact) => contact.id),
    'each corrects the one before',
  )
  const told = await admin
    .selectFrom('referral_event')
    .select('about')
    .where('type', '=', 'initial_contact.created')
    .execute()
  t.strictSame(told.map(({ about }) => about).sort(), contacts.map((contact) => contact.id).sort())
})
