import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import t from 'tap'
import { councils } from '#councils/index.ts'
import { createLiveService } from '../helpers/live-service.ts'
import { sized } from '../helpers/tiers.ts'

const KILLS = sized(2, 3)
/** Referrals of each council that become due before each kill. */
const BATCH = 150

// A database that loses nothing, as the service asks for, and the real worker on it.
const live = await createLiveService(t)
const { owner } = live

/** Referrals that are due today: what the worker has to alarm about as soon as it looks. */
const addDue = (batch: number) =>
  sql`
  insert into referral (council_id, id, reference, status, service, result, attention, safeguarding, withheld,
    revision, version, account_id, organisation_id, client_id, submitted_at, received_at, due_on)
  select council, gen_random_uuid(), concat(council, ${String(batch)}::text, '-', n), 'received', 'early_help', 'eligible', 2, false,
    false, 1, 1, gen_random_uuid(), gen_random_uuid(), 'made-up', now(), now(), (now() at time zone 'Europe/London')::date
    from unnest(array['rbkc', 'westminster']) council, generate_series(1, ${BATCH}) n`.execute(owner)

/** Where the worker is held up while it writes an event of this council, so that it can be killed right there. */
const holdUpAt = (council: string) => sql`
  create or replace function hold_up() returns trigger language plpgsql as $$ begin
    if new.council_id = ${sql.lit(council)} then
      perform pg_advisory_lock_shared(1);
      perform pg_advisory_unlock_shared(1);
    end if;
    return new;
  end $$;
  create or replace trigger hold_up before insert on referral_event for each row execute function hold_up()`

async function counted(query: ReturnType<typeof sql<{ count: number }>>): Promise<number> {
  return (await query.execute(owner)).rows[0]?.count ?? 0
}

const raising = () => sql<{ count: number }>`
  select count(*)::int as count from pg_stat_activity
   where datname = current_database() and application_name = 'front-door' and state <> 'idle' and query like '%with standing%'`
const heldUp = () => sql<{ count: number }>`
  select count(*)::int as count from pg_stat_activity
   where datname = current_database() and application_name = 'front-door' and wait_event = 'advisory'`
const unequal = () => sql<{ count: number }>`
  select count(*)::int as count from referral r
   where (select count(*) from alarm a where a.referral_id = r.id)
      <> (select count(*) from referral_event e where e.referral_id = r.id)`
const alarmed = () => sql<{ count: number }>`select count(*)::int as count from alarm`

async function until(met: () => Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(10)) if (await met()) return true
  return false
}

t.test(`${KILLS} times killed while it raises alarms: none lost, none twice, none half`, async (t) => {
  const left: number[] = []
  for (let kill = 0; kill < KILLS; kill++) {
    await addDue(kill)
    // In the first council's alarms, and between the first's, which are committed, and the second's.
    await holdUpAt(councils[kill % 2]?.id ?? '').execute(owner)
    await owner.connection().execute(async (gate) => {
      await sql`select pg_advisory_lock(1)`.execute(gate)
      const worker = await live.start({ FRONT_DOOR_PROCESS: 'worker' })
      t.ok(await until(async () => (await counted(heldUp())) > 0), 'it is at it')
      worker.child.kill('SIGKILL')
      await worker.ended()
      await sql`select pg_advisory_unlock(1)`.execute(gate)
    })
    t.ok(await until(async () => (await counted(raising())) === 0), 'its statement has ended')
    t.equal(await counted(unequal()), 0, 'alarms and events stand or fall together')
    left.push(2 * BATCH * (kill + 1) - (await counted(alarmed())))
  }
  t.strictSame(left, [2 * BATCH, 2 * BATCH, 4 * BATCH].slice(0, KILLS), 'what each kill left undone')
  await sql`drop trigger hold_up on referral_event`.execute(owner)

  const workers = await Promise.all([1, 2].map(() => live.start({ FRONT_DOOR_PROCESS: 'worker' })))
  t.ok(await until(async () => (await counted(alarmed())) === 2 * BATCH * KILLS), 'none lost')
  for (const worker of workers) worker.child.kill('SIGTERM')
  for (const worker of workers) t.equal(await worker.ended(), 0)
  const { rows } = await sql`
    select r.id from referral r
     where (select count(*) from alarm a where a.referral_id = r.id and a.kind = 'due_soon') <> 1
        or (select count(*) from referral_event e where e.referral_id = r.id and e.type = 'alarm.due_soon') <> 1`.execute(
    owner,
  )
  t.strictSame(rows, [], 'none twice, none half')
})
