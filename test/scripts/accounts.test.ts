import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { findCaller } from '#accounts/index.ts'
import { readAccounts } from '../../scripts/accounts/accounts-file.ts'
import { exampleAccounts } from '../../scripts/accounts/example.ts'
import { createTestDatabase } from '../helpers/database.ts'
import { createDataDir } from '../helpers/postgres-own.ts'

const folder = await createDataDir(t)
const run = promisify(execFile)
const accounts = (words: string[], environment: Record<string, string>) =>
  run(process.execPath, ['scripts/accounts.ts', ...words], {
    env: { ...process.env, DATABASE_URL: '', DATABASE_ADMIN_URL: '', ...environment },
  }).then(
    ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  )

t.test('registers the example it prints; who is in it can be found', async (t) => {
  const { adminUrl, url, databases } = await createTestDatabase(t)
  const { stdout } = await accounts(['--example'], {})
  const path = join(folder, 'accounts.json')
  await writeFile(path, stdout)
  const officer = {
    issuer: 'https://login.example.org/',
    subject: 'subject-of-the-officer',
    client: 'front-end',
  }
  t.match(await accounts([path], { DATABASE_URL: url }), { code: 1, stderr: /set DATABASE_ADMIN_URL/ })
  t.equal(await findCaller(databases.app, officer), undefined)
  t.match(await accounts([path], { DATABASE_ADMIN_URL: adminUrl }), {
    code: 0,
    stdout: /2 organisations, 1 clients, 2 accounts/,
  })
  const memberships = [{ role: 'screening_officer', council: 'westminster' }]
  t.match(await findCaller(databases.app, officer), { name: 'Charlie Sample', memberships })

  const file = JSON.parse(stdout)
  file.accounts[1].memberships = []
  await writeFile(path, JSON.stringify(file))
  t.match(await accounts([path], { DATABASE_URL: adminUrl }), { code: 0 })
  t.strictSame(
    (await findCaller(databases.app, officer))?.memberships,
    [],
    'a role that is no longer named is gone',
  )

  file.accounts[1].id = file.accounts[0].id.replace(/.$/, (last: string) => (last === '0' ? '1' : '0'))
  await writeFile(path, JSON.stringify(file))
  t.match(await accounts([path], { DATABASE_URL: adminUrl }), { code: 1, stderr: /under another id/ })
})

t.test('says what is missing', async (t) => {
  for (const words of [[], ['accounts.json']])
    t.match(await accounts(words, {}), { code: 1, stdout: '', stderr: /Usage/ })
})

t.test('a file that cannot be used says where', async (t) => {
  const faultsOf = (change: (file: ReturnType<typeof exampleAccounts>) => unknown) => {
    const read = readAccounts(JSON.stringify(change(exampleAccounts())))
    return 'faults' in read ? read.faults.map(({ pointer }) => pointer) : []
  }
  const withMembership = (membership: object) => (file: ReturnType<typeof exampleAccounts>) => ({
    ...file,
    accounts: [{ ...file.accounts[0], memberships: [membership] }],
  })
  const at = '/accounts/0/memberships/0'
  t.strictSame(
    faultsOf((file) => file),
    [],
  )
  t.strictSame(faultsOf(withMembership({ role: 'referrer' })), [])
  t.strictSame(faultsOf(withMembership({ role: 'referrer', council: 'rbkc' })), [at])
  t.strictSame(faultsOf(withMembership({ role: 'analyst', council: 'rbkc' })), [])
  t.strictSame(faultsOf(withMembership({ role: 'analyst' })), [at])
  t.strictSame(faultsOf(withMembership({ role: 'analyst', council: 'camden' })), [`${at}/council`])
  t.strictSame(faultsOf(withMembership({ role: 'king' })), [`${at}/role`])
  t.strictSame(
    faultsOf(({ clients, ...rest }) => rest),
    ['/clients'],
  )
  t.match(readAccounts('{'), { faults: [{ message: 'is no JSON' }] })
})
