import { readFileSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { LIFECYCLE, type Move, RECORD_ACTIONS } from '../../../src/directory/editing/lifecycle/rules.ts'

const GUIDE = new URL('../../../docs/guides/directory/editing.md', import.meta.url)
const [FROM, TO] = ['guide.test.ts -->\n', '<!-- end -->']

const listed = (values: readonly string[], of: number) => (values.length === of ? 'any' : values.join(', '))

const row = (action: string, { by, publication, change, to }: Move): string => {
  const leads = [to.publication, to.change].filter((state) => state !== undefined)
  const cells = [
    `\`${action}\``,
    listed(by, 9),
    listed(publication, 4),
    listed(change, 4),
    leads.length === 0 ? 'as it is' : leads.join(' / '),
  ]
  return `| ${cells.join(' | ')} |`
}

t.test('the guide’s table is the code’s', async (t) => {
  const table = [
    '| operation | by | publication | change | leads to |',
    '| --- | --- | --- | --- | --- |',
    ...RECORD_ACTIONS.flatMap((action) => LIFECYCLE[action].map((move) => row(action, move))),
  ]
  const text = readFileSync(GUIDE, 'utf8')
  const [start, end] = [text.indexOf(FROM) + FROM.length, text.indexOf(TO)]
  const ought = `${text.slice(0, start)}\n${table.join('\n')}\n\n${text.slice(end)}`
  if (process.env['FRONT_DOOR_TEST_RECORD'] === '1') writeFileSync(GUIDE, ought)
  t.equal(readFileSync(GUIDE, 'utf8'), ought)
})
