import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const NAME = /^(\d{4})_[a-z0-9_]+\.sql$/

/** The files of a migrations folder, by name. Refuses a stray file or a number used twice: neither may be skipped. */
export async function migrationsIn(folder: URL, lockTimeout: number): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {}
  const numbers = new Map<string, string>()
  for (const file of (await readdir(folder)).sort()) {
    const number = NAME.exec(file)?.[1]
    if (number === undefined) throw new Error(`migrations/${file} is not named NNNN_what_it_does.sql`)
    const other = numbers.get(number)
    if (other !== undefined) throw new Error(`migrations/${file} and ${other} have the same number`)
    numbers.set(number, file)
    const text = await readFile(new URL(file, folder), 'utf8')
    migrations[file.slice(0, -'.sql'.length)] = {
      async up(db) {
        // Fail and be tried again, rather than queue behind a long reader with every writer behind us.
        await sql`set local lock_timeout = ${sql.lit(lockTimeout)}`.execute(db)
        await sql.raw(text).execute(db)
      },
    }
  }
  return migrations
}
