import { demonstrationIssuer } from '#accounts/index.ts'
import { clientOf } from '../src/demonstration/accounts.ts'
import { usage, whose } from './token/whose.ts'

// npm run --silent token -- <role> [council]: a token of the demonstration that works for twelve hours.
// npm run --silent token -- --new <subject>: one for somebody who has no account yet.
const words = process.argv.slice(2)
const subject = whose(words)

if (subject === undefined) {
  process.stderr.write(usage(words))
  process.exitCode = 1
} else {
  const issuer = await demonstrationIssuer(process.env['FRONT_DOOR_DATA_DIR'] || '.data')
  process.stdout.write(`${await issuer.sign(subject, clientOf(subject))}\n`)
}
