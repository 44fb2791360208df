import { readFileSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { directoryOperations } from '#directory/index.ts'

// The table is the code's. To write it anew: FRONT_DOOR_TEST_RECORD=1 npx tap test/docs/all.ts
const FILE = new URL('../../docs/guides/directory.md', import.meta.url)
const PLACE = /(?<=test\/docs\/all\.ts -->\n).*(?=<!-- end -->)/s

const WHO: Readonly<Record<string, string>> = {
  anyone: 'anybody, without a token',
  identified: 'whoever has signed in, with or without an account',
  directory_provider: 'providers',
  directory_editor: 'editors of the council',
  'directory_editor, directory_provider': 'providers and editors, each of their own records',
}

const allowed = (allow: string | readonly string[]) =>
  typeof allow === 'string' ? allow : [...allow].sort().join(', ')

t.test('the guide to the directory says who may call what, as the operations do', async (t) => {
  const byWho = Map.groupBy(directoryOperations, ({ allow }) => allowed(allow))
  t.strictSame(
    [...byWho.keys()].filter((who) => WHO[who] === undefined),
    [],
    'each has its words',
  )
  const rows = Object.entries(WHO).map(([who, words]) => {
    const names = (byWho.get(who) ?? []).map(({ id }) => `\`${id}\``)
    return `| ${words} | ${names.join(', ')} |\n`
  })
  const table = `\n| who | operations |\n| --- | --- |\n${rows.join('')}\n`
  if (process.env['FRONT_DOOR_TEST_RECORD'] === '1')
    writeFileSync(
      FILE,
      readFileSync(FILE, 'utf8').replace(PLACE, () => table),
    )
  t.equal(PLACE.exec(readFileSync(FILE, 'utf8'))?.[0], table)
})
