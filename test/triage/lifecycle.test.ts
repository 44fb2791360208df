import { readFileSync } from 'node:fs'
import t from 'tap'
import { lifecycleDocument } from '../../scripts/lifecycle/document.ts'
import { ACTIONS, isMove, LIFECYCLE, statesOf } from '../../src/referrals/lifecycle/rules.ts'
import {
  isWithCouncil,
  type ReferralStatus,
  statuses,
  WITH_COUNCIL,
} from '../../src/referrals/lifecycle/status.ts'
import { COUNCIL_READERS } from '../../src/referrals/permissions.ts'

/** What a submission leads to, by the four questions. */
const AT_SUBMISSION: ReferralStatus[] = ['received', 'emergency_stopped', 'redirected', 'referred_back']

/** `closed` comes with the hand-over; until then only a withdrawal ends anything. */
const FINAL: ReferralStatus[] = ['withdrawn']

type Pair = `${ReferralStatus} > ${ReferralStatus}`
const pairs = statuses.flatMap((from) => statuses.map((to) => [from, to] as const))
const name = ([from, to]: readonly [ReferralStatus, ReferralStatus]): Pair => `${from} > ${to}`

/** Every change of state there is, written out by hand from domain.md sections 3 and 5 (withdrawal). */
const CHANGES: Readonly<Record<string, string>> = {
  emergency_stopped: 'awaiting_confirmation decided received redirected referred_back under_review',
  referred_back: 'emergency_stopped received redirected withdrawn',
  redirected: 'emergency_stopped referred_back withdrawn',
  received:
    'awaiting_confirmation awaiting_information decided emergency_stopped referred_back screening withdrawn',
  screening:
    'awaiting_confirmation awaiting_information decided emergency_stopped received referred_back withdrawn',
  awaiting_information:
    'awaiting_confirmation decided emergency_stopped received referred_back screening withdrawn',
  awaiting_confirmation:
    'awaiting_information decided emergency_stopped referred_back screening under_review',
  decided: 'emergency_stopped under_review',
  under_review: 'awaiting_confirmation decided emergency_stopped referred_back',
  withdrawn: '',
}

t.test('every state can be reached from a submission', async (t) => {
  const reached = new Set(AT_SUBMISSION)
  for (const from of reached) for (const to of statuses) if (isMove(from, to)) reached.add(to)
  t.strictSame([...reached].sort(), [...statuses].sort())
})

t.test('every state is left by some action, but those that are final', async (t) => {
  for (const from of statuses) {
    const leads = statuses.some((to) => to !== from && isMove(from, to))
    t.equal(leads, !FINAL.includes(from), from)
  }
})

t.test('a change of state is one that an action makes, and no other', async (t) => {
  const union = new Set<Pair>(statuses.map((status) => name([status, status])))
  for (const action of ACTIONS)
    for (const { from, to } of LIFECYCLE[action].moves)
      for (const start of from) for (const end of to === 'same' ? [start] : to) union.add(name([start, end]))
  t.strictSame(
    pairs.filter(([from, to]) => isMove(from, to)).map(name),
    pairs.map(name).filter((pair) => union.has(pair)),
  )
})

t.test('and those are the changes of the domain', async (t) => {
  t.strictSame(Object.keys(CHANGES).sort(), [...statuses].sort())
  for (const from of statuses) {
    const to = statuses.filter((status) => status !== from && isMove(from, status))
    t.strictSame(to.sort().join(' '), CHANGES[from], from)
  }
})

t.test(
  'where the council acts, somebody there may; where only the sender does, no role of a council does',
  async (t) => {
    const staff = Object.keys(COUNCIL_READERS)
    for (const action of ACTIONS) {
      const { by, roles, moves } = LIFECYCLE[action]
      t.ok(by.length > 0 && moves.length > 0, action)
      t.equal(roles.length > 0, by.includes('council'), action)
      t.ok(
        roles.every((role) => staff.includes(role)),
        `${action}: whoever acts on a referral may read it`,
      )
      for (const { from, to } of moves) {
        t.ok(from.length > 0 && new Set(from).size === from.length, `${action} starts somewhere, once`)
        if (to !== 'same')
          t.ok(to.length > 0 && new Set(to).size === to.length, `${action} leads somewhere, once`)
      }
      t.strictSame(new Set(statesOf(action)), new Set(moves.flatMap(({ from }) => from)), action)
    }
  },
)

t.test('each move of more than one way says when it is taken', async (t) => {
  for (const action of ACTIONS) {
    const { moves } = LIFECYCLE[action]
    for (const status of statesOf(action)) {
      const ways = moves.filter(({ from }) => from.includes(status))
      t.ok(ways.filter(({ when }) => when === undefined).length <= 1, `${action} from ${status}`)
    }
  }
})

t.test(
  'what waits for the council can be claimed, released once claimed, and comes to a decision',
  async (t) => {
    for (const status of statuses)
      t.equal(statesOf('claimReferral').includes(status), isWithCouncil(status), status)
    t.strictSame(
      [...statesOf('releaseReferral')].sort(),
      WITH_COUNCIL.filter((status) => status !== 'received').sort(),
    )
    for (const status of WITH_COUNCIL)
      t.ok([...statesOf('recordDecision'), ...statesOf('confirmDecision')].includes(status), status)
  },
)

t.test('a decision made, or waiting for its signature, is not undone by its sender', async (t) => {
  for (const status of ['awaiting_confirmation', 'decided', 'under_review'] as const)
    t.notOk(isMove(status, 'withdrawn'), status)
})

t.test('danger stops a referral from every state that is not over', async (t) => {
  for (const status of statuses) t.equal(isMove(status, 'emergency_stopped'), status !== 'withdrawn', status)
})

t.test('docs/lifecycle.md is that of the code, and shows every change of state', async (t) => {
  const text = lifecycleDocument()
  t.equal(readFileSync(new URL('../../docs/lifecycle.md', import.meta.url), 'utf8'), text)
  const shown = [...text.matchAll(/^ {2}(\w+) --> (\w+): /gm)].map(([, from, to]) => `${from} > ${to}`)
  t.strictSame(
    shown.sort(),
    pairs
      .filter(([from, to]) => from !== to && isMove(from, to))
      .map(name)
      .sort(),
  )
})
