import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import t from 'tap'
import { demonstrationIssuer } from '#accounts/index.ts'
import { usage, whose } from '../../scripts/token/whose.ts'
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
  const { stdout } = await token('screening_officer', 'rbkc')
  t.match(stdout, /^[\w-]+\.[\w-]+\.[\w-]+\n$/)
  t.equal(claimsOf(stdout).sub, 'screening_officer@rbkc')
})

t.test('knows whose is asked for', async (t) => {
  for (const [words, subject] of CASES) t.equal(whose(words), subject)
})

t.test('lists whom there is a token for, where there is none', async (t) => {
  const failure = await token('nobody').then(
    () => undefined,
    (error: { code: number; stdout: string; stderr: string }) => error,
  )
  t.match(failure, { code: 1, stdout: '', stderr: usage(['nobody']) })
  for (const words of [
    [],
    ['nobody'],
    ['screening_officer', 'camden'],
    ['--new'],
    ['--new', 'referrer'],
    ['--new', 'a b'],
  ]) {
    t.equal(whose(words), undefined, words.join(' '))
    t.match(usage(words), /referrer.*screening_officer.*westminster, rbkc/s)
  }
})
