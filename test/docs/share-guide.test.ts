import { readFileSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { SHARING_ROWS, type SharingRow } from '#consent/sharing/rows.ts'

// The table of the guide is the code's. To write it anew: FRONT_DOOR_TEST_RECORD=1 npx tap test/docs/all.ts
const FILE = new URL('../../docs/guides/share.md', import.meta.url)
const PLACE = /(?<=<!-- rows -->\n).*(?=<!-- \/rows -->)/s

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`

const rowOf = ([row, { action, recipient, consent, override, answer, sentence }]: [string, SharingRow]) =>
  line([
    row,
    action === 'go_on' ? 'the case goes on' : recipient,
    consent,
    override,
    answer.replaceAll('_', ' '),
    sentence,
  ])

const table = [
  line(['row', 'with whom', 'consent', 'override', 'answer', 'promise']),
  line(Array(6).fill('---')),
  ...(Object.entries(SHARING_ROWS) as [string, SharingRow][]).map(rowOf),
].join('')

t.test('the guide to sharing shows the decision table of the code', async (t) => {
  const guide = readFileSync(FILE, 'utf8')
  if (process.env['FRONT_DOOR_TEST_RECORD'] === '1')
    writeFileSync(
      FILE,
      guide.replace(PLACE, () => table),
    )
  t.equal(PLACE.exec(readFileSync(FILE, 'utf8'))?.[0], table)
})
