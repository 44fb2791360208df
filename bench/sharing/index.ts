import { performance } from 'node:perf_hooks'
import { type Kysely, sql } from 'kysely'
import { openDatabases } from '#platform/database.ts'
import type { Database } from '#platform/tables.ts'
import { demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import { Connection } from '../ground/connection.ts'
import { type BenchPostgres, startBenchPostgres } from '../ground/postgres.ts'
import { type BenchService, startService } from '../ground/service.ts'
import { type BenchOptions, type BenchResult, figure, median } from '../result.ts'
import { benchForm } from '../submit-referral/form.ts'

const TEAM = 'intensive_family_support_team'
const RECIPIENT = `${TEAM}@westminster`
const OFFICER = 'screening_officer@westminster'

type Shared = { referral: string; disclosure: string }
type Round = { shared: number; referral: number; walled: number; bare: number }

/** What the policy and row-level security add to a read, as ratios: beside a plain read, and beside no walls at all. */
export async function sharing(options: BenchOptions): Promise<BenchResult> {
  const postgres = await startBenchPostgres()
  try {
    const service = await startService(postgres)
    try {
      return await measure(postgres, service, options)
    } finally {
      await service.close()
    }
  } finally {
    await postgres.close()
  }
}

async function measure(
  postgres: BenchPostgres,
  service: BenchService,
  { quick, progress }: BenchOptions,
): Promise<BenchResult> {
  const made: Shared[] = []
  for (let at = 0; at < (quick ? 10 : 200); at++) made.push(await share(service))
  progress(`${made.length} disclosures made`)
  const app = openDatabases(postgres.appUrl, {
    max: 1,
    applicationName: 'front-door-bench',
    statementTimeout: 60_000,
  })
  const rounds: Round[] = []
  const tokens = { team: await service.token(RECIPIENT), officer: await service.token(OFFICER) }
  for (let round = 0; round < (quick ? 2 : 7); round++) {
    const taken = {
      shared: await get(
        service,
        tokens.team,
        made.map((each) => `/v1/shared-referrals/${each.disclosure}`),
      ),
      referral: await get(
        service,
        tokens.officer,
        made.map((each) => `/v1/referrals/${each.referral}`),
      ),
      walled: await select(app.app, made),
      bare: await select(postgres.admin, made),
    }
    // The first round warms the code, the caches and the plans.
    if (round > 0) rounds.push(taken)
  }
  await app.close()
  return resultOf(postgres, rounds)
}

/** Sends a referral and discloses it to the team. */
async function share(service: BenchService): Promise<Shared> {
  const form = benchForm()
  const [child] = form['children'] as { key: string }[]
  const referral = await post(service, 'referrer', '/v1/referrals', form)
  const disclosure = await post(service, OFFICER, `/v1/referrals/${referral}/disclosures`, {
    recipient: { kind: 'internal_team', team: TEAM },
    subjects: [child?.key],
    purpose: 'support_family',
    categories: ['identity', 'contact', 'household', 'education', 'needs'],
  })
  return { referral, disclosure }
}

async function post(service: BenchService, subject: string, path: string, body: unknown): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${service.port}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await service.token(subject)}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  })
  if (answer.status !== 201) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}

async function get(service: BenchService, token: string, paths: readonly string[]): Promise<number> {
  const connection = new Connection(service.port)
  const taken: number[] = []
  for (const path of paths) {
    const start = performance.now()
    const { status } = await connection.send(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    )
    taken.push(performance.now() - start)
    if (status !== 200) throw new Error(`${path} was answered ${status}.`)
  }
  connection.close()
  return median(taken)
}

/** The copy itself: by the service's role behind the walls, or by the owner, whom no wall holds. */
async function select(db: Kysely<Database>, made: readonly Shared[]): Promise<number> {
  const account = demonstrationAccounts.accounts.find(({ subject }) => subject === RECIPIENT)?.id
  const taken: number[] = []
  for (const { referral, disclosure } of made)
    await db.transaction().execute(async (trx) => {
      await sql`select set_config('front_door.account', ${account}, true),
        set_config('front_door.teams', ${`westminster/${TEAM}`}, true)`.execute(trx)
      const start = performance.now()
      const { rows } =
        await sql`select category, document from disclosure_content where council_id = 'westminster'
        and referral_id = ${referral}::uuid and disclosure_id = ${disclosure}::uuid`.execute(trx)
      taken.push(performance.now() - start)
      if (rows.length !== 5) throw new Error(`${rows.length} parts were seen.`)
    })
  return median(taken)
}

function resultOf(postgres: BenchPostgres, rounds: readonly Round[]): BenchResult {
  const ratio = (one: keyof Round, other: keyof Round) =>
    median(rounds.map((round) => round[one] / round[other]))
  const ms = (one: keyof Round) => figure(median(rounds.map((round) => round[one])))
  const rows = [
    {
      what: 'getSharedReferral / getReferral: the policy asked again, and the walls',
      ratio: figure(ratio('shared', 'referral')),
      'p50 ms': ms('shared'),
      'of the other': ms('referral'),
    },
    {
      what: 'the copy behind the walls / without walls: one statement',
      ratio: figure(ratio('walled', 'bare')),
      'p50 ms': ms('walled'),
      'of the other': ms('bare'),
    },
  ]
  const title = `PostgreSQL ${postgres.version}, Node ${process.versions.node}, one connection, everything on, interleaved`
  const goals = [
    {
      text: 'What was shared is read within 3 x of a referral',
      measured: figure(ratio('shared', 'referral')),
      holds: ratio('shared', 'referral') <= 3,
    },
  ]
  const notes = [
    'The middle of the ratios within each round: what a busy machine does to one it does to all.',
  ]
  return { name: 'sharing', tables: [{ title, rows }], goals, notes }
}
