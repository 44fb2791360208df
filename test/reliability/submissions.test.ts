import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import t from 'tap'
import { formFrom } from '../helpers/forms.ts'
import { createLiveService } from '../helpers/live-service.ts'
import { sized } from '../helpers/tiers.ts'

type Answer = { status: number; location: string; replayed: boolean; retryAfter: string | null; body: string }

const FORM = JSON.stringify(formFrom('eligible'))

async function post(baseUrl: string, token: string, key: string, body = FORM): Promise<Answer> {
  const response = await fetch(`${baseUrl}/v1/referrals`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body,
  })
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    replayed: response.headers.get('idempotency-replayed') === 'true',
    retryAfter: response.headers.get('retry-after'),
    body: await response.text(),
  }
}

/** What a sender does who is told to wait. */
async function settle(answer: Answer, again: () => Promise<Answer>): Promise<Answer> {
  let latest = answer
  for (let tries = 0; latest.status !== 201 && tries < 20; tries++) {
    await sleep(1_000 * Number(latest.retryAfter ?? 1))
    latest = await again()
  }
  return latest
}

/** How many rows of each kind a referral leaves exactly one of. */
async function countsOf(owner: Awaited<ReturnType<typeof createLiveService>>['owner']) {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*)::int from referral) as referral,
           (select count(*)::int from referral_revision) as revision,
           (select count(*)::int from evaluation) as evaluation,
           (select count(*)::int from referral_event where type like 'referral.%') as event,
           (select count(*)::int from initial_contact) as contact,
           (select count(*)::int from referral_event where type = 'initial_contact.created') as told,
           (select count(*)::int from referral_child) as child,
           (select count(distinct referral_id)::int from consent_event) as consent,
           (select count(distinct subject_id)::int from audit_event where operation = 'submitReferral' and outcome = 'done') as audit,
           (select count(*)::int from idempotency_record) as key`.execute(owner)
  return rows[0] as Record<string, number>
}

const SUBMISSIONS = sized(200, 1_000)

t.test(`${SUBMISSIONS} submissions at once over 20 keys are 20 referrals`, async (t) => {
  const live = await createLiveService(t)
  const { baseUrl } = await live.start()
  const token = await live.token('referrer')
  const keys = Array.from({ length: 20 }, (_, n) => `one-of-twenty-${n}`)
  const all = await Promise.all(
    Array.from({ length: SUBMISSIONS }, async (_, n) => {
      const key = keys[n % keys.length] as string
      const answer = await post(baseUrl, token, key)
      return { key, answer, settled: await settle(answer, () => post(baseUrl, token, key)) }
    }),
  )
  // Who is told to wait is told how long; on a machine that is busy with other things, a full pool says so too.
  for (const { key, answer } of all.filter((each) => each.answer.status !== 201))
    t.match(answer, { status: /^(409|503)$/, retryAfter: /^\d+$/ }, key)
  t.comment(`${all.filter(({ answer }) => answer.status === 503).length} times 503`)
  for (const key of keys) {
    const made = all.filter((each) => each.key === key).map(({ settled }) => settled)
    t.ok(
      made.every(({ status }) => status === 201),
      `${key} was answered`,
    )
    t.equal(new Set(made.map(({ body }) => body)).size, 1, 'every answer is the first one, to the letter')
    t.equal(made.filter(({ replayed }) => !replayed).length, 1, 'one of them made it')
  }
  const counts = await countsOf(live.owner)
  for (const [what, count] of Object.entries(counts)) t.equal(count, 20, what)
})
