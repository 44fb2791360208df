import { demonstrationIssuer } from '#accounts/index.ts'
import { clientOf, demonstrationAccounts, subjectFor } from '../src/demonstration/accounts.ts'

// npm run --silent token -- <role> [council]: a token of the demonstration that works for twelve hours.
// npm run --silent token -- --new <subject>: one for somebody who has no account yet.
const [role, council] = process.argv.slice(2)
const subject = role === undefined ? undefined : subjectIn(role, council)

/** A new subject is nobody's who is there. */
function subjectIn(role: string, second: string | undefined): string | undefined {
  if (role !== '--new') return subjectFor(role, second)
  const taken = demonstrationAccounts.accounts.some((account) => account.subject === second)
  return taken || !/^[\w@.-]{1,100}$/.test(second ?? '') ? undefined : second
}

if (subject === undefined) {
  process.stderr.write(usage())
  process.exitCode = 1
} else {
  const issuer = await demonstrationIssuer(process.env['FRONT_DOOR_DATA_DIR'] || '.data')
  process.stdout.write(`${await issuer.sign(subject, clientOf(subject))}\n`)
}

function usage(): string {
  const subjects = demonstrationAccounts.accounts.map((account) => account.subject)
  const [staff, senders] = [
    subjects.filter((each) => each.includes('@')),
    subjects.filter((each) => !each.includes('@')),
  ]
  const parts = (at: number) => [...new Set(staff.map((each) => each.split('@')[at]))].join(', ')
  const asked = [role, council].filter((word) => word !== undefined).join(' ')
  return `${asked === '' ? '' : `Nobody in the demonstration is: ${asked}.\n`}Usage: npm run --silent token -- <role> [council], or --new <subject>
Roles of senders: ${senders.join(', ')}
Roles of a council: ${parts(0)}
Councils: ${parts(1)} (westminster where none is named)
`
}
