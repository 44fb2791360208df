import { chown, readFile, stat } from 'node:fs/promises'

/** The account PostgreSQL runs under. Without `ids` it is our own. */
export interface Account {
  readonly name: string
  readonly ids?: { readonly uid: number; readonly gid: number }
}

const OWN: Account = { name: 'this account' }

/** PostgreSQL refuses to run as root, so root hands it to an account that can do little else. */
export async function postgresAccount(data: string): Promise<Account> {
  if (process.getuid?.() !== 0) return OWN
  // What one account began only that account can go on with.
  const owner = await stat(data).then(
    (found) => found,
    () => undefined,
  )
  if (owner !== undefined && owner.uid !== 0) {
    return { name: `uid ${owner.uid}`, ids: { uid: owner.uid, gid: owner.gid } }
  }
  const known = await readFile('/etc/passwd', 'utf8')
  for (const name of ['postgres', 'nobody']) {
    const line = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm').exec(known)
    if (line && line[1] !== '0') return { name, ids: { uid: Number(line[1]), gid: Number(line[2]) } }
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it under. ' +
      'Start the service as an ordinary user, or set DATABASE_URL.',
  )
}

/** Gives a file or folder to the account. */
export async function giveTo(account: Account, path: string): Promise<void> {
  if (account.ids) await chown(path, account.ids.uid, account.ids.gid)
}
