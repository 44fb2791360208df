import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { Caller } from '#platform/access.ts'
import type { Database } from '#platform/tables.ts'
import { demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import type { ReferralForm } from '../../src/referrals/marf/index.ts'
import { insertSubmission } from '../../src/referrals/queries/record-submission.ts'
import { prepareSubmission } from '../../src/referrals/submission/prepare.ts'
import { benchForm } from './form.ts'

export type Captured = { readonly sql: string; readonly parameters: readonly unknown[] }

/** The service's own statement with the parameters it would send for the benchmark's form. Nothing is written. */
export async function captureStatement(): Promise<Captured> {
  let captured: Captured | undefined
  const db = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (kysely) => new PostgresIntrospector(kysely),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => {
      captured = { sql: query.sql, parameters: query.parameters }
    },
  })
  const form = benchForm() as ReferralForm
  const submission = prepareSubmission({
    form,
    formText: JSON.stringify(form),
    issues: [],
    caller: sender(),
    now: new Date(),
  })
  await insertSubmission(db, submission, {
    operation: 'submitReferral',
    tracedAs: crypto.randomUUID(),
    idempotency: { keyHash: '0'.repeat(64), fingerprint: '0'.repeat(64) },
    headers: { Location: `/v1/referrals/${submission.id}`, ETag: '"1"' },
    basedOn: null,
  })
  if (captured === undefined) throw new Error('The statement was not sent.')
  return captured
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
