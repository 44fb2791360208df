import { demonstrationAccounts, subjectFor } from '../../src/demonstration/accounts.ts'

/** Whose token the words ask for: the subject; undefined where nobody is that. */
export function whose([role, second]: readonly string[]): string | undefined {
  if (role === undefined) return undefined
  if (role !== '--new') return subjectFor(role, second)
  // A new subject is nobody's who is there.
  const taken = demonstrationAccounts.accounts.some((account) => account.subject === second)
  return taken || !/^[\w@.-]{1,100}$/.test(second ?? '') ? undefined : second
}

/** What to say to words that ask for nobody's. */
export function usage(words: readonly string[]): string {
  const subjects = demonstrationAccounts.accounts.map((account) => account.subject)
  const [staff, senders] = [
    subjects.filter((each) => each.includes('@')),
    subjects.filter((each) => !each.includes('@')),
  ]
  const parts = (at: number) => [...new Set(staff.map((each) => each.split('@')[at]))].join(', ')
  const asked = words.slice(0, 2).join(' ')
  return `${asked === '' ? '' : `Nobody in the demonstration is: ${asked}.\n`}Usage: npm run --silent token -- <role> [council], or --new <subject>
Roles of senders: ${senders.join(', ')}
Roles of a council: ${parts(0)}
Councils: ${parts(1)} (westminster where none is named)
`
}
