import { readFile } from 'node:fs/promises'
import { registerAccounts } from '#accounts/index.ts'
import { openOwner } from '#platform/migrate/owner.ts'
import { readAccounts } from './accounts/accounts-file.ts'
import { exampleAccounts } from './accounts/example.ts'

const USAGE = `Usage: npm run --silent accounts -- <file.json>     registers what the file holds
       npm run --silent accounts -- --example       prints a file to start from
The database is that of DATABASE_ADMIN_URL, else of DATABASE_URL: its owner's.
`

const REMEDIES: Readonly<Record<string, string>> = {
  '42P01': 'The database has no tables yet: start the service on it once.',
  '42501': 'This is not the owner of the tables: set DATABASE_ADMIN_URL.',
  '23503': 'It names an organisation that is neither in the file nor in the database.',
  '23505': 'An issuer and subject are already registered under another id.',
}

const [argument] = process.argv.slice(2)
if (argument === '--example') process.stdout.write(`${JSON.stringify(exampleAccounts(), null, 2)}\n`)
else if (argument === undefined) fail(USAGE)
else await register(argument)

async function register(path: string): Promise<void> {
  const url = process.env['DATABASE_ADMIN_URL'] || process.env['DATABASE_URL']
  if (url === undefined || url === '') return fail(USAGE)
  const read = readAccounts(await readFile(path, 'utf8').catch(() => ''))
  if ('faults' in read) {
    const lines = read.faults.map(({ pointer, message }) => `  ${pointer || 'the file'}: ${message}\n`)
    return fail(`${path} cannot be used. Nothing was registered.\n${lines.join('')}`)
  }
  const owner = openOwner(url)
  try {
    await registerAccounts(owner, read.accounts)
    const { organisations, clients, accounts } = read.accounts
    process.stdout.write(
      `Registered: ${organisations.length} organisations, ${clients.length} clients, ${accounts.length} accounts.\n`,
    )
  } catch (error) {
    fail(`Nothing was registered. ${explain(error)}\n`)
  } finally {
    await owner.destroy()
  }
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REMEDIES[code] ?? `The database could not do it (${code || 'no answer'}).`
}

function fail(text: string): void {
  process.stderr.write(text)
  process.exitCode = 1
}
