import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { Caller } from '#platform/access.ts'
import type { Database } from '#platform/tables.ts'
import { demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import type { ReferralForm } from '../../src/referrals/marf/index.ts'
import { insertSubmission } from '../../src/referrals/queries/record-submission.ts'
import { prepareSubmission } from '../../src/referrals/submission/prepare.ts'
import { benchForm } from './form.ts'
import { newEachTime, newKeyHash } from './new-each-time.ts'
import type { Script } from './pgbench.ts'

/** The service's own statement as it would send it for the benchmark's form, for pgbench. */
export async function ownStatement(): Promise<Script> {
  const { text, parameters } = await capture()
  const variables: Record<string, string> = {}
  const statement = text.replaceAll(/\$(\d+)/g, (_, number: string) => {
    const value = parameters[Number(number) - 1]
    if (value === null || value === undefined) return 'null'
    const fresh = freshOf(value)
    if (fresh !== undefined) return `(${fresh})`
    variables[`p${number}`] = literal(value)
    return `:p${number}`
  })
  return { sql: statement, variables }
}

const KEY_HASH = 'e'.repeat(64)

function freshOf(value: unknown): string | undefined {
  if (value === KEY_HASH) return newKeyHash(KEY_HASH)
  if (typeof value === 'string') return newEachTime(value, 0)
  if (!Array.isArray(value)) return undefined
  const items = value.map((item, at) => newEachTime(String(item), at))
  return items.length > 0 && items.every((item) => item !== undefined)
    ? `array[${items.join(', ')}]`
    : undefined
}

/** A parameter as the text a client would send for it. */
function literal(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.map((item) => JSON.stringify(String(item))).join(',')}}`
  return String(value)
}

/** Lets the service compose its statement on a database that is not there. */
async function capture(): Promise<{ text: string; parameters: readonly unknown[] }> {
  const sent: { text: string; parameters: readonly unknown[] }[] = []
  const db = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (kysely) => new PostgresIntrospector(kysely),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => {
      sent.push({ text: query.sql, parameters: query.parameters })
    },
  })
  const form = benchForm() as ReferralForm
  const submission = prepareSubmission({
    form,
    formBytes: Buffer.from(JSON.stringify(form)),
    issues: [],
    caller: sender(),
    now: new Date(),
  })
  await insertSubmission(db, submission, {
    operation: 'submitReferral',
    tracedAs: crypto.randomUUID(),
    idempotency: { keyHash: KEY_HASH, fingerprint: 'f'.repeat(64) },
    headers: { Location: `/v1/referrals/${submission.id}`, ETag: '"1"' },
    basedOn: null,
  })
  const statement = sent[0]
  if (statement === undefined) throw new Error('The statement was not sent.')
  return statement
}

function sender(): Caller {
  const account = demonstrationAccounts.accounts.find(({ subject }) => subject === 'referrer')
  if (account === undefined) throw new Error('There is no made-up referrer.')
  const { id, organisation, name } = account
  return {
    account: id,
    kind: 'person',
    client: 'demonstration-front-end',
    organisation,
    organisationName: name,
    name,
    memberships: [{ role: 'referrer', council: null }],
  }
}
