import { type FileHandle, open } from 'node:fs/promises'
import { loadPostcodes } from '#directory/index.ts'
import { openOwner } from '#platform/migrate/owner.ts'

const USAGE = `Usage: npm run --silent postcodes -- <file.csv>
A file of the ONS Postcode Directory, of Code-Point Open, or one with the headings postcode,latitude,longitude.
The database is that of DATABASE_ADMIN_URL, else of DATABASE_URL: its owner's.
`

const [path] = process.argv.slice(2)
const url = process.env['DATABASE_ADMIN_URL'] || process.env['DATABASE_URL']
if (path === undefined || url === undefined || url === '') fail(USAGE)
else await load(path, url)

async function load(path: string, url: string): Promise<void> {
  const file = await open(path).catch(() => undefined)
  if (file === undefined) return fail(`${path} cannot be read. Nothing was loaded.\n`)
  const owner = openOwner(url)
  try {
    const loaded = await loadPostcodes(owner, linesOf(file))
    if (loaded === 'not understood')
      return fail(`${path} is none of the files this reads. Nothing was loaded.\n${USAGE}`)
    const { notInUse, notUnderstood, services } = loaded
    process.stdout.write(
      `Loaded ${loaded.loaded}; left out ${notInUse} without a place or not in use, and ${notUnderstood} lines not understood. ${services} services are found anew.\n`,
    )
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
    fail(
      code === '42501'
        ? 'This is not the owner of the tables: set DATABASE_ADMIN_URL. Nothing was loaded.\n'
        : `The database could not do it (${code}). Nothing was loaded.\n`,
    )
  } finally {
    await file.close()
    await owner.destroy()
  }
}

/** Not read before somebody asks for them: lines that come before that are lost. */
async function* linesOf(file: FileHandle): AsyncGenerator<string> {
  yield* file.readLines({ autoClose: false })
}

function fail(text: string): void {
  process.stderr.write(text)
  process.exitCode = 1
}
