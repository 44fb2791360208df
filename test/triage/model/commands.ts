import fc from 'fast-check'
import { OUTCOMES } from '../../helpers/decisions.ts'
import { type Criteria, type Deed, expectedOf } from './deeds.ts'
import { type Action, actions, type Modelled, possibleActions, RULES, type State, seesFor } from './model.ts'
import { PEOPLE, type Person, person } from './people.ts'
import { ask, FORMS, type ModelWorld, rowOf } from './world.ts'

type Row = Awaited<ReturnType<typeof rowOf>>

export type Model = { referral: Modelled; row?: Row }
export type Real = { readonly world: ModelWorld; readonly id: string; readonly seen: (what: Seen) => void }

/** What came of a try: the change of state that was made, or the status of the refusal. */
export type Seen = { readonly action: Action; readonly from: State; readonly to: State | number }

/** Refusals that say what state it is in and what may be done. */
const TELLING = ['not-in-this-state', 'needs-another-person', 'safeguarding-recorded']

const sorted = (values: readonly string[]) => [...values].sort()

function same(name: string, real: unknown, ought: unknown): void {
  const [is, should] = [JSON.stringify(real), JSON.stringify(ought)]
  if (is !== should) throw new Error(`${name}: the service says ${is}, the model ${should}`)
}

/** Somebody tries something: the answer, and what is there afterwards, have to be those of the model. */
export class Try implements fc.AsyncCommand<Model, Real> {
  readonly deed: Deed
  readonly person: Person
  constructor(deed: Deed, who: Person) {
    this.deed = deed
    this.person = who
  }

  check(): boolean {
    return true
  }

  async run(model: Model, { world, id, seen }: Real): Promise<void> {
    const { deed, person: who } = this
    const before = model.row ?? (await rowOf(world, id))
    const from = model.referral
    const expected = expectedOf(deed, who, from, before.result as Criteria)
    const answer = await ask(world, id, deed, who, before.version)
    const name = `${this} from ${from.state} (${answer.body.slice(0, 300)})`
    same(`${name}: status`, answer.statusCode, expected.status)
    const done = expected.status < 300
    if (answer.statusCode === 409) this.#says(name, answer.json(), from)
    const after = await rowOf(world, id)
    model.row = after
    model.referral = expected.after
    this.#holds(name, world, model.referral, after)
    if (done ? after.version <= before.version : after.version !== before.version)
      throw new Error(`${name}: version ${before.version} became ${after.version}`)
    if (done) same(`${name}: ETag`, answer.headers['etag'], `"${after.version}"`)
    if (['claimReferral', 'releaseReferral', 'requestInformation'].includes(deed.action))
      same(`${name}: the clock`, after.due_on, before.due_on)
    await this.#lists(name, world, id, model.referral)
    seen({ action: deed.action, from: from.state, to: done ? model.referral.state : expected.status })
  }

  /** What a 409 tells about the referral. */
  #says(name: string, problem: Record<string, unknown>, referral: Modelled): void {
    const code = String(problem['type']).split('/').at(-1) as string
    if (!TELLING.includes(code)) return
    same(`${name}: currentState`, problem['currentState'], referral.state)
    same(
      `${name}: possibleActions`,
      sorted(problem['possibleActions'] as string[]),
      sorted(possibleActions(this.person, referral)),
    )
  }

  /** The referral as it stands. */
  #holds(name: string, world: ModelWorld, referral: Modelled, row: Row): void {
    const proposing = referral.state === 'awaiting_confirmation'
    same(
      name,
      {
        state: row.status,
        assignee: world.subjectOf(row.assignee_id),
        openRequests: row.open_requests,
        proposedBy: proposing ? world.subjectOf(row.proposed_by) : null,
        deciders: sorted(row.deciders.map((account) => String(world.subjectOf(account)))),
        challengeOpen: row.challenge_open,
        withheld: row.withheld,
        safeguarding: row.safeguarding,
        unconfirmed: row.attention === 0,
      },
      {
        state: referral.state,
        assignee: referral.assignee,
        openRequests: referral.openRequests,
        proposedBy: proposing ? (referral.proposal?.by ?? null) : null,
        deciders: sorted(referral.deciders),
        challengeOpen: referral.challengeOpen,
        withheld: referral.withheld,
        safeguarding: referral.safeguarding,
        unconfirmed: referral.unconfirmed,
      },
    )
  }

  /** What getReferralActions lists for this person afterwards. */
  async #lists(name: string, world: ModelWorld, id: string, referral: Modelled): Promise<void> {
    if (seesFor('amendReferral', this.person, referral) !== 'yes') return
    const answer = await world.stage.as(this.person.subject, 'getReferralActions', {
      params: { referralId: id },
    })
    const { actions: listed } = answer.json<{ actions: { operation: string; allowed: boolean }[] }>()
    const allowed = listed.filter((each) => each.allowed).map((each) => each.operation)
    same(`${name}: getReferralActions`, sorted(allowed), sorted(possibleActions(this.person, referral)))
  }

  toString(): string {
    const { action, seen, reports, outcome, agrees } = this.deed
    const more =
      action === 'recordDecision'
        ? ` ${outcome}`
        : action === 'confirmDecision' || action === 'decideChallenge'
          ? ` ${agrees ? 'agreeing' : `not agreeing (${outcome})`}`
          : reports === 'nothing'
            ? ''
            : ` reporting ${reports}`
    return `${this.person.subject} ${action}${more}${seen === 'this version' ? '' : ' having seen another version'}`
  }
}

/** Those of whom the table says that they may do it somewhere, so that enough goes through; and now and then anybody. */
const peopleFor = (action: Action) => {
  const { sender, roles }: { sender: boolean; roles: readonly string[] } = RULES[action]
  const those = PEOPLE.filter(
    (each) =>
      (sender && each.sends !== null) ||
      (each.council === 'westminster' && each.role !== null && roles.includes(each.role)),
  )
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...those) },
    { weight: 1, arbitrary: fc.constantFrom(...PEOPLE) },
  )
}

const mostly = <T>(usual: T, ...others: T[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) })

const tryOf = (action: Action) =>
  fc
    .record({
      who: peopleFor(action),
      seen: mostly<Deed['seen']>('this version', 'another version'),
      reports: mostly<Deed['reports']>('nothing', 'danger', 'harm'),
      outcome: fc.constantFrom(...OUTCOMES),
      agrees: fc.boolean(),
    })
    .map(({ who, ...rest }) => new Try({ action, ...rest }, who))

export const tries = fc.commands(actions.map(tryOf), { maxCommands: 30, size: 'max' })

const deed = (action: Action, more: Partial<Deed> = {}): Deed => ({
  action,
  seen: 'this version',
  reports: 'nothing',
  outcome: 'accept_targeted_early_help',
  agrees: true,
  ...more,
})
export const step = (subject: string, action: Action, more: Partial<Deed> = {}) =>
  new Try(deed(action, more), person(subject))

const [SO, DM, DM2, EHM] = [
  'screening_officer@westminster',
  'decision_maker@westminster',
  'second_decision_maker@westminster',
  'early_help_manager@westminster',
]

/** Ways into a life that chance alone would seldom go. */
const WAYS: readonly (readonly Try[])[] = [
  [],
  [step(SO, 'claimReferral')],
  [step(SO, 'claimReferral'), step(SO, 'requestInformation'), step(DM, 'requestInformation')],
  [step(DM, 'recordDecision')],
  [step(DM, 'recordDecision', { outcome: 'transfer_social_care' })],
  [
    step(SO, 'claimReferral'),
    step(DM, 'recordDecision', { outcome: 'transfer_social_care' }),
    step(DM2, 'confirmDecision'),
  ],
  [step(DM, 'recordDecision'), step('referrer', 'challengeDecision')],
  [
    step(EHM, 'recordDecision', { outcome: 'no_further_action' }),
    step('organisation_lead', 'challengeDecision'),
  ],
  [
    step(DM, 'recordDecision'),
    step('referrer', 'challengeDecision'),
    step(DM2, 'decideChallenge'),
    step('referrer', 'challengeDecision'),
  ],
  [step(DM, 'recordDecision'), step('referrer', 'amendReferral')],
  [
    step(DM, 'recordDecision'),
    step('referrer', 'challengeDecision'),
    step(DM2, 'decideChallenge', { agrees: false, outcome: 'refer_back_no_consent' }),
  ],
  [
    step(DM, 'recordDecision'),
    step('referrer', 'challengeDecision'),
    step(DM, 'recordDecision', { outcome: 'transfer_social_care' }),
    step(DM2, 'confirmDecision'),
  ],
  // Danger while a decision is challenged: what protects is recorded, and the review goes on.
  [
    step(DM, 'recordDecision'),
    step('referrer', 'challengeDecision'),
    step('referrer', 'amendReferral', { reports: 'danger' }),
    step(DM2, 'recordDecision', { outcome: 'emergency_redirected' }),
  ],
]

const SENDERS = ['referrer', 'referrer', 'other-referrer', 'decider-who-refers']

export const beginnings = fc.record({
  form: fc.constantFrom('eligible', 'eligible', 'undetermined', ...Object.keys(FORMS)),
  sender: fc.constantFrom(...SENDERS),
  way: fc.constantFrom(...WAYS),
})
