import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import t from 'tap'

t.test('an error that nobody caught fails the test that was running', async (t) => {
  const helpers = join(import.meta.dirname, 'helpers')
  const { stdout, status } = spawnSync(
    process.execPath,
    [`--import=${join(helpers, 'light-domains.ts')}`, join(helpers, 'uncaught.ts')],
    { encoding: 'utf8' },
  )
  t.equal(status, 1)
  const said = stdout.matchAll(/^ *((?:not )?ok) \d+ - (\w+(?: on)?)/gm)
  t.strictSame([...said].map(([, ok, name]) => `${ok}: ${name}`).slice(0, 9), [
    ...['not ok: thrown', 'not ok: throws', 'not ok: rejected', 'not ok: rejects'],
    ...['not ok: inner', 'not ok: inside', 'not ok: outside', 'ok: well', 'ok: goes on'],
  ])
})
