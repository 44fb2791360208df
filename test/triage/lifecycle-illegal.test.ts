import t from 'tap'
import { ACTIONS, LIFECYCLE, type ReferralAction, statesOf } from '../../src/referrals/lifecycle/rules.ts'
import { statuses } from '../../src/referrals/lifecycle/status.ts'
import { putInto, STAGES, type Stage, sendReferral } from '../access/stages.ts'
import { createStage } from '../helpers/stage.ts'
import { newTriageRows } from '../helpers/triage-rows.ts'

const stage = await createStage(t)
const id = await sendReferral(stage, 'referrer', 'westminster')

const whoMay = (action: ReferralAction) =>
  LIFECYCLE[action].by.includes('sender') ? 'referrer' : 'decision_maker@westminster'

/** An ordinary referral of this state, all of it shown to the council. */
const standing = (status: Stage['status']): Stage => ({
  ...(STAGES.find((each) => each.status === status) as Stage),
  withheld: false,
})

t.test(
  'every action in every state that does not allow it answers with the state and what may be done',
  async (t) => {
    const illegal = ACTIONS.flatMap((action) =>
      statuses.filter((status) => !statesOf(action).includes(status)).map((status) => ({ action, status })),
    )
    t.ok(illegal.length > 60, `${illegal.length} pairs`)
    for (const { action, status } of illegal) {
      const row = await putInto(stage, id, standing(status))
      const name = `${action} when ${status}`
      const params = { referralId: id, ...newTriageRows() }
      const listed = await stage.as(whoMay(action), 'getReferralActions', { params })
      const allowed = listed
        .json<{ actions: { operation: string; allowed: boolean }[] }>()
        .actions.filter((each) => each.allowed)
        .map((each) => each.operation)
      t.notOk(allowed.includes(action), `${name}: getReferralActions`)
      const answer = await stage.as(whoMay(action), action, { params })
      t.equal(answer.statusCode, 409, name)
      const { type, currentState, possibleActions } = answer.json()
      t.strictSame(
        { type, currentState, possibleActions },
        { type: '/problems/not-in-this-state', currentState: status, possibleActions: allowed },
        name,
      )
      const after = await stage.database.admin
        .selectFrom('referral')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      t.strictSame({ ...after, organisation_name: '' }, row, `${name}: nothing has changed`)
    }
  },
)
