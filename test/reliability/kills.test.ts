import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import t from 'tap'
import { formFrom } from '../helpers/forms.ts'
import { createLiveService } from '../helpers/live-service.ts'
import { sized } from '../helpers/tiers.ts'

const KILLS = sized(3, 20)
const WRITERS = 6

// A database that loses nothing, as the service asks for, and the real process on it.
const live = await createLiveService(t)
const authorization = `Bearer ${await live.token('referrer')}`

const CUT_CONNECTIONS = sql`
  select pg_terminate_backend(pid) from pg_stat_activity
   where datname = current_database() and (usename = 'front_door_app' or application_name = 'front-door')`

/** What a sender knows: nothing of a request that failed, everything of one that was answered. */
type Work = { readonly key: string; readonly viaDraft: boolean; id?: string }

let service = await live.start()

const post = (path: string, key: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${service.baseUrl}${path}`, {
    method: 'POST',
    headers: {
      authorization,
      'idempotency-key': key,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  })

/** Sends one work under one key until it is answered, whatever dies in between. */
async function deliver(work: Work, wrong: string[]): Promise<void> {
  let draft: string | undefined
  for (let tries = 0; tries < 400; tries++) {
    try {
      if (work.viaDraft && draft === undefined) {
        const made = await post('/v1/drafts', `${work.key}-draft`, { form: formFrom('eligible') })
        if (made.status === 201) draft = ((await made.json()) as { id: string }).id
        else if (made.status !== 409 && made.status !== 503) wrong.push(`draft ${made.status}`)
        // Where the connections were cut there is no draft to submit yet: asked for once more.
        if (draft === undefined) {
          await sleep(20)
          continue
        }
      }
      const answer = work.viaDraft
        ? await post(`/v1/drafts/${draft}/submission`, work.key, undefined, { 'if-match': '"1"' })
        : await post('/v1/referrals', work.key, formFrom('eligible'))
      if (answer.status === 201) {
        work.id = ((await answer.json()) as { id: string }).id
        return
      }
      if (answer.status !== 409 && answer.status !== 503)
        wrong.push(`${answer.status}: ${(await answer.text()).slice(0, 200)}`)
    } catch {
      // The process died under it: the sender knows nothing and asks again.
    }
    await sleep(20)
  }
  wrong.push(`${work.key} was never answered`)
}

t.test(`${KILLS} times killed in a stream of submissions: none lost, none twice, none half`, async (t) => {
  const works: Work[] = []
  const wrong: string[] = []
  let going = true
  let flowing = false
  const writers = Array.from({ length: WRITERS }, async (_, writer) => {
    while (going) {
      if (!flowing) {
        await sleep(10)
        continue
      }
      const work: Work = { key: randomUUID(), viaDraft: writer === 0 }
      works.push(work)
      await deliver(work, wrong)
    }
  })
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      // The next one stands by, as behind a load balancer; every third time the connections are cut first.
      const next = await live.start()
      flowing = true
      await sleep(150 + 40 * (kill % 5))
      if (kill % 3 === 2)
        t.ok((await CUT_CONNECTIONS.execute(live.owner)).rows.length > 0, 'connections were cut')
      service.child.kill('SIGKILL')
      service = next
      await sleep(100)
      flowing = false
    }
  } finally {
    going = false
    await Promise.all(writers)
  }
  t.strictSame(wrong, [])
  t.ok(works.length > 4 * KILLS, `${works.length} submissions`)

  const { rows } = await sql<
    Record<
      'id' | 'revisions' | 'evaluations' | 'events' | 'children' | 'consents' | 'audited' | 'keys',
      string | number
    >
  >`
    select r.id,
      (select count(*)::int from referral_revision x where x.referral_id = r.id) as revisions,
      (select count(*)::int from evaluation x where x.referral_id = r.id) as evaluations,
      (select count(*)::int from referral_event x where x.referral_id = r.id and x.type like 'referral.%') as events,
      (select count(*)::int from initial_contact x where x.referral_id = r.id) as contacts,
      (select count(*)::int from referral_event x join initial_contact c on c.id = x.about where x.referral_id = r.id) as told,
      (select count(*)::int from referral_child x where x.referral_id = r.id) as children,
      (select count(*)::int from consent_event x where x.referral_id = r.id) as consents,
      (select count(*)::int from audit_event x where x.subject_id = r.id and x.outcome = 'done' and x.operation like 'submit%') as audited,
      (select count(*)::int from idempotency_record x where x.resource_id = r.id) as keys
    from referral r`.execute(live.owner)
  const whole = {
    ...{ revisions: 1, evaluations: 1, events: 1, contacts: 1, told: 1 },
    ...{ children: 1, consents: 1, audited: 1, keys: 1 },
  }
  t.strictSame(
    rows.filter(({ id, ...counts }) => JSON.stringify(counts) !== JSON.stringify(whole)),
    [],
    'none half',
  )
  const kept = new Set(rows.map(({ id }) => id))
  t.strictSame(
    works.filter(({ id }) => !kept.has(String(id))),
    [],
    'none lost',
  )
  t.equal(kept.size, works.length, 'none twice: one referral for each key')
  t.equal(new Set(works.map(({ id }) => id)).size, works.length)
  const { rows: drafts } = await sql`select id from draft`.execute(live.owner)
  t.ok(drafts.length <= 1, 'a draft that was submitted is gone')
})
