import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import t from 'tap'
import { demonstrationIssuer } from '#accounts/index.ts'
import { createDataDir } from '../helpers/postgres-own.ts'

const run = promisify(execFile)
const FRONT_DOOR_DATA_DIR = await createDataDir(t)
const token = (...words: string[]) =>
  run(process.execPath, ['scripts/token.ts', ...words], { env: { ...process.env, FRONT_DOOR_DATA_DIR } })

const claimsOf = (text: string) => JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString())

const CASES: readonly (readonly [string[], string])[] = [
  [['referrer'], 'referrer'],
  [['screening_officer'], 'screening_officer@westminster'],
  [['screening_officer', 'rbkc'], 'screening_officer@rbkc'],
  [['--new', 'jo@toddlers'], 'jo@toddlers'],
]

t.test('prints one token and nothing else', async (t) => {
  await demonstrationIssuer(FRONT_DOOR_DATA_DIR)
  for (const [words, subject] of CASES) {
    const { stdout } = await token(...words)
    t.match(stdout, /^[\w-]+\.[\w-]+\.[\w-]+\n$/)
    t.equal(claimsOf(stdout).sub, subject)
  }
})

t.test('lists whom there is a token for, where there is none', async (t) => {
  for (const words of [
    [],
    ['nobody'],
    ['screening_officer', 'camden'],
    ['--new'],
    ['--new', 'referrer'],
    ['--new', 'a b'],
  ]) {
    const failure = await token(...words).then(
      () => undefined,
      (error: { code: number; stdout: string; stderr: string }) => error,
    )
    t.match(
      failure,
      { code: 1, stdout: '', stderr: /referrer.*screening_officer.*westminster, rbkc/s },
      words.join(' '),
    )
  }
})
