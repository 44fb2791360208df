import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import t from 'tap'
import { callerOf } from '../helpers/call.ts'
import { aboutReferral, decisionOf } from '../helpers/decisions.ts'
import { formFrom } from '../helpers/forms.ts'
import { createService, type TestService } from '../helpers/service.ts'
import { sized } from '../helpers/tiers.ts'
import { registerColleagues } from '../triage/colleagues.ts'

const PEOPLE = 50
const REFERRALS = sized(10, 100)

type Open = { id: string; url: string; etag: string; evaluation: string; children: readonly string[] }
type Tried = { who: string; id: string; status: number; body: Record<string, unknown>; sent: string }

/** Every other one was added to since: whoever has not read it again is a version behind. */
async function sendReferrals(service: TestService): Promise<Open[]> {
  const as = callerOf(service)
  const sendOne = async (n: number): Promise<Open> => {
    const sent = await as('referrer').post('/v1/referrals', formFrom('eligible'))
    const id = String(sent.body['id'])
    const url = `/v1/referrals/${id}`
    const added = n % 2 === 1 ? await as('referrer').post(`${url}/amendments`, { text: 'More.' }) : sent
    const { evaluation, children } = await aboutReferral(service.database, id, id)
    return { id, url, etag: added.etag, evaluation, children }
  }
  const open: Open[] = []
  for (let n = 0; n < REFERRALS; n += 5)
    open.push(...(await Promise.all([0, 1, 2, 3, 4].map((more) => sendOne(n + more)))))
  return open
}

/** Each of 50 people goes through the same referrals in the same order; every fifth holds on to what they read first. */
async function decideOnAll(service: TestService, who: string, position: number, open: readonly Open[]) {
  const caller = callerOf(service)(who)
  const tried: Tried[] = []
  for (const { id, url, etag, evaluation, children } of open) {
    const outcome = position % 2 === 0 ? 'accept_targeted_early_help' : 'transfer_social_care'
    const body = {
      ...decisionOf(outcome, { children, evaluation, duplicateOf: id }),
      reasons: `What ${who} thinks of it.`,
    }
    const options = { key: randomUUID(), ifMatch: position % 5 === 0 ? '"1"' : etag }
    let answer = await caller.post(`${url}/decisions`, body, options)
    // A pool that is full says when to come again.
    for (let again = 0; answer.status === 503 && again < 20; again++) {
      await sleep(100)
      answer = await caller.post(`${url}/decisions`, body, options)
    }
    tried.push({ who, id, status: answer.status, body: answer.body, sent: JSON.stringify(body) })
  }
  return tried
}

t.test(
  `${PEOPLE} people decide on the same ${REFERRALS} referrals at once: one decision each, nothing overwritten`,
  async (t) => {
    const service = await createService(t)
    const people = Array.from({ length: PEOPLE }, (_, n) => `decider-${n}`)
    await registerColleagues(
      service.database.admin,
      people.map((subject) => ({
        subject,
        memberships: [{ role: 'decision_maker', council: 'westminster' }],
      })),
    )
    const open = await sendReferrals(service)
    const started = performance.now()
    const tried = (
      await Promise.all(people.map((who, position) => decideOnAll(service, who, position, open)))
    ).flat()
    t.comment(`${tried.length} decisions tried in ${Math.round(performance.now() - started)} ms`)

    const { rows: kept } = await sql<{
      referral_id: string
      document: string
      state: string
      status: string
      version: number
      decisions: number
      events: number
      children: number
      audited: number
    }>`
    select d.referral_id, d.document::text as document, d.state, r.status, r.version,
      (select count(*)::int from decision x where x.referral_id = r.id) as decisions,
      (select count(*)::int from referral_event e where e.referral_id = r.id and e.type like 'decision.%') as events,
      (select count(*)::int from decision_child c where c.referral_id = r.id) as children,
      (select count(*)::int from audit_event a where a.subject_id = r.id and a.operation = 'recordDecision'
         and a.outcome = 'done') as audited
    from decision d join referral r on r.id = d.referral_id`.execute(service.database.admin)
    t.equal(kept.length, REFERRALS)
    const tally = new Map<number, number>()
    for (const { status } of tried) tally.set(status, (tally.get(status) ?? 0) + 1)
    t.comment([...tally].map(([status, count]) => `${count} times ${status}`).join(', '))
    t.strictSame(
      [...tally.keys()].filter((status) => ![201, 409, 412].includes(status)),
      [],
    )
    for (const { id, etag } of open) {
      const made = tried.filter((each) => each.id === id)
      const won = made.filter(({ status }) => status === 201)
      const found = kept.find(({ referral_id }) => referral_id === id)
      if (won.length !== 1 || found === undefined) {
        t.fail(`${won.length} of ${made.length} decided on ${id}`)
        continue
      }
      const waits = won[0]?.body['state'] === 'proposed'
      t.match(found, {
        document: won[0]?.sent,
        state: waits ? 'proposed' : 'recorded',
        status: waits ? 'awaiting_confirmation' : 'decided',
        version: Number(etag.slice(1, -1)) + 1,
        decisions: 1,
        events: 1,
        children: 1,
        audited: 1,
      })
      const states = made.filter(({ status }) => status === 409).map(({ body }) => body['currentState'])
      t.strictSame([...new Set(states)], [found.status], 'the others are told what it is now')
    }
  },
)
