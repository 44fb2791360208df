import { LIFECYCLE, type ReferralAction, STATUSES, WITH_COUNCIL } from '#referrals/index.ts'

type Status = keyof typeof STATUSES
type Rule = (typeof LIFECYCLE)[ReferralAction]
type Move = Rule['moves'][number]

/** What a submission may come to: the four questions it is asked say which (src/referrals/submission). */
const AT_SUBMISSION: readonly Status[] = ['received', 'emergency_stopped', 'redirected', 'referred_back']

const statuses = Object.keys(STATUSES) as Status[]
const rules = Object.entries(LIFECYCLE) as [ReferralAction, Rule][]

const targetsOf = (move: Move): readonly Status[] => (move.to === 'same' ? [] : move.to)

/** The operations that lead from one state to another, each once, in the order of the table. */
function operationsBetween(from: Status, to: Status): string[] {
  const leads = (move: Move) => from !== to && move.from.includes(from) && targetsOf(move).includes(to)
  return rules.filter(([, { moves }]) => moves.some(leads)).map(([operation]) => operation)
}

const isFinal = (status: Status) => statuses.every((to) => operationsBetween(status, to).length === 0)

/** A Mermaid state diagram: what leads from where to where. What leaves a referral where it is stands in the table. */
function diagram(): string {
  const between = statuses.flatMap((from) =>
    statuses.flatMap((to) => {
      const operations = operationsBetween(from, to)
      return operations.length === 0 ? [] : [`${from} --> ${to}: ${operations.join(', ')}`]
    }),
  )
  const lines = [
    ...AT_SUBMISSION.map((status) => `[*] --> ${status}: submitReferral`),
    ...between,
    ...statuses.filter(isFinal).map((status) => `${status} --> [*]`),
  ]
  return ['stateDiagram-v2', ...lines.map((line) => `  ${line}`)].join('\n')
}

const words = (codes: readonly string[]) => codes.map((code) => code.replaceAll('_', ' ')).join(', ')

/** The states of a move; those that it leaves out, where these are fewer. */
function statesIn(from: readonly Status[]): string {
  const others = statuses.filter((status) => !from.includes(status))
  if (others.length === 0) return 'every state'
  return others.length < 4 ? `every state but ${words(others)}` : words(from)
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

const byWhom = ({ by, roles }: Rule) =>
  by.map((side) => (side === 'sender' ? 'the sender' : `the council: ${words(roles)}`)).join('; ')

function table(): string {
  const rows = rules.flatMap(([operation, rule]) =>
    rule.moves.map((move, index) =>
      row([
        index === 0 ? `\`${operation}\`` : '',
        index === 0 ? byWhom(rule) : '',
        statesIn(move.from),
        move.to === 'same' ? 'stays' : words(move.to),
        move.when ?? '',
      ]),
    ),
  )
  return [row(['action', 'by whom', 'from', 'to', 'when']), row(Array(5).fill('---')), ...rows].join('\n')
}

const meanings = () =>
  statuses
    .map((status) => {
      const queue = (WITH_COUNCIL as readonly string[]).includes(status) ? ' In the triage queue.' : ''
      return `- **${words([status])}** (\`${status}\`): ${STATUSES[status]}${queue}`
    })
    .join('\n')

/** docs/lifecycle.md, as the one table of the code gives it. */
export const lifecycleDocument = (): string => `# The life of a referral

Made from \`src/referrals/lifecycle/\` by \`npm run lifecycle\`; \`npm run check\` says when it is not up to date. The
operations, their 409 answers (\`currentState\`, \`possibleActions\`) and \`getReferralActions\` are made from the same
table. What an action asks besides the state (a second person, the assignee, an open question) is in
\`src/referrals/lifecycle/why-not.ts\`, and \`getReferralActions\` says it of a referral.

## The states

${meanings()}

## What leads where

\`\`\`mermaid
${diagram()}
\`\`\`

## Who may do what

${table()}
`
