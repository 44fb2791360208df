import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { breaches, type SourceFile } from './helpers/architecture.ts'

const SRC = new URL('../src/', import.meta.url)

const files: SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => ({ path, text: readFileSync(new URL(path, SRC), 'utf8') }))

t.test('the house keeps its rules', async (t) => {
  t.ok(files.length > 100, 'the files were found')
  t.strictSame(breaches(files), [])
})

const planted: readonly (readonly [path: string, text: string, says: RegExp])[] = [
  [
    'calendar/x.ts',
    "import { evaluate } from '#eligibility/index.ts'",
    /calendar may not import from eligibility/,
  ],
  ['calendar/x.ts', "import { readFileSync } from 'node:fs'", /not a package/],
  ['eligibility/x.ts', "import fastify from 'fastify'", /not a package/],
  ['eligibility/x.ts', 'export const today = () => new Date()', /new Date\(\)/],
  ['councils/x.ts', "import { BOROUGHS } from '#eligibility/boroughs.ts'", /only #eligibility\/index.ts/],
  ['councils/x.ts', 'const x = Math.random()', /Math.random/],
  ['consent/x.ts', "const x = process.env['X']", /process/],
  [
    'platform/x.ts',
    "import { examples } from '#referrals/index.ts'",
    /platform may not import from referrals/,
  ],
  [
    'platform/x.ts',
    "import { examples } from '../referrals/index.ts'",
    /platform may not import from referrals/,
  ],
  ['accounts/x.ts', "export { mayGoOn } from '#consent/index.ts'", /accounts may not import from consent/],
  [
    'reference/x.ts',
    "const x = await import('#referrals/index.ts')",
    /reference may not import from referrals/,
  ],
  ['referrals/x.ts', "import { findCaller } from '../accounts/index.ts'", /start with #/],
  ['referrals/x.ts', "import type { Row } from '#accounts/tables.ts'", /only #accounts\/index.ts/],
  ['referrals/x.ts', "import { x } from '#referrals/y.ts'", /relative/],
  ['referrals/x.ts', "import { x } from './y'", /end in .ts/],
  ['referrals/x.ts', 'const at = new Date()', /wall clock/],
  ['referrals/x.ts', 'const x = (y: any) => y', /: any/],
  ['referrals/x.ts', 'const x = y as any', /: any/],
  ['referrals/x.ts', '// @ts-ignore\nconst x = 1', /silenced/],
  ['referrals/x.ts', '\n'.repeat(251), /252 lines/],
  [
    'referrals/routes/do-it.ts',
    "export const doThat = operation({\n  id: 'doThat'",
    /the one operation doIt/,
  ],
  [
    'referrals/routes/do-it.ts',
    "export const doIt = operation({\n  id: 'doIt'\nexport const more = 1",
    /exports doIt,more/,
  ],
  ['insights/x.ts', '', /not in the table/],
]

t.test('a planted breach is found', async (t) => {
  for (const [path, text, says] of planted) t.match(breaches([{ path, text }]), [says], `${path}: ${says}`)
  const cycle = [
    { path: 'consent/a.ts', text: "import { b } from './b.ts'" },
    { path: 'consent/b.ts', text: "import { c } from './c.ts'" },
    { path: 'consent/c.ts', text: "import { a } from './a.ts'" },
  ]
  t.strictSame(breaches(cycle), ['a cycle: consent/a.ts -> consent/b.ts -> consent/c.ts -> consent/a.ts'])
})

t.test('what only looks like a breach is not', async (t) => {
  const fine: SourceFile[] = [
    { path: 'eligibility/x.ts', text: "/** new Date() is for others */\nconst x = { kind: 'any' } // any" },
    { path: 'eligibility/y.ts', text: 'export const day = (text: string) => new Date(text)' },
    { path: 'referrals/x.ts', text: "import { refuse } from '#platform/problems.ts'\nimport './y.ts'" },
  ]
  t.strictSame(breaches(fine), [])
})
