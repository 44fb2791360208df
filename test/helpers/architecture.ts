/** A file of src/, by its path from there. */
export type SourceFile = { path: string; text: string }

/** Which folders a folder may import from, besides itself; `npm` stands for any package. design.md section 1. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  calendar: ['typebox'],
  eligibility: ['typebox', 'calendar', 'node:crypto'],
  councils: ['typebox', 'calendar', 'eligibility'],
  platform: ['npm', 'node'],
  accounts: features('accounts'),
  directory: features('directory'),
  consent: features('consent'),
  reference: features('reference'),
  referrals: features('referrals'),
  triage: features('triage'),
  sharing: features('sharing'),
  handover: features('handover'),
  demonstration: ['npm', 'node', '*'],
  server: ['npm', 'node', '*'],
  '': ['npm', 'node', '*'],
}

function features(name: string): string[] {
  const order = [
    'accounts',
    'directory',
    'consent',
    'reference',
    'referrals',
    'triage',
    'sharing',
    'handover',
  ]
  const left = order.slice(0, order.indexOf(name))
  return ['npm', 'node', 'platform', 'calendar', 'eligibility', 'councils', ...left]
}

/** Folders that see no clock, no randomness, no process and no file: the day is an argument. */
const PURE = ['calendar', 'eligibility', 'councils', 'consent']

const IMPURE: readonly (readonly [RegExp, string])[] = [
  [/\bnew Date\(\s*\)/, 'new Date()'],
  [/\bDate\.now\b/, 'Date.now'],
  [/\bMath\.random\b/, 'Math.random'],
  [/\bperformance\.now\b/, 'performance.now'],
  [/\bprocess\./, 'process'],
  [/\brandomUUID|randomInt|randomBytes|uuidv7\b/, 'randomness'],
]

const LONGEST = 250

const folderOf = (path: string) => (path.includes('/') ? (path.split('/')[0] as string) : '')

/** Comments hold words, and templates hold lines of other languages: neither is code. */
const codeOf = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')

/** What a file imports or exports from, types too. */
export function importsOf({ text }: SourceFile): string[] {
  const found = codeOf(text).matchAll(/(?:\bfrom\s+|^\s*import\s+|\bimport\(\s*)'([^']+)'/gm)
  return [...found].map(([, specifier]) => specifier as string)
}

/** The same without what is gone when the types are stripped: only what runs can run in a circle. */
const runningImportsOf = (file: SourceFile): string[] =>
  importsOf({
    path: file.path,
    text: codeOf(file.text).replace(/^(?:import|export) type [\s\S]*?from '[^']+'/gm, ''),
  })

/** Where an import leads: a path from src/, or a package. */
function targetOf(file: SourceFile, specifier: string): { path: string } | { npm: string } {
  if (specifier.startsWith('#')) return { path: specifier.slice(1) }
  if (!specifier.startsWith('.')) return { npm: specifier }
  return { path: new URL(specifier, `file:///${file.path}`).pathname.slice(1) }
}

function importBreaches(file: SourceFile): string[] {
  const folder = folderOf(file.path)
  const allowed = MAY_IMPORT[folder]
  if (allowed === undefined)
    return [`${file.path}: the folder ${folder} is not in the table of who may import whom`]
  return importsOf(file).flatMap((specifier) => {
    const target = targetOf(file, specifier)
    const breach =
      'npm' in target
        ? packageBreach(allowed, target.npm)
        : folderBreach(folder, allowed, specifier, target.path)
    return breach === undefined ? [] : [`${file.path} imports ${specifier}: ${breach}`]
  })
}

function packageBreach(allowed: readonly string[], name: string): string | undefined {
  const kind = name.startsWith('node:') ? 'node' : 'npm'
  return allowed.includes(kind) || allowed.includes(name.startsWith('typebox/') ? 'typebox' : name)
    ? undefined
    : 'not a package this folder may use'
}

function folderBreach(
  from: string,
  allowed: readonly string[],
  specifier: string,
  path: string,
): string | undefined {
  const to = folderOf(path)
  if (!path.endsWith('.ts')) return 'imports end in .ts'
  if (to === from) return specifier.startsWith('#') ? 'within a folder imports are relative' : undefined
  // The process and the demonstration stand outside the features and are assembled by file.
  if (allowed.includes('*')) return undefined
  if (!allowed.includes(to)) return `${from} may not import from ${to}`
  if (!specifier.startsWith('#')) return 'across folders imports start with #'
  if (to !== 'platform' && path !== `${to}/index.ts`) return `only #${to}/index.ts is open to others`
  return undefined
}

function codeBreaches(file: SourceFile): string[] {
  const folder = folderOf(file.path)
  const code = codeOf(file.text)
  const faults: string[] = []
  if (PURE.includes(folder))
    faults.push(...IMPURE.filter(([pattern]) => pattern.test(code)).map(([, name]) => name))
  // A feature takes the day from its caller; only the process and the platform may look at the wall clock.
  else if (
    ['accounts', 'reference', 'referrals', 'triage', 'sharing', 'handover'].includes(folder) &&
    /\bnew Date\(\s*\)|\bDate\.now\b/.test(code)
  )
    faults.push('the wall clock')
  if (/[:<(,|]\s*any\b(?!['\w])|\bas any\b/.test(withoutTexts(code))) faults.push('any')
  if (/@ts-(ignore|nocheck|expect-error)|biome-ignore/.test(file.text)) faults.push('a silenced check')
  const lines = file.text.split('\n').length
  if (lines > LONGEST) faults.push(`${lines} lines; ${LONGEST} at most`)
  return faults.map((fault) => `${file.path}: ${fault}`)
}

const withoutTexts = (code: string) => code.replace(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''")

/** A route file holds one operation, named as the file, exported under its own id. */
function routeBreaches(file: SourceFile): string[] {
  if (!/\/routes\/[^/]+\.ts$/.test(file.path)) return []
  const name = file.path.slice(file.path.lastIndexOf('/') + 1, -'.ts'.length)
  const id = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const ids = [...file.text.matchAll(/\boperation\(\{\s*id: '(\w+)'/g)].map(([, found]) => found)
  const exported = [...file.text.matchAll(/^export (?:const|function|class|default) ?(\w*)/gm)].map(
    ([, found]) => found,
  )
  if (ids.join() === id && exported.join() === id) return []
  return [
    `${file.path}: should hold and export the one operation ${id}, holds ${ids.join() || 'none'}, exports ${exported.join() || 'nothing'}`,
  ]
}

function cycles(files: readonly SourceFile[]): string[] {
  const known = new Set(files.map(({ path }) => path))
  const edges = new Map(
    files.map((file) => [
      file.path,
      runningImportsOf(file).flatMap((specifier) => {
        const target = targetOf(file, specifier)
        return 'path' in target && known.has(target.path) ? [target.path] : []
      }),
    ]),
  )
  const done = new Set<string>()
  const found: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) found.push(`a cycle: ${[...trail.slice(at), path].join(' -> ')}`)
    if (at >= 0 || done.has(path)) return
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const { path } of files) visit(path, [])
  return found
}

/** Every breach of the house's rules, in words that name the file. */
export const breaches = (files: readonly SourceFile[]): string[] => [
  ...files.flatMap((file) => [...importBreaches(file), ...codeBreaches(file), ...routeBreaches(file)]),
  ...cycles(files),
]
