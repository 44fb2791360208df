import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import t from 'tap'

t.test('every test file is run: by its folder, or for itself', async (t) => {
  const folders = new Set(globSync('**/all.ts', { cwd: import.meta.dirname }).map(dirname))
  const isRun = (file: string) => {
    if (file.endsWith('.alone.test.ts') || dirname(file) === '.') return true
    for (let folder = dirname(file); folder !== '.'; folder = dirname(folder))
      if (folders.has(folder)) return true
    return false
  }
  const files = globSync('**/*.test.ts', { cwd: import.meta.dirname })
  t.ok(files.length > 100)
  t.strictSame(
    files.filter((file) => !isRun(file)),
    [],
    'give its folder an all.ts as the others have',
  )
})

t.test(
  'each file has what it began taken down before the next begins, and its failures are its own',
  async (t) => {
    const folder = await mkdtemp(join(import.meta.dirname, 'helpers', 'together-'))
    t.teardown(() => rm(folder, { recursive: true }))
    const files: Record<string, string> = {
      'all.ts': "import { together } from '../together.ts'\nawait together(import.meta.dirname)",
      'a.test.ts':
        "import t from 'tap'\nt.teardown(() => t.comment('a is down'))\nt.test('a part', async (t) => t.fail('a fails'))",
      'b.test.ts': "import t from 'tap'\nt.comment('b begins')\nthrow new Error('b cannot be loaded')",
      'c.test.ts': "import t from 'tap'\nt.test('c part', async (t) => t.pass('c passes'))",
      'd.alone.test.ts': "import t from 'tap'\nt.fail('not here')",
    }
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    const { stdout, status } = spawnSync(
      process.execPath,
      [`--import=${join(import.meta.dirname, 'helpers', 'light-domains.ts')}`, join(folder, 'all.ts')],
      { encoding: 'utf8' },
    )
    t.equal(status, 1)
    const said = stdout.matchAll(
      /^ *(?:# (a is down|b begins)|(not ok|ok) \d+ - (?:.*\/)?(\w\.test|\w [\w ]*\w))/gm,
    )
    t.strictSame(
      Array.from(said, ([, comment, ok, name]) => comment ?? `${ok}: ${name}`),
      [
        ...['not ok: a fails', 'not ok: a part', 'a is down', 'not ok: a.test'],
        ...['b begins', 'not ok: b cannot be loaded', 'not ok: b.test'],
        ...['ok: c passes', 'ok: c part', 'ok: c.test'],
      ],
    )
  },
)
