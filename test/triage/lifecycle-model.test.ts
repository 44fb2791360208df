import fc from 'fast-check'
import t from 'tap'
import { LIFECYCLE } from '../../src/referrals/lifecycle/rules.ts'
import { createStage } from '../helpers/stage.ts'
import { beginnings, type Model, type Real, type Seen, step, tries } from './model/commands.ts'
import { createModelWorld, send } from './model/world.ts'

const world = await createModelWorld(await createStage(t))

/** So many lives, each with up to thirty things tried in it; more with FRONT_DOOR_TEST_LIVES=500 TAP_TIMEOUT=600. */
const LIVES = Number(process.env['FRONT_DOOR_TEST_LIVES'] ?? 28)

const seen: Seen[] = []
const nameOf = ({ action, from, to }: Seen) =>
  typeof to === 'number' ? `${action} ${to}` : `${action}: ${from} > ${to}`

t.test('whatever is tried by whomever in whatever order, the service does what the model does', async (t) => {
  // A divergence names the seed and the shortest way to it that was found.
  await fc.assert(
    fc.asyncProperty(beginnings, tries, async ({ form, sender, way }, commands) => {
      const { id, referral } = await send(world, form, sender)
      const model: Model = { referral }
      const real: Real = { world, id, seen: (what) => seen.push(what) }
      for (const each of way) await each.run(model, real)
      await fc.asyncModelRun(() => ({ model, real }), commands)
    }),
    { numRuns: LIVES },
  )
  t.ok(seen.length >= 300, `${seen.length} tries`)
  const kinds = new Set(seen.map(nameOf))
  t.ok(kinds.size >= 50, `${kinds.size} kinds of what can come of one`)
})

t.test('every change of state that was seen is in the table of the code', async (t) => {
  const inTable = ({ action, from, to }: Seen) =>
    LIFECYCLE[action].moves.some(
      (move) =>
        move.from.includes(from) && (move.to === 'same' ? from === to : move.to.some((end) => end === to)),
    )
  const done = seen.filter(({ to }) => typeof to === 'string')
  t.strictSame([...new Set(done.filter((each) => !inTable(each)).map(nameOf))], [])
})

t.test('what a person sent back for consent stays back when nothing gives a reason to go on', async () => {
  const { id, referral } = await send(world, 'eligible', 'referrer')
  const model: Model = { referral }
  const real: Real = { world, id, seen: () => undefined }
  await step('decision_maker@westminster', 'recordDecision', { outcome: 'refer_back_no_consent' }).run(
    model,
    real,
  )
  await step('referrer', 'amendReferral').run(model, real)
})
