import { demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import { callerOf } from '../helpers/call.ts'
import { type Form, formFrom } from '../helpers/forms.ts'
import type { TestService } from '../helpers/service.ts'

const accountOf = (subject: string): string => {
  const found = demonstrationAccounts.accounts.find((each) => each.subject === subject)
  if (found === undefined) throw new Error(`There is nobody called ${subject}.`)
  return found.id
}

const COUNCILS = {
  westminster: { example: 'eligible', subjects: ['jonah', 'maribel'], professional: 'hub-worker' },
  rbkc: { example: 'rbkc-early-help', subjects: ['kwame', 'adaeze'], professional: 'senco' },
} as const
type Council = keyof typeof COUNCILS

/** Each consent state: what the form then says, and to whom it may be disclosed by the notice's own words. */
const STATES = {
  given: { allows: ['team', 'named'] },
  explicit: { allows: ['team', 'named', 'explicit'] },
  limited: { allows: ['named'] },
  refused: { allows: [] },
  not_sought: { allows: [] },
  overridden: { allows: ['team', 'named', 'explicit', 'not_named'], staysAfterWithdrawal: true },
} as const satisfies Record<string, { allows: readonly RecipientId[]; staysAfterWithdrawal?: true }>
type State = keyof typeof STATES

const RECIPIENTS = ['team', 'named', 'explicit', 'not_named'] as const
type RecipientId = (typeof RECIPIENTS)[number]

const READERS: Record<RecipientId, (council: Council) => string> = {
  team: (council) => `intensive_family_support_team@${council}`,
  named: () => 'health_visitor',
  explicit: () => 'other-referrer',
  not_named: () => 'directory_provider',
}

const recipientOf = (id: RecipientId, council: Council) =>
  ({
    team: { kind: 'internal_team', team: 'intensive_family_support_team' },
    named: {
      kind: 'named_professional',
      professional: COUNCILS[council].professional,
      account: accountOf('health_visitor'),
    },
    explicit: { kind: 'external', organisation: 'Example Youth Club', account: accountOf('other-referrer') },
    not_named: {
      kind: 'external',
      organisation: 'Example Landlord',
      account: accountOf('directory_provider'),
    },
  })[id]

function say(form: Form, state: State): void {
  const [record] = form.consent?.records ?? []
  if (record === undefined || form.consent === undefined) throw new Error('The example has a consent record.')
  form.consent.records = [record]
  if (state === 'explicit')
    record['explicitConsents'] = [
      {
        recipient: 'Example Youth Club',
        purpose: 'support_family',
        words: 'Yes, tell the youth club.',
        at: record['at'],
      },
    ]
  if (state === 'limited') {
    record['state'] = 'given_with_limitations'
    record['limitations'] = [
      {
        kind: 'not_this_recipient',
        words: 'Not the intensive family support people, please.',
        recipients: ['Intensive Family Support Team'],
      },
    ]
  }
  if (state === 'refused' || state === 'overridden') record['state'] = 'refused'
  if (state === 'not_sought') record['state'] = 'not_sought'
  if (state === 'overridden') form.consent.override = { basis: 'safeguarding', personAtRisk: 'child' }
}

const everybody = [
  ...new Set(
    RECIPIENTS.flatMap((id) => (['westminster', 'rbkc'] as const).map((council) => READERS[id](council))),
  ),
  'referrer',
  'disabled_childrens_team@westminster',
  'decision_maker@rbkc',
]

export type Cell = { name: string; expected: number; found: number }

type Made = { council: Council; state: State; recipient: RecipientId; disclosure: string; referral: string }

/**
 * Two councils, every state of consent, four recipients, before and after withdrawal: everybody asks for everything
 * that was disclosed, and reads what was disclosed to them while it holds.
 */
export async function recipientsMatrix(service: TestService): Promise<Cell[]> {
  const as = callerOf(service)
  const cells: Cell[] = []
  const made: Made[] = []
  for (const council of Object.keys(COUNCILS) as Council[])
    for (const state of Object.keys(STATES) as State[]) {
      const { example, subjects } = COUNCILS[council]
      const sent = await as('referrer').post(
        '/v1/referrals',
        formFrom(example, (form) => say(form, state)),
      )
      if (sent.status !== 201) throw new Error(`${council} ${state}: ${JSON.stringify(sent.body)}`)
      const referral = String(sent.body['id'])
      for (const recipient of RECIPIENTS) {
        const answer = await as(`decision_maker@${council}`).post(`/v1/referrals/${referral}/disclosures`, {
          recipient: recipientOf(recipient, council),
          subjects,
          purpose: state === 'overridden' ? 'protect_person_at_risk' : 'support_family',
          categories: ['identity', 'education'],
          ...(state === 'overridden' ? { override: { basis: 'safeguarding', partInProtecting: true } } : {}),
        })
        const allowed = (STATES[state].allows as readonly string[]).includes(recipient)
        const name = `${council} ${state}: disclosed to ${recipient}`
        cells.push({ name, expected: allowed ? 201 : 409, found: answer.status })
        if (answer.status === 201)
          made.push({ council, state, recipient, referral, disclosure: String(answer.body['id']) })
      }
    }

  await ask(
    'before withdrawal',
    () => everybody,
    () => true,
  )
  service.clock.now = new Date(service.clock.now.getTime() + 60_000)
  for (const referral of new Set(made.map((each) => each.referral))) await withdraw(referral)
  await ask(
    'after withdrawal',
    (each) => [READERS[each.recipient](each.council), 'referrer'],
    ({ state }) => 'staysAfterWithdrawal' in STATES[state],
  )
  return cells

  async function withdraw(referral: string): Promise<void> {
    const one = made.find((each) => each.referral === referral) as Made
    const by = one.recipient === 'team' ? 'referrer' : `screening_officer@${one.council}`
    const { etag } = await as(by).get(`/v1/referrals/${referral}`)
    const answer = await as(by).post(
      `/v1/referrals/${referral}/consents/withdrawal`,
      {
        subjects: COUNCILS[one.council].subjects,
        givenBy: {
          person: COUNCILS[one.council].subjects[1],
          relation: 'mother',
          entitlement: 'parental_responsibility',
          heldThrough: 'birth_mother',
        },
        how: 'telephone',
        at: service.clock.now.toISOString(),
        recordedBy: { name: 'Example Teacher', role: 'Teacher' },
      },
      { ifMatch: etag },
    )
    if (answer.status !== 201) throw new Error(`${one.council} ${one.state}: ${JSON.stringify(answer.body)}`)
  }

  async function ask(
    when: string,
    readers: (each: Made) => readonly string[],
    holds: (each: Made) => boolean,
  ): Promise<void> {
    for (const each of made)
      for (const reader of readers(each)) {
        const own = reader === READERS[each.recipient](each.council)
        const { status } = await as(reader).get(`/v1/shared-referrals/${each.disclosure}`)
        cells.push({
          name: `${each.council} ${each.state}: to ${each.recipient}, read by ${reader} ${when}`,
          expected: own ? (holds(each) ? 200 : 410) : 404,
          found: status,
        })
      }
  }
}
